// Phases: the plan, and the one that runs. What may be done in each is facilitation/policy's to say; what happens at the
// boundary between two is here, and always in one outcome.
#include "facilitation/rules/phases.h"

#include <algorithm>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/pairs.h"
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/rounds.h"
#include "facilitation/rules/signs.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"

namespace plenary {
namespace {

constexpr std::int64_t kMinute = 60'000;

bool has_begun(const Phase& phase) { return phase.state() != Phase::PLANNED && phase.state() != Phase::SKIPPED; }
bool keeps_silence(PhaseKind kind) { return kind == SILENT || kind == PAIR; }

No plan_fits(const Situation& here, const PlannedPhase& planned) {
  if (!here.phase(planned.id()))
    if (No no = id_is_free(here.document, planned.id())) return no;
  if (planned.kind() == PHASE_KIND_UNSPECIFIED || !PhaseKind_IsValid(planned.kind())) return invalid("kind", "unknown");
  if (planned.planned_minutes() > limits::phase_minutes) return limit_reached("minutes", limits::phase_minutes);
  if (planned.advances() && planned.planned_minutes() == 0) return invalid("minutes", "missing");
  return first_of({one_line("title", planned.title(), limits::title_characters),
                   lines("text", planned.words(), limits::phase_words_characters)});
}

// A phase that could not be finished is no phase: nobody closes a board of which nothing would remain.
No may_begin(const Document& document, const Phase& phase) {
  if (phase.kind() != CLOSE) return {};
  if (document.board()->screening()) return refusal(PHASE_CLOSED, {"screening"});
  const Record* record = document.find("harvest");
  if (!record) return invalid("harvest", "missing");
  const Harvest& harvest = record->harvest();
  if (harvest.headline().empty() && !harvest.no_headline()) return invalid("headline", "missing");
  if (harvest.disagreement_kept().empty()) return invalid("disagreement_kept", "missing");
  if (harvest.example().empty()) return invalid("example", "missing");
  return {};
}

void end(const Situation& here, const Record& running, Outcome& outcome) {
  Record next = next_of(running);
  Phase& phase = *next.mutable_phase();
  if (phase.state() == Phase::PAUSED) phase.set_paused_for_ms(phase.paused_for_ms() + here.now.ms - phase.paused_ms());
  phase.set_state(Phase::ENDED);
  phase.clear_paused_ms();
  // Nobody was there when it was due: it did not take until somebody looked.
  const auto due = due_ms(here.document);
  phase.set_ended_ms(here.actor.server && due ? std::min(*due, here.now.ms) : here.now.ms);
  phase.set_ended_by(here.actor.server ? "timer" : here.me());
  put(outcome, std::move(next));
}

// What it took, where the group comes back to it.
void keep_run(Phase& phase) {
  if (phase.started_ms() == 0 || phase.ended_ms() == 0) return;
  PhaseRun& run = *phase.add_earlier();
  run.set_started_ms(phase.started_ms());
  run.set_ended_ms(phase.ended_ms());
  run.set_paused_for_ms(phase.paused_for_ms());
  run.set_extended_minutes(phase.extended_minutes());
  run.set_shortened_minutes(phase.shortened_minutes());
  run.set_ended_by(phase.ended_by());
  if (phase.earlier_size() > static_cast<int>(limits::earlier_runs)) phase.mutable_earlier()->DeleteSubrange(0, 1);
}

void begin_phase(const Situation& here, const Record& record, Outcome& outcome) {
  Record next = next_of(record);
  Phase& phase = *next.mutable_phase();
  keep_run(phase);
  phase.set_state(Phase::RUNNING);
  phase.set_started_ms(here.now.ms);
  phase.set_deadline_ms(phase.planned_minutes() == 0 ? 0 : here.now.ms + phase.planned_minutes() * kMinute);
  phase.clear_paused_ms();
  phase.clear_paused_for_ms();
  phase.clear_ended_ms();
  phase.clear_ended_by();
  phase.clear_extended_minutes();
  phase.clear_shortened_minutes();
  phase.set_generation(phase.generation() + 1);
  phase.clear_pairs();
  if (phase.kind() == PAIR) {
    for (Pair& pair : pairs_by_chance(here)) *phase.add_pairs() = std::move(pair);
    show_to_partners(here, phase, outcome);
  }
  put(outcome, std::move(next));
}

// Those between the one that ended and the one that begins, which never ran.
void skip_those_before(const Situation& here, const Phase& beginning, Outcome& outcome) {
  for (const Record* record : phases_in_order(here.document)) {
    if (record->phase().state() != Phase::PLANNED || record->phase().order() >= beginning.order()) continue;
    Record next = next_of(*record);
    next.mutable_phase()->set_state(Phase::SKIPPED);
    put(outcome, std::move(next));
  }
}

// The phase that runs, if it is the one that the asker means.
const Record* running(const Situation& here, const std::string& id) {
  const Record* record = here.phase(here.document.board()->phase());
  return record && record->id() == id ? record : nullptr;
}

}  // namespace

std::vector<const Record*> phases_in_order(const Document& document) {
  std::vector<const Record*> phases;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_phase()) phases.push_back(&entry.record);
  std::sort(phases.begin(), phases.end(), [](const Record* a, const Record* b) {
    return std::make_pair(a->phase().order(), a->id()) < std::make_pair(b->phase().order(), b->id());
  });
  return phases;
}

