// Groups of a meeting: fresh ones with their boards, who could sit where, and who does.
#include <algorithm>
#include <set>

#include "facilitation/document/own_templates.h"
#include "facilitation/document/programme.h"
#include "facilitation/groups/looking_back.h"
#include "facilitation/groups/mixing.h"
#include "facilitation/groups/reporting.h"
#include "facilitation/meetings/meeting_file.h"
#include "facilitation/meetings/same_person.h"
#include "facilitation/rules/decide.h"
#include "server/api/api.h"
#include "server/api/invitations.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::uint32_t kMostAtOnce = 50;

// What a board's document begins with, from its template and its place in the programme. People come to it by their seats.
BoardPlan plan_for(const std::string& meeting_id, const Document& meeting, const Breakout& group,
                   const std::string& board) {
  const Meeting& head = *meeting.meeting();
  BoardPlan plan;
  plan.document = board;
  plan.board.set_title(group.title());
  plan.board.set_group_title(group.title());
  plan.board.set_meeting(meeting_id);
  plan.board.set_meeting_title(head.title());
  plan.board.set_time_zone(head.time_zone());
  plan.board.set_venue(head.venue());
  for (const Record* record : meeting.sorted())
    if (record->has_resource()) *plan.board.add_resources() = record->resource();
  plan.board.set_fictional(head.fictional());
  *plan.board.mutable_policy() = head.policy();
  plan.board.set_pillar(group.pillar());
  plan.board.set_planned_minutes(group.available_minutes());
  plan.board.set_starts_ms(group.starts_ms());
  if (const Record* session = meeting.find(group.session()); session && session->has_agenda_item()) {
    plan.board.set_session(session->id());
    plan.board.set_session_title(session->agenda_item().title());
    plan.board.set_session_number(session->agenda_item().number());
  }
  return plan;
}

std::string words_for(UnkeptRule rule) {
  switch (rule) {
    case UnkeptRule::caps: return "caps";
    case UnkeptRule::together: return "together";
    case UnkeptRule::apart: return "apart";
    case UnkeptRule::affiliations: return "affiliations";
    case UnkeptRule::countries: return "countries";
    case UnkeptRule::organisers: return "organisers";
    case UnkeptRule::remote: return "remote";
    case UnkeptRule::rotation: return "rotation";
  }
  return {};
}

std::string words_for(WhyUnkept why) {
  switch (why) {
    case WhyUnkept::no_room: return "no_room";
    case WhyUnkept::more_than_groups: return "more_than_groups";
    case WhyUnkept::together_and_apart: return "together_and_apart";
    case WhyUnkept::no_group_holds_them: return "no_group_holds_them";
    case WhyUnkept::seats_were_kept: return "seats_were_kept";
    case WhyUnkept::other_rules_went_first: return "other_rules_went_first";
  }
  return {};
}

std::string words_for(MixReason kind) {
  switch (kind) {
    case MixReason::keeps_seat: return "keeps_seat";
    case MixReason::together: return "together";
    case MixReason::new_affiliation: return "new_affiliation";
    case MixReason::new_country: return "new_country";
    case MixReason::organisers_spread: return "organisers_spread";
    case MixReason::remote_spread: return "remote_spread";
    case MixReason::meets_new: return "meets_new";
    case MixReason::evens_sizes: return "evens_sizes";
  }
  return {};
}

// "UCL Institute for Innovation and Public Purpose (IIPP)" organises, so people of the "IIPP" are organisers.
bool is_the_organiser(const std::string& affiliation, const std::string& organiser) {
  return !affiliation.empty() && (" " + organiser + " ").find(" " + affiliation + " ") != std::string::npos;
}

std::string words_in_order(const std::string& text) {
  std::string words;
  for (const char c : text)
    words += static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c))
                 ? ' '
                 : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::string single;
  for (const char c : words)
    if (c != ' ' || (!single.empty() && single.back() != ' ')) single += c;
  while (!single.empty() && single.back() == ' ') single.pop_back();
  return single;
}

