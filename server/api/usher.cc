#include "server/api/usher.h"

#include "facilitation/document/programme.h"

namespace plenary {
namespace {

struct Seated {
  Role role = ROLE_UNSPECIFIED;
  Mode mode = MODE_UNSPECIFIED;
};

// What the meeting says of one group.
struct Group {
  std::string board, title;
  std::map<std::string, Seated> here;  // by participant
  std::set<std::string> elsewhere;     // in another group of the same item
};

Group group_of(const Document& meeting, const Record& record) {
  Group group;
  group.board = record.breakout().board();
  group.title = record.breakout().title();
  for (const std::string& participant : record.breakout().members())
    if (const Member* member = meeting.member(participant); member && !member->removed())
      group.here[participant] = {member->role(), member->mode()};
  for (const Record* other : groups_of(meeting, item_of(record.breakout())))
    if (other->id() != record.id())
      group.elsewhere.insert(other->breakout().members().begin(), other->breakout().members().end());
  return group;
}

// From the console, for the group to see: no seat brought them, and none takes them away.
bool came_to_lead(const Member& member) { return member.role() == CO_FACILITATOR && member.invitation().empty(); }

SeatMember& added(std::vector<Request>& acts, const std::string& participant) {
  SeatMember& seat = *acts.emplace_back().mutable_seat_member();
  seat.set_participant(participant);
  return seat;
}

// Nobody gave it a title of its own.
bool goes_by_its_group(const Board& board) { return !board.title().empty() && board.title() == board.group_title(); }

// What is to be done on the board so that it agrees.
std::vector<Request> acts_on(const Document& board, const Group& group) {
  std::vector<Request> acts;
  if (goes_by_its_group(*board.board()) && board.board()->title() != group.title)
    acts.emplace_back().mutable_set_board()->set_title(group.title);
  for (const auto& [participant, seated] : group.here) {
    const Member* member = board.member(participant);
    if (member && !member->visiting() && !(member->removed() && member->moved()))
      continue;  // here, or removed by somebody
    SeatMember& seat = added(acts, participant);
    seat.set_here(true);
    seat.set_role(seated.role);
    seat.set_mode(seated.mode);
  }
  for (const Record* record : board.sorted()) {
    const Member& member = record->member();
    if (!record->has_member() || member.removed() || group.here.contains(member.participant())) continue;
    if (member.visiting()) continue;  // and goes when the walk is over (courier.h)
    // Without an invitation they were here by their seat alone.
    const bool sits_elsewhere = group.elsewhere.contains(member.participant());
    if (!came_to_lead(member) && (sits_elsewhere || member.invitation().empty())) added(acts, member.participant());
  }
  return acts;
}

}  // namespace

Usher::Usher(LiveDocuments& documents, Clock& clock) : documents_(documents), clock_(clock) {}

void Usher::heard(const LiveDocument& live, const Commit& commit) {
  if (!live.document().meeting()) return;
  std::set<std::string> groups;
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_breakout()) groups.insert(effect.put().id());
  if (heard_of_.insert(live.id()).second)
    for (const Record* record : live.document().sorted())
      if (record->has_breakout()) groups.insert(record->id());
  if (groups.empty()) return;
  changed_[live.id()].merge(groups);
  if (!soon_) soon_ = clock_.after(0, [this] { settle(); });
}

void Usher::settle() {
  soon_.reset();
  for (const auto& [meeting, breakouts] : std::exchange(changed_, {}))
    for (const std::string& breakout : breakouts) settle_group(meeting, breakout);
}

void Usher::settle_group(const std::string& meeting, const std::string& breakout) {
  documents_.read(meeting, [this, meeting, breakout](const LiveDocument* live) {
    const Record* record = live ? live->document().find(breakout) : nullptr;
    if (!record || record->breakout().board().empty() || record->breakout().has_trashed()) return;
    const Group group = group_of(live->document(), *record);
    documents_.read(group.board, [this, meeting, group](const LiveDocument* board) {
      // A programme can name any board; only one that was opened for this meeting follows it.
      if (!board || !board->document().board() || board->document().board()->meeting() != meeting) return;
      for (Request& act : acts_on(board->document(), group))
        documents_.act(group.board, {"", /*server=*/true}, std::move(act), [](const LiveDocument::Act&) {});
    });
  });
}

}  // namespace plenary