Outcome decide_verb(const Situation& here, const SetPhases& asked) {
  if (asked.phases_size() > static_cast<int>(limits::phases)) return refused(limit_reached("phases", limits::phases));
  std::set<std::string> named;
  for (const PlannedPhase& planned : asked.phases()) {
    if (!named.insert(planned.id()).second) return refused(invalid("ids", "named_twice"));
    if (No no = plan_fits(here, planned)) return refused(*no);
  }
  Outcome outcome;
  std::uint32_t order = 0;
  for (const Record* record : phases_in_order(here.document)) {
    if (has_begun(record->phase())) {
      order = std::max(order, record->phase().order());
    } else if (!named.contains(record->id())) {
      remove(outcome, record->id());
    }
  }
  for (const PlannedPhase& planned : asked.phases()) {
    const Record* record = here.phase(planned.id());
    if (record && has_begun(record->phase())) continue;
    Record next = record ? next_of(*record) : new_record(planned.id());
    Phase& phase = *next.mutable_phase();
    phase.set_kind(planned.kind());
    phase.set_order(++order);
    phase.set_title(planned.title());
    phase.set_words(planned.words());
    phase.set_planned_minutes(planned.planned_minutes());
    phase.set_advances(planned.advances());
    phase.set_state(Phase::PLANNED);
    if (record) {
      put_if_changed(outcome, *record, std::move(next));
    } else {
      put(outcome, std::move(next));
    }
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const StartPhase& asked) {
  const Board& board = *here.document.board();
  const Record* ending = here.phase(board.phase());
  if (asked.after() != board.phase()) return refused(STALE);
  if (ending && asked.generation() != ending->phase().generation()) return refused(STALE);
  if (asked.id() == board.phase()) return refused(NOTHING_TO_DO);
  // The server acts when something is due, and by now it may be so no longer: extended, paused, off the record.
  if (here.actor.server) {
    const auto due = due_ms(here.document);
    if (!due || *due > here.now.ms) return refused(STALE);
  }
  const Record* beginning = asked.id().empty() ? nullptr : here.phase(asked.id());
  if (!asked.id().empty() && !beginning) return refused(not_found("phase"));
  if (beginning)
    if (No no = may_begin(here.document, beginning->phase())) return refused(*no);

  const PhaseKind kind = beginning ? beginning->phase().kind() : PHASE_KIND_UNSPECIFIED;
  Outcome outcome;
  if (ending) end(here, *ending, outcome);
  // Whatever was open stays open in no other phase: it could be closed by nobody there.
  close_every_vote(here, outcome);
  end_round(here, outcome);
  Record next = next_of(here.board());
  if (kind == CLOSE) end_off_record(here, outcome, *next.mutable_board());
  if (kind == CLOSE) lapse_every_proposal(here, outcome);
  if (board.silent_writing() && !keeps_silence(kind)) end_silence(here, outcome, *next.mutable_board());
  if (beginning) {
    skip_those_before(here, beginning->phase(), outcome);
    begin_phase(here, *beginning, outcome);
  }
  if (keeps_silence(kind)) next.mutable_board()->set_silent_writing(true);
  if (kind == CLOSE) next.mutable_board()->set_closed(true);
  if (kind == CLOSE) next.mutable_board()->set_closed_ms(here.now.ms);
  next.mutable_board()->set_phase(asked.id());
  next.mutable_board()->set_phase_kind(kind);
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetPhaseTime& asked) {
  const Record* record = running(here, asked.id());
  if (!record) return refused(here.phase(asked.id()) ? refusal(STALE) : not_found("phase"));
  if (std::abs(static_cast<std::int64_t>(asked.minutes())) > limits::phase_minutes)
    return refused(limit_reached("minutes", limits::phase_minutes));
  Record next = next_of(*record);
  Phase& phase = *next.mutable_phase();
  // While it is paused, its clock stands where the pause began. Minutes that are given are given from now, also to a
  // phase that is over its time; shortened below nothing, it is due now.
  const std::int64_t earliest = phase.state() == Phase::PAUSED ? phase.paused_ms() : here.now.ms;
  const std::int64_t from =
      asked.minutes() > 0 || phase.deadline_ms() == 0 ? std::max(phase.deadline_ms(), earliest) : phase.deadline_ms();
  phase.set_deadline_ms(std::max(earliest, from + asked.minutes() * kMinute));
  const std::int64_t more = std::int64_t{phase.extended_minutes()} - phase.shortened_minutes() + asked.minutes();
  phase.set_extended_minutes(static_cast<std::uint32_t>(std::max<std::int64_t>(0, more)));
  phase.set_shortened_minutes(static_cast<std::uint32_t>(std::max<std::int64_t>(0, -more)));
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const PausePhase& asked) {
  const Record* record = running(here, asked.id());
  if (!record) return refused(here.phase(asked.id()) ? refusal(STALE) : not_found("phase"));
  if ((record->phase().state() == Phase::PAUSED) == asked.paused()) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  Phase& phase = *next.mutable_phase();
  if (asked.paused()) {
    phase.set_state(Phase::PAUSED);
    phase.set_paused_ms(here.now.ms);
  } else {
    const std::int64_t paused = here.now.ms - phase.paused_ms();
    phase.set_state(Phase::RUNNING);
    phase.clear_paused_ms();
    phase.set_paused_for_ms(phase.paused_for_ms() + paused);
    if (phase.deadline_ms() != 0) phase.set_deadline_ms(phase.deadline_ms() + paused);
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

const Record* next_phase(const Document& document) {
  const std::string& running = document.board()->phase();
  const std::vector<const Record*> phases = phases_in_order(document);
  std::size_t next = 0;
  for (std::size_t at = 0; at < phases.size(); ++at)
    if (running.empty() ? has_begun(phases[at]->phase()) : phases[at]->id() == running) next = at + 1;
  return next < phases.size() ? phases[next] : nullptr;
}

std::optional<std::int64_t> due_ms(const Document& document) {
  const Board* board = document.board();
  if (!board || board->closed() || board->phase().empty() || board->off_record_ms() != 0) return std::nullopt;
  const Record* record = document.find(board->phase());
  if (!record || !record->has_phase()) return std::nullopt;
  const Phase& phase = record->phase();
  if (phase.state() != Phase::RUNNING || !phase.advances() || phase.deadline_ms() == 0) return std::nullopt;
  // Where the next may not begin yet, nothing is due: it waits for what is missing.
  const Record* next = next_phase(document);
  if (next && may_begin(document, next->phase())) return std::nullopt;
  return phase.deadline_ms() + limits::timer_grace_ms;
}

Request due_request(const Document& document) {
  const Record& running = *document.find(document.board()->phase());
  Request request;
  StartPhase& start = *request.mutable_start_phase();
  start.set_after(running.id());
  start.set_generation(running.phase().generation());
  if (const Record* next = next_phase(document)) start.set_id(next->id());
  return request;
}

}  // namespace plenary
