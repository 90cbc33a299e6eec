// The console: how every group of a meeting is doing, and one act in several of them. Whoever leads the meeting comes to a
// group as a co-facilitator, in its log and for it to see: there is no other way in, and the rules are the same.
#include <algorithm>
#include <set>

#include "facilitation/document/phase_runs.h"
#include "facilitation/policy/policy.h"
#include "facilitation/rules/phases.h"
#include "facilitation/rules/voting.h"
#include "server/api/api.h"
#include "server/api/console.h"
#include "server/api/invitations.h"
#include "server/api/messages.h"

namespace plenary {

PhaseNow phase_now(const Record& record) {
  const Phase& phase = record.phase();
  PhaseNow now;
  now.set_id(record.id());
  now.set_kind(policy::phase_word(phase.kind()));
  now.set_title(phase.title());
  now.set_paused(phase.state() == Phase::PAUSED);
  now.set_started_ms(phase.started_ms());
  now.set_deadline_ms(phase.deadline_ms());
  now.set_generation(phase.generation());
  now.set_planned_minutes(phase.planned_minutes());
  now.set_extended_minutes(phase.extended_minutes());
  now.set_shortened_minutes(phase.shortened_minutes());
  now.set_paused_ms(phase.state() == Phase::PAUSED ? phase.paused_ms() : 0);
  now.set_paused_for_ms(phase.paused_for_ms());
  now.set_ended(phase.state() == Phase::ENDED);
  now.set_skipped(phase.state() == Phase::SKIPPED);
  return now;
}

namespace {

constexpr std::int64_t kMinute = 60'000;

// What phases that have ended, and the one that is over its time, took beyond what was planned for them. Those that the
// group comes to once more have not saved anything yet.
std::int64_t behind(const Document& board, std::int64_t now_ms) {
  const Record* running = board.find(board.board()->phase());
  const std::uint32_t reached = running && running->has_phase() ? running->phase().order() : ~0u;
  std::int64_t behind = 0;
  for (const Record* record : phases_in_order(board)) {
    const Phase& phase = record->phase();
    if (phase.planned_minutes() == 0 || phase.started_ms() == 0) continue;
    const std::int64_t left = phase.planned_minutes() * kMinute - earlier_runs_ms(phase);
    if (phase.state() == Phase::ENDED) {
      const std::int64_t over = run_ms(phase) - left;
      behind += phase.order() > reached ? std::max<std::int64_t>(0, over) : over;
    }
    if (phase.state() == Phase::RUNNING && !board.board()->closed())
      behind += std::max<std::int64_t>(0, now_ms - phase.started_ms() - phase.paused_for_ms() - left);
  }
  return behind;
}

// Who has come to work there, and says when they are ready. Whoever only leads does not.
bool sits_in_group(const Member& member) {
  return !member.removed() && member.joined_ms() != 0 &&
         (member.role() == PARTICIPANT || member.role() == RAPPORTEUR || member.role() == PRESENTER);
}

void count_people(const LiveDocument& live, GroupNow& group) {
  const std::map<std::string, LiveDocument::Here> here = live.people_here();
  std::set<std::string> wrote;  // a card in the silence that lasts
  if (live.document().board()->silent_writing())
    for (const auto& [id, entry] : live.document().entries())
      if (const Card& card = entry.record.card(); card.hidden() && !card.has_held() && !card.has_trashed())
        wrote.insert(card.author());
  for (const auto& [id, entry] : live.document().entries()) {
    const Member& member = entry.record.member();
    if (!entry.record.has_member() || member.removed() || member.role() == OBSERVER || member.joined_ms() == 0)
      continue;
    if (member.role() == FACILITATOR && member.away_since_ms() != 0) group.set_facilitator_away(true);
    const auto found = here.find(member.participant());
    if (found == here.end() && member.role() == CO_FACILITATOR)
      continue;  // whoever leads from the console sits nowhere
    const std::uint32_t people = voices_of(member);
    group.set_members(group.members() + people);
    if (sits_in_group(member)) group.set_sitting(group.sitting() + people);
    if (sits_in_group(member) && wrote.contains(member.participant())) group.set_written(group.written() + people);
    if (found == here.end()) continue;
    group.set_present(group.present() + people);
    group.set_remote(group.remote() + (member.mode() == REMOTE ? people : 0));
    group.set_writing(group.writing() + found->second.writing);
    group.set_poor_lines(group.poor_lines() + found->second.poor);
  }
}

// From when on somebody who says that they are ready is ready for what is now: the phase that runs, or what follows the last.
std::int64_t ready_counts_from(const Document& board) {
  if (const Record* phase = board.find(board.board()->phase()); phase && phase->has_phase())
    return phase->phase().started_ms();
  std::int64_t last_ended = 0;
  for (const auto& [id, entry] : board.entries()) last_ended = std::max(last_ended, entry.record.phase().ended_ms());
  return last_ended;
}

void count_signs(const Document& board, GroupNow& group) {
  const std::int64_t ready_from = ready_counts_from(board);
  for (const auto& [id, entry] : board.entries()) {
    const Record& record = entry.record;
    if (record.has_card() && !record.card().hidden() && !record.card().has_trashed())
      group.set_cards(group.cards() + 1);
    if (record.has_announcement() && record.announcement().at_ms() >= group.announcement().at_ms()) {
      AnnouncementNow& newest = *group.mutable_announcement();
      newest.set_text(record.announcement().text());
      newest.set_at_ms(record.announcement().at_ms());
      newest.set_read(record.announcement().read());
    }
    if (record.has_vote() && record.vote().closed_ms() == 0) {
      group.set_vote_open(true);
      group.set_vote_finished(record.vote().finished());
      group.set_voters(record.vote().voters());
    }
    if (record.has_phase()) group.set_planned_minutes(group.planned_minutes() + record.phase().planned_minutes());
    if (!record.has_signal() || record.signal().at_ms() == 0 || board.board()->closed()) continue;
    const Signal& signal = record.signal();
    if (signal.kind() == "hand") group.set_hands(group.hands() + 1);
    const Member* of = board.member(signal.participant());
    if (signal.kind() == "ready" && signal.at_ms() >= ready_from && of && sits_in_group(*of))
      group.set_ready(group.ready() + voices_of(*of));
    if (signal.kind() != "help") continue;
    HelpCall& call = *group.add_help();
    call.set_participant(signal.participant());
    call.set_text(signal.text());
    call.set_at_ms(signal.at_ms());
  }
  std::sort(group.mutable_help()->pointer_begin(), group.mutable_help()->pointer_end(),
            [](const HelpCall* a, const HelpCall* b) { return a->at_ms() < b->at_ms(); });
}

// Shapes without a word, as they lie; of a large board the first ones.
void draw_trays(const Document& board, GroupNow& group) {
  constexpr int kMost = 120;
  std::map<std::string, std::map<std::uint32_t, CardKind>> kinds;  // by cluster, by number
  for (const auto& [id, entry] : board.entries()) {
    const Card& card = entry.record.card();
    if (entry.record.has_card() && !card.hidden() && !card.has_trashed() && card.merged_into().empty() &&
        !card.parked())
      kinds[card.cluster()][card.number()] = card.kind();
  }
  int drawn = 0;
  const auto draw = [&](const std::map<std::uint32_t, CardKind>& cards, bool alone) {
    if (cards.empty() || drawn >= kMost) return;
    TrayNow& tray = *group.add_trays();
    tray.set_alone(alone);
    for (const auto& [number, kind] : cards)
      if (drawn++ < kMost) tray.add_kinds(kind);
  };
  for (const auto& [cluster, cards] : kinds)
    if (!cluster.empty()) draw(cards, false);
  draw(kinds[""], true);
}

GroupNow group_now(const LiveDocument& live, std::int64_t now_ms) {
  const Document& document = live.document();
  const Board& board = *document.board();
  GroupNow group;
  group.set_document(live.id());
  group.set_title(board.title());
  group.set_session(board.session());
  if (const Record* phase = board.phase().empty() ? nullptr : document.find(board.phase()))
    *group.mutable_phase() = phase_now(*phase);
  if (const Record* phase = next_phase(document)) *group.mutable_next() = phase_now(*phase);
  for (const Record* phase : phases_in_order(document)) *group.add_phases() = phase_now(*phase);
  count_people(live, group);
  count_signs(document, group);
  if (board.off_record_ms() == 0) draw_trays(document, group);
  group.set_silent(board.silent_writing());
  group.set_off_record(board.off_record_ms() != 0);
  group.set_locked(board.locked());
  group.set_screening(board.screening());
  group.set_closed(board.closed());
  group.set_read_only(live.read_only());
  group.set_behind_ms(behind(document, now_ms));
  for (DeviceNow& device : devices_of(live)) *group.add_devices() = std::move(device);
  const bool harvested = board.closed() || board.phase_kind() == HARVEST_PHASE || board.phase_kind() == REPORT;
  if (const Record* harvest = harvested ? document.find("harvest") : nullptr)
    group.set_headline(harvest->harvest().headline());
  return group;
}

}  // namespace

std::vector<std::string> boards_of(const Document& meeting) {
  std::vector<std::string> boards;
  for (const Record* record : meeting.sorted())
    if (record->has_breakout() && !record->breakout().board().empty() && !record->breakout().has_trashed())
      boards.push_back(record->breakout().board());
  return boards;
}

bool is_a_group_of(const std::string& meeting, const LiveDocument* board) {
  return board && board->document().board() && board->document().board()->meeting() == meeting;
}

namespace {

// Of those who call for help; empty: nobody.
std::string longest_waiting(const Document& board) {
  const Signal* longest = nullptr;
  for (const Record* record : board.sorted()) {
    const Signal& signal = record->signal();
    if (!record->has_signal() || signal.kind() != "help" || signal.at_ms() == 0) continue;
    if (!longest || signal.at_ms() < longest->at_ms()) longest = &signal;
  }
  return longest ? longest->participant() : std::string();
}

// Why something was not done in a group, where no rule was asked.
struct Why {
  const char* code = "";
  const char* sentence = "";
};
constexpr Why kNoNext{"no_next", "No phase is planned after this one."};
constexpr Why kNoPhase{"no_phase", "No phase runs."};
constexpr Why kNoCall{"no_call", "Nobody calls for help."};
constexpr Why kNotOpened{"not_opened", "The board of this group cannot be opened just now."};
constexpr Why kNotStored{"not_stored", "Nothing can be stored there just now."};
constexpr Why kRemoved{"removed", "You were removed from this group."};
constexpr Why kSitsHere{"sits_here", "You sit in this group yourself. Its facilitator can make you a co-facilitator."};
constexpr Why kNoAct{"", "Say what to do: next, minutes, paused, off_record, help_is_coming, come or announce."};

// One act, as a request in this group; nullopt: nothing to do there, and why.
std::optional<Request> request_for(const LeadRequest& asked, const std::string& document, const Document& board,
                                   Entropy& entropy, Why& why) {
  const std::string& running = board.board()->phase();
  Request request;
  switch (asked.act_case()) {
    case LeadRequest::kNext: {
      const Record* next = next_phase(board);
      if (!next) {
        why = kNoNext;
        return std::nullopt;
      }
      request.mutable_start_phase()->set_id(next->id());
      request.mutable_start_phase()->set_after(running);
      if (!running.empty()) request.mutable_start_phase()->set_generation(board.find(running)->phase().generation());
      if (const auto seen = asked.seen().find(document); seen != asked.seen().end()) {
        request.mutable_start_phase()->set_after(seen->second.id());
        request.mutable_start_phase()->set_generation(seen->second.generation());
      }
      return request;
    }
    case LeadRequest::kMinutes:
    case LeadRequest::kPaused:
      if (running.empty()) {
        why = kNoPhase;
        return std::nullopt;
      }
      if (asked.act_case() == LeadRequest::kMinutes) {
        request.mutable_set_phase_time()->set_id(running);
        request.mutable_set_phase_time()->set_minutes(asked.minutes());
      } else {
        request.mutable_pause_phase()->set_id(running);
        request.mutable_pause_phase()->set_paused(asked.paused());
      }
      return request;
    case LeadRequest::kHelpIsComing:
      request.mutable_set_signal()->set_kind("help");
      request.mutable_set_signal()->set_participant(longest_waiting(board));
      if (!request.set_signal().participant().empty()) return request;
      why = kNoCall;
      return std::nullopt;
    case LeadRequest::kOffRecord: request.mutable_set_off_record()->set_off(asked.off_record()); return request;
    case LeadRequest::kAnnounce:
      request.mutable_announce()->set_id("announcement." + random_name(entropy, 6));
      request.mutable_announce()->set_text(asked.announce());
      return request;
    case LeadRequest::kCome:
    case LeadRequest::ACT_NOT_SET: break;
  }
  why = kNoAct;
  return std::nullopt;
}

}  // namespace

struct Api::Leading {
  LeadRequest asked;
  std::string meeting;
  std::string participant;
  bool tells_only = false;  // of the plenary host, who is nobody in a group: the server tells it for them
  Mode mode = MODE_UNSPECIFIED;
  LeadAnswer answer;
  int waiting = 0;
  HttpAnswer done;

