// Who sits in which group. A person is in one group of an agenda item, whoever seats them; a board follows the seats of its
// meeting by an act of the server, so that whoever moves finds the other board open, and the one they left closed.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/rules/agenda.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/groups.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

bool sits_in(const Breakout& breakout, const std::string& participant) {
  return std::find(breakout.members().begin(), breakout.members().end(), participant) != breakout.members().end();
}

No is_in_the_meeting(const Situation& here, const std::string& participant) {
  const Member* member = here.document.member(participant);
  if (!member) return not_found("member");
  return member->removed() ? refusal(GONE, {"member", "removed"}) : No();
}

// The groups that an act touches, as they will be.
class Seats {
 public:
  explicit Seats(const Situation& here) : here_(here) {}

  void leave(const std::string& participant, const std::string& item) {
    for (const Record* group : groups_of(here_.document, item)) {
      Breakout& breakout = changed(*group);
      auto& members = *breakout.mutable_members();
      members.erase(std::remove(members.begin(), members.end(), participant), members.end());
    }
  }
  void sit(const std::string& participant, const Record& group) {
    if (sits_in(changed(group), participant)) return;
    const std::string& item = item_of(group.breakout());
    if (!item.empty()) leave(participant, item);
    changed(group).add_members(participant);
    gained_.insert(group.id());
  }
  // Who sat in the groups of these items so far, for whoever mixes them again.
  void remember(const std::set<std::string>& items) {
    for (const std::string& item : items)
      for (const Record* group : groups_of(here_.document, item)) {
        if (group->breakout().members().empty()) continue;
        Breakout& breakout = changed(*group);
        Seating& seating = *breakout.add_earlier();
        *seating.mutable_members() = group->breakout().members();
        seating.set_until_ms(here_.now.ms);
        if (breakout.earlier_size() > static_cast<int>(limits::earlier_seatings))
          breakout.mutable_earlier()->DeleteSubrange(0, 1);
      }
  }
  [[nodiscard]] No there_is_room() const {
    for (const std::string& id : gained_) {
      const Breakout& breakout = next_.at(id).breakout();
      if (breakout.cap() != 0 && breakout.members_size() > static_cast<int>(breakout.cap()))
        return limit_reached("seats", breakout.cap());
    }
    return {};
  }
  [[nodiscard]] Outcome outcome() {
    Outcome outcome;
    for (auto& [id, next] : next_) put_if_changed(outcome, *here_.document.find(id), std::move(next));
    return or_nothing_to_do(std::move(outcome));
  }

 private:
  const Situation& here_;
  std::map<std::string, Record> next_;
  std::set<std::string> gained_;

  Breakout& changed(const Record& group) {
    const auto [found, is_new] = next_.try_emplace(group.id());
    if (is_new) found->second = next_of(group);
    return *found->second.mutable_breakout();
  }
};

}  // namespace

Outcome decide_verb(const Situation& here, const SeatPeople& asked) {
  if (asked.places().empty()) return refused(invalid("places", "missing"));
  if (asked.places_size() > static_cast<int>(limits::seats)) return refused(limit_reached("places", limits::seats));
  std::set<std::pair<std::string, std::string>> placed;
  std::set<std::string> items;
  Seats seats(here);
  for (const Placement& place : asked.places()) {
    if (No no = is_in_the_meeting(here, place.participant())) return refused(*no);
    std::string item = place.agenda_item();
    if (!place.breakout().empty()) {
      if (No no = group_is_here(here, place.breakout())) return refused(*no);
      item = item_of(here.breakout(place.breakout())->breakout());
    } else if (No no = item_is_here(here, item)) {
      return refused(*no);
    }
    const std::string& where = item.empty() ? place.breakout() : item;
    if (!placed.emplace(place.participant(), where).second) return refused(invalid("places", "named_twice"));
    items.insert(item);
    if (place.breakout().empty())
      seats.leave(place.participant(), item);
    else
      seats.sit(place.participant(), *here.breakout(place.breakout()));
  }
  if (No no = seats.there_is_room()) return refused(*no);
  if (asked.rotation()) seats.remember(items);
  return seats.outcome();
}

Outcome decide_verb(const Situation& here, const TakeSeat& asked) {
  if (here.me().empty()) return refused(FORBIDDEN);
  if (No no = group_is_here(here, asked.breakout())) return refused(*no);
  const Record& group = *here.breakout(asked.breakout());
  if (!group.breakout().self_choice()) return refused(FORBIDDEN, {"assigned"});
  const bool sits = sits_in(group.breakout(), here.me());
  if (sits != asked.leave()) return refused(NOTHING_TO_DO);
  Seats seats(here);
  if (asked.leave()) {
    Record next = next_of(group);
    auto& members = *next.mutable_breakout()->mutable_members();
    members.erase(std::remove(members.begin(), members.end(), here.me()), members.end());
    Outcome outcome;
    put(outcome, std::move(next));
    return outcome;
  }
  // Whoever was assigned to another group is not free to leave it.
  for (const Record* other : groups_of(here.document, item_of(group.breakout())))
    if (!other->breakout().self_choice() && sits_in(other->breakout(), here.me()))
      return refused(FORBIDDEN, {"assigned"});
  seats.sit(here.me(), group);
  if (No no = seats.there_is_room()) return refused(*no);
  return seats.outcome();
}

// Coming back one keeps what one was here, and one's cards never left. Who was removed by somebody is not brought back.
Outcome decide_verb(const Situation& here, const SeatMember& asked) {
  if (!is_participant(asked.participant())) return refused(invalid("participant", "not_a_participant"));
  const Record* record =
      here.document.member(asked.participant()) ? here.document.find(member_id(asked.participant())) : nullptr;
  Outcome outcome;
  if (!asked.here()) {
    if (!record || record->member().removed()) return refused(NOTHING_TO_DO);
    if (are_the_last_facilitators(here.document, {asked.participant()}))
      return refused(FORBIDDEN, {"last_facilitator"});
    Record next = next_of(*record);
    next.mutable_member()->set_removed(true);
    next.mutable_member()->set_moved(true);
    put(outcome, std::move(next));
    pause_rounds_without(here, outcome, asked.participant());
    return outcome;
  }
  const bool stays = record && record->member().visiting() && !asked.visiting();  // a visitor is given a seat
  if (record && !record->member().removed() && !stays) return refused(NOTHING_TO_DO);
  if (record && !stays && !record->member().moved()) return refused(FORBIDDEN, {"removed"});
  const bool gives_role = !record || stays || asked.visiting() || record->member().visiting();
  if (gives_role && !is_a_role(asked.role())) return refused(invalid("role", "unknown"));
  if (!record) {
    if (!Mode_IsValid(asked.mode())) return refused(invalid("mode", "unknown"));
    if (No no = room_for_one_more(here.document, Record::kMember, "members", limits::members)) return refused(*no);
  }
  Record next = record ? next_of(*record) : new_record(member_id(asked.participant()));
  Member& member = *next.mutable_member();
  member.set_participant(asked.participant());
  member.set_removed(false);
  member.set_moved(false);
  if (gives_role) give_role(member, asked.role());
  member.set_visiting(asked.visiting());
  if (asked.mode() != MODE_UNSPECIFIED) member.set_mode(asked.mode());
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