// "Group 3" and on, after as many as there are; a name that one of them has is passed over.
std::vector<std::string> next_names(const Document& meeting, const std::string& item, std::size_t count) {
  const std::vector<const Record*> groups = groups_of(meeting, item);
  std::vector<std::string> names;
  for (std::size_t number = groups.size() + 1; names.size() < count; ++number) {
    std::string name = "Group " + std::to_string(number);
    const auto is_called_so = [&](const Record* group) { return group->breakout().title() == name; };
    if (std::none_of(groups.begin(), groups.end(), is_called_so)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

struct Api::GroupToOpen {
  std::string breakout, board;
  Breakout group;      // as it will be
  bool is_new = true;  // else it is there, without a board
};

// Boards that are made one after the other.
struct Api::Groups {
  Asking asking;
  OpenGroupsRequest asked;
  HttpAnswer done;
  OpenGroupsAnswer answer;
  Template made_from;
  std::vector<GroupToOpen> left;  // the next one last
};

void Api::open_groups(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  const auto groups = std::make_shared<Groups>();
  std::string why;
  if (!read_json(asking.request.body, groups->asked, why)) return done(not_json(why));
  const OpenGroupsRequest& asked = groups->asked;
  if (asked.count() > kMostAtOnce || asked.titles_size() > static_cast<int>(kMostAtOnce) ||
      asked.breakouts_size() > static_cast<int>(kMostAtOnce))
    return done(http_error(400, "invalid", "At most 50 groups can be opened at once. Open the others after these."));
  groups->asking = std::move(asking);
  groups->done = std::move(done);
  parts_.documents.read(groups->asking.document, [this, groups](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return groups->done(not_a_meeting());
    if (live->read_only()) return groups->done(cannot_store_now());
    if (std::optional<HttpResponse> no = plan_groups(*groups, live->document())) return groups->done(std::move(*no));
    if (const std::int64_t wait = copies_.take(groups->asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
      return groups->done(too_often(wait, "These are many fresh boards in a short time."));
    open_next_group(groups);
  });
}

// What would be refused is refused before the first board is there.
std::optional<HttpResponse> Api::plan_groups(Groups& groups, const Document& meeting) {
  const OpenGroupsRequest& asked = groups.asked;
  const std::optional<Template> made_from = template_at(meeting, asked.template_id());
  if (!made_from)
    return http_error(400, "unknown_template",
                      "There is no such template. Choose one of this server, or of the meeting's own.");
  const Record* own = own_template(meeting, asked.template_id());
  if (own && own->board_template().has_trashed())
    return http_error(409, "in_trash", "This template is in the trash. Take it out first, or choose another.");
  groups.made_from = *made_from;
  const auto board_of = [&](const std::string& breakout) { return groups.asking.document + "." + breakout; };
  for (const std::string& id : asked.breakouts()) {
    const Record* record = meeting.find(id);
    if (!record || !record->has_breakout() || record->breakout().has_trashed())
      return http_error(404, "not_found", "One of these is no group of this meeting. Load the meeting again.");
    if (!record->breakout().board().empty())
      return http_error(409, "has_a_board", "One of these groups has a board already.");
    const std::string board = groups.asking.document + ".g-" + random_name(parts_.entropy, 8);
    groups.left.push_back({id, board, record->breakout(), false});
  }
  std::vector<std::string> titles(asked.titles().begin(), asked.titles().end());
  if (asked.breakouts().empty() && titles.empty()) titles = next_names(meeting, asked.agenda_item(), asked.count());
  if (titles.empty() && groups.left.empty())
    return http_error(400, "invalid", "Say how many groups: count, titles, or breakouts that have no board.");
  Document copy = meeting;
  for (const std::string& title : titles) {
    const std::string id = "g-" + random_name(parts_.entropy, 8);
    Request request;
    AddBreakout& add = *request.mutable_add_breakout();
    add.set_id(id);
    add.set_agenda_item(asked.agenda_item());
    add.set_title(title);
    add.set_cap(asked.cap());
    add.set_self_choice(asked.self_choice());
    add.set_available_minutes(asked.available_minutes());
    add.set_board(board_of(id));
    add.set_template_id(asked.template_id());
    add.set_template_version(made_from->version());
    const Outcome outcome =
        decide(copy, request, {groups.asking.viewer.participant, false}, {parts_.clock.wall_ms(), 0});
    if (!outcome.accepted()) return http_error(400, "refused", sentence(outcome.refusal));
    for (const Effect& effect : outcome.effects) (void)evolve(copy, effect, copy.seq());
    groups.left.push_back({id, board_of(id), copy.find(id)->breakout(), true});
  }
  std::reverse(groups.left.begin(), groups.left.end());
  return std::nullopt;
}

void Api::open_next_group(std::shared_ptr<Groups> groups) {
  if (groups->left.empty()) return groups->done(http_json(json_of(groups->answer)));
  const GroupToOpen one = groups->left.back();
  groups->left.pop_back();
  OpenedGroup& opened = *groups->answer.add_groups();
  opened.set_breakout(one.breakout);
  opened.set_title(one.group.title());
  parts_.documents.read(groups->asking.document, [this, groups, one](const LiveDocument* live) {
    OpenedGroup& opened = *groups->answer.mutable_groups(groups->answer.groups_size() - 1);
    if (!live || !live->document().meeting()) return groups->done(not_a_meeting());
    std::vector<Record> records =
        board_records(groups->made_from, plan_for(groups->asking.document, live->document(), one.group, one.board));
    for (Record& invitation : new_invitations(parts_.entropy)) records.push_back(std::move(invitation));
    for (const auto& [role, url] : links_of(records, one.board, parts_.links, groups->asking.request.origin()))
      (*opened.mutable_links())[role] = url;
    std::vector<std::string> boards;
    if (!region_that_looks_back(records).empty()) boards = other_boards_of_session(live->document(), one.group);
    look_back(groups, one, std::move(records), std::move(boards));
  });
}

// A board that looks back begins with how the groups of its session went, board by board.
void Api::look_back(std::shared_ptr<Groups> groups, const GroupToOpen& one, std::vector<Record> records,
                    std::vector<std::string> boards) {
  if (boards.empty()) return open_group(groups, one, std::move(records));
  const std::string board = boards.front();
  boards.erase(boards.begin());
  parts_.documents.read(board, [this, groups, one, records = std::move(records),
                                boards = std::move(boards)](const LiveDocument* live) mutable {
    if (live && live->document().board() && live->document().board()->meeting() == groups->asking.document)
      look_back_on(live->document(), region_that_looks_back(records), records);
    look_back(groups, one, std::move(records), std::move(boards));
  });
}

void Api::open_group(std::shared_ptr<Groups> groups, const GroupToOpen& one, std::vector<Record> records) {
  parts_.documents.create(one.board, std::move(records), [this, groups, one](bool made, const std::string& detail) {
    if (!made) {
      groups->answer.mutable_groups(groups->answer.groups_size() - 1)
          ->set_problem("The board could not be opened: " + detail);
      return open_next_group(groups);
    }
    name_group(groups, one.breakout, one.board, one.group, one.is_new);
  });
}

// The board is there; now the programme says so, and whoever has a seat is let in (usher.h).
void Api::name_group(std::shared_ptr<Groups> groups, const std::string& breakout, const std::string& board,
                     const Breakout& group, bool is_new) {
  Request request;
  if (is_new) {
    AddBreakout& add = *request.mutable_add_breakout();
    add.set_id(breakout);
    add.set_agenda_item(group.agenda_item());
    add.set_title(group.title());
    add.set_cap(group.cap());
    add.set_self_choice(group.self_choice());
    add.set_available_minutes(group.available_minutes());
    add.set_board(board);
    add.set_template_id(group.template_id());
    add.set_template_version(groups->made_from.version());
  } else {
    request.mutable_set_breakout()->set_id(breakout);
    request.mutable_set_breakout()->set_board(board);
    request.mutable_set_breakout()->set_template_id(groups->asked.template_id());
    request.mutable_set_breakout()->set_template_version(groups->made_from.version());
  }
  parts_.documents.act(groups->asking.document, {groups->asking.viewer.participant, false}, request,
                       [this, groups, board](const LiveDocument::Act& act) {
                         OpenedGroup& opened = *groups->answer.mutable_groups(groups->answer.groups_size() - 1);
                         if (!act.stored) opened.set_problem("Nothing can be stored just now.");
                         if (act.stored && !act.outcome.accepted()) opened.set_problem(sentence(act.outcome.refusal));
                         if (opened.problem().empty())
                           opened.set_document(board);
                         else
                           opened.clear_links();
                         open_next_group(groups);
                       });
}

namespace {

struct Mixed {
  std::vector<MixedGroup> groups;
  std::vector<MixedPerson> people;
  std::vector<std::vector<std::string>> met;
};

std::vector<std::vector<std::string>> lists(const google::protobuf::RepeatedPtrField<PeopleNamed>& named) {
  std::vector<std::vector<std::string>> lists;
  for (const PeopleNamed& list : named) lists.emplace_back(list.participants().begin(), list.participants().end());
  return lists;
}

// Who sat together, ever, in this meeting.
std::vector<std::vector<std::string>> met_in(const Document& meeting) {
  std::vector<std::vector<std::string>> met;
  for (const Record* record : meeting.sorted()) {
    if (!record->has_breakout() || record->breakout().has_trashed()) continue;
    met.emplace_back(record->breakout().members().begin(), record->breakout().members().end());
    for (const Seating& seating : record->breakout().earlier())
      met.emplace_back(seating.members().begin(), seating.members().end());
  }
  return met;
}

Mixed to_mix(const Document& meeting, const std::vector<const Record*>& groups, const MixRequest& asked,
             const std::vector<ListedPerson>& known) {
  Mixed mixed;
  std::map<std::string, std::string> seats;
  for (const Record* record : groups) {
    mixed.groups.push_back({record->id(), record->breakout().cap()});
    for (const std::string& member : record->breakout().members()) seats[member] = record->id();
  }
  const std::set<std::string> chosen(asked.participants().begin(), asked.participants().end());
  const std::set<std::string> hosts(asked.hosts().begin(), asked.hosts().end());
  const std::string organiser = words_in_order(meeting.meeting()->organiser());
  for (const Record* record : meeting.sorted()) {
    const Member& member = record->member();
    if (!record->has_member() || member.removed()) continue;
    const bool sits = seats.contains(member.participant());
    // Who has a seat that is kept counts in the group, whoever they are.
    const bool comes = chosen.empty() ? member.role() == PARTICIPANT : chosen.contains(member.participant());
    if (!comes && !(sits && asked.keep_seats())) continue;
    MixedPerson& person = mixed.people.emplace_back();
    person.id = member.participant();
    person.remote = member.mode() == REMOTE;
    if (sits) person.seat = seats[member.participant()];
    person.stays = sits && (asked.keep_seats() || hosts.contains(person.id));
    const auto listed =
        std::find_if(known.begin(), known.end(), [&](const ListedPerson& one) { return one.id() == person.id; });
    if (listed == known.end()) continue;
    // "SITRA" and "Sitra" are one house.
    person.country = compared_name(listed->country());
    for (const std::string& affiliation : listed->affiliations()) {
      person.affiliations.push_back(compared_name(affiliation));
      person.organiser |= is_the_organiser(words_in_order(affiliation), organiser);
    }
  }
  if (asked.rotate()) mixed.met = met_in(meeting);
  return mixed;
}

MixRules rules_of(const MixRequest& asked) {
  MixRules rules;
  rules.spread_affiliations = !asked.any_affiliations();
  rules.spread_countries = !asked.any_countries();
  rules.spread_organisers = !asked.any_organisers();
  rules.spread_remote = !asked.any_modes();
  rules.together = lists(asked.together());
  rules.apart = lists(asked.apart());
  rules.rotate = asked.rotate();
  rules.affiliations_before_sizes = asked.late_by_affiliation();
  rules.seed = asked.seed();
  return rules;
}

MixAnswer told(const MixProposal& proposal, const std::vector<ListedPerson>& known) {
  std::map<std::string, std::string> names;
  for (const ListedPerson& person : known) names[person.id()] = person.name();
  const auto name = [&](const std::string& id) { return names.contains(id) ? names[id] : id; };
  MixAnswer answer;
  for (const ProposedSeat& proposed : proposal.seats) {
    MixedSeat& seat = *answer.add_seats();
    seat.set_participant(proposed.person);
    seat.set_name(name(proposed.person));
    seat.set_breakout(proposed.group);
    for (ReasonForSeat reason : proposed.reasons) {
      SeatReason& why = *seat.add_why();
      why.set_kind(words_for(reason.kind));
      why.mutable_participants()->Assign(reason.with.begin(), reason.with.end());
      why.set_count(reason.count);
      for (std::string& with : reason.with) with = name(with);
      seat.add_reasons(sentence(reason));
    }
  }
  for (const Unkept& unkept : proposal.unkept) {
    MixUnkept& rule = *answer.add_unkept();
    rule.set_rule(words_for(unkept.rule));
    rule.set_why(words_for(unkept.why));
    rule.set_breakout(unkept.group);
    rule.mutable_participants()->Assign(unkept.people.begin(), unkept.people.end());
    Unkept named = unkept;
    for (std::string& person : named.people) person = name(person);
    rule.set_sentence(sentence(named));
  }
  return answer;
}

}  // namespace

void Api::propose_seats(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  MixRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many proposals in a short time."));
  parts_.people.list(asking.document, [this, document = asking.document, asked,
                                       done = std::move(done)](std::optional<std::vector<ListedPerson>> people) {
    if (!people) return done(cannot_store_now());
    parts_.documents.read(document, [asked, people = std::move(*people), done](const LiveDocument* live) {
      if (!live || !live->document().meeting()) return done(not_a_meeting());
      const Document& meeting = live->document();
      std::vector<const Record*> groups = groups_of(meeting, asked.agenda_item());
      for (const std::string& id : asked.breakouts()) {
        const Record* record = meeting.find(id);
        if (!record || !record->has_breakout() || record->breakout().has_trashed())
          return done(
              http_error(404, "not_found", "One of these is no group of this meeting. Load the meeting again."));
        groups.push_back(record);
      }
      for (const Record* group : groups)
        if (item_of(group->breakout()) != item_of(groups.front()->breakout()))
          return done(http_error(400, "invalid", "People sit in one group of an item: name groups of one item only."));
      if (groups.empty())
        return done(http_error(400, "invalid", "There are no groups yet. Open some first, then mix."));
      const Mixed mixed = to_mix(meeting, groups, asked, people);
      done(http_json(json_of(told(mix(mixed.people, mixed.groups, rules_of(asked), mixed.met), people))));
    });
  });
}

void Api::seat_people(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  SeatsRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  Request request;
  *request.mutable_seat_people()->mutable_places() = asked.places();
  request.mutable_seat_people()->set_rotation(asked.rotation());
  parts_.documents.act(asking.document, {asking.viewer.participant, false}, request,
                       [done = std::move(done)](const LiveDocument::Act& act) {
                         if (!act.stored) return done(cannot_store_now());
                         SeatsAnswer answer;
                         if (!act.outcome.accepted() && act.outcome.refusal.code() != NOTHING_TO_DO)
                           return done(http_error(409, "refused", sentence(act.outcome.refusal)));
                         answer.set_changed(static_cast<std::uint32_t>(act.outcome.effects.size()));
                         done(http_json(json_of(answer)));
                       });
}

}  // namespace plenary