  void is_done(const std::string& board) { tell(board).set_done(true), finish(); }
  void is_not_done(const std::string& board, const Why& why) {
    Led& led = tell(board);
    led.set_sentence(why.sentence);
    led.set_why(why.code);
    finish();
  }
  void is_refused(const std::string& board, const Refusal& refusal) {
    Led& led = tell(board);
    led.set_sentence(sentence(refusal));
    *led.mutable_refusal() = refusal;
    finish();
  }

 private:
  Led& tell(const std::string& board) {
    Led& led = *answer.add_groups();
    led.set_document(board);
    return led;
  }
  void finish() {
    if (--waiting == 0) done(http_json(json_of(answer)));
  }
};

// As the programme calls the group of this board: it may have been renamed since the board was opened.
static std::string title_of(const Document& meeting, const std::string& board) {
  for (const auto& [id, entry] : meeting.entries())
    if (entry.record.has_breakout() && entry.record.breakout().board() == board &&
        !entry.record.breakout().has_trashed())
      return entry.record.breakout().title();
  return {};
}

// Whom the programme seats anywhere in the item of this board.
static std::set<std::string> seated_beside(const Document& meeting, const std::string& board) {
  std::string item;
  for (const auto& [id, entry] : meeting.entries())
    if (entry.record.breakout().board() == board) item = entry.record.breakout().agenda_item();
  std::set<std::string> seated;
  for (const auto& [id, entry] : meeting.entries())
    if (entry.record.has_breakout() && entry.record.breakout().agenda_item() == item &&
        !entry.record.breakout().has_trashed())
      seated.insert(entry.record.breakout().members().begin(), entry.record.breakout().members().end());
  return seated;
}

static std::uint32_t unseated_on(const Document& board, const std::set<std::string>& seated) {
  std::uint32_t people = 0;
  for (const auto& [id, entry] : board.entries()) {
    const Member& member = entry.record.member();
    if (entry.record.has_member() && sits_in_group(member) && member.role() == PARTICIPANT &&
        !seated.contains(member.participant()))
      ++people;
  }
  return people;
}

void Api::show_groups(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !looks_over_groups(asking.viewer.role)) return done(not_a_leader());
  parts_.documents.read(
      asking.document, [this, meeting = asking.document, done = std::move(done)](const LiveDocument* live) {
        if (live && live->document().board())  // whoever leads one group has a console of one
          return answer_groups({group_now(*live, parts_.clock.wall_ms())}, done);
        if (!live || !live->document().meeting())
          return done(http_error(400, "invalid", "Only a meeting has groups, and a board is one. This is neither."));
        const std::vector<std::string> boards = boards_of(live->document());
        // In the order of the programme, whatever order they are read in; a board that cannot be read is left out.
        const auto groups = std::make_shared<std::vector<std::optional<GroupNow>>>(boards.size());
        const auto waiting = std::make_shared<std::size_t>(boards.size());
        const auto finish = [this, groups, done] { answer_groups(*groups, done); };
        if (boards.empty()) return finish();
        for (std::size_t i = 0; i < boards.size(); ++i)
          parts_.documents.read(
              boards[i], [this, i, meeting, groups, waiting, finish, title = title_of(live->document(), boards[i]),
                          seated = seated_beside(live->document(), boards[i])](const LiveDocument* board) {
                if (is_a_group_of(meeting, board)) (*groups)[i] = group_now(*board, parts_.clock.wall_ms());
                if ((*groups)[i] && !title.empty()) (*groups)[i]->set_title(title);
                if ((*groups)[i]) (*groups)[i]->set_unseated(unseated_on(board->document(), seated));
                if (--*waiting == 0) finish();
              });
      });
}

void Api::answer_groups(const std::vector<std::optional<GroupNow>>& groups, HttpAnswer done) {
  const auto answer = std::make_shared<GroupsAnswer>();
  answer->set_server_ms(parts_.clock.wall_ms());
  std::vector<std::string> callers;
  for (const std::optional<GroupNow>& group : groups) {
    if (!group) continue;
    *answer->add_groups() = *group;
    for (const HelpCall& call : group->help()) callers.push_back(call.participant());
    for (const DeviceNow& device : group->devices()) callers.push_back(device.participant());
  }
  if (callers.empty()) return done(http_json(json_of(*answer)));
  parts_.names.names(callers, [answer, done = std::move(done)](const std::vector<Person>& people) {
    for (GroupNow& group : *answer->mutable_groups())
      for (const Person& person : people) {
        for (HelpCall& call : *group.mutable_help())
          if (person.participant() == call.participant()) call.set_name(person.name());
        for (DeviceNow& device : *group.mutable_devices())
          if (person.participant() == device.participant()) device.set_name(person.name());
      }
    done(http_json(json_of(*answer)));
  });
}

// The plenary host warns the groups, and leads none of them.
void Api::lead_groups(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !looks_over_groups(asking.viewer.role)) return done(not_a_leader());
  const auto leading = std::make_shared<Leading>();
  std::string why;
  if (!read_json(asking.request.body, leading->asked, why)) return done(not_json(why));
  const LeadRequest& asked = leading->asked;
  leading->tells_only = !leads(asking.viewer.role);
  if (leading->tells_only && asked.act_case() != LeadRequest::kAnnounce)
    return done(
        http_error(403, "forbidden",
                   "A plenary host sends messages to the groups; the rest is for whoever leads the meeting. Ask "
                   "a facilitator."));
  const bool says_no = (asked.has_next() && !asked.next()) || (asked.has_come() && !asked.come()) ||
                       (asked.has_help_is_coming() && !asked.help_is_coming());
  if (says_no)
    return done(http_error(400, "invalid",
                           "What is not to be done is left out: next, come and help_is_coming can only be true."));
  leading->meeting = asking.document;
  leading->participant = asking.viewer.participant;
  leading->done = std::move(done);
  parts_.documents.read(asking.document, [this, leading](const LiveDocument* live) {
    if (!live || !live->document().meeting())
      return leading->done(http_error(400, "invalid", "Only a meeting has groups. This is a board."));
    const std::vector<std::string> boards = boards_of(live->document());
    for (const std::string& asked : leading->asked.documents())
      if (std::find(boards.begin(), boards.end(), asked) == boards.end())
        return leading->done(
            http_error(404, "not_found", "One of these is no group of this meeting. Load the groups again."));
    if (leading->asked.documents().empty())
      return leading->done(http_error(400, "invalid", "Say in which groups: documents is empty."));
    if (const Member* member = live->document().member(leading->participant)) leading->mode = member->mode();
    leading->waiting = leading->asked.documents_size();
    for (const std::string& board :
         std::vector<std::string>(leading->asked.documents().begin(), leading->asked.documents().end()))
      lead_one(leading, board);
  });
}

void Api::lead_one(std::shared_ptr<Leading> leading, const std::string& board) {
  parts_.documents.read(board, [this, leading, board](const LiveDocument* live) {
    if (!is_a_group_of(leading->meeting, live)) return leading->is_not_done(board, kNotOpened);
    Why why;
    const bool comes = leading->asked.act_case() == LeadRequest::kCome;
    const std::optional<Request> request =
        comes ? Request() : request_for(leading->asked, board, live->document(), parts_.entropy, why);
    if (!request) return leading->is_not_done(board, why);
    const auto act = [this, comes, leading, board, request = *request] {
      if (comes) return leading->is_done(board);
      parts_.documents.act(board, {leading->participant, /*server=*/leading->tells_only}, request,
                           [leading, board](const LiveDocument::Act& act) {
                             if (!act.stored) return leading->is_not_done(board, kNotStored);
                             if (!act.outcome.accepted()) return leading->is_refused(board, act.outcome.refusal);
                             leading->is_done(board);
                           });
    };
    if (leading->tells_only || leads(live->document().role_of(leading->participant))) return act();
    // Who sits in a group keeps the place they have there, with its dots and notes; who was removed stays so.
    if (const Member* member = live->document().member(leading->participant))
      return leading->is_not_done(board, member->removed() ? kRemoved : kSitsHere);
    Request admit;
    admit.mutable_admit()->set_participant(leading->participant);
    admit.mutable_admit()->set_role(CO_FACILITATOR);
    admit.mutable_admit()->set_mode(leading->mode);
    parts_.documents.act(board, {"", /*server=*/true}, admit, [leading, board, act](const LiveDocument::Act& admitted) {
      if (!admitted.stored || !admitted.outcome.accepted()) return leading->is_not_done(board, kNotStored);
      act();
    });
  });
}

}  // namespace plenary
