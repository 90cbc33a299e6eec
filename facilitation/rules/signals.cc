// Signs that people give: ready, a raised hand, a call for help; and what a facilitator asks everybody to look at, or not
// to keep.
#include "facilitation/policy/sight.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/signs.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const SetSignal& asked) {
  if (asked.kind() != "ready" && asked.kind() != "hand" && asked.kind() != "help")
    return refused(invalid("kind", "unknown"));
  const std::string whose = asked.participant().empty() ? here.me() : asked.participant();
  if (!here.is_me(whose) && (asked.up() || !here.facilitates())) return refused(NOT_YOURS, {"signal"});
  if (!here.document.member(whose)) return refused(not_found("member"));
  if (No no = one_line("text", asked.text(), limits::remark_characters)) return refused(*no);
  if (!asked.text().empty() && here.document.board()->off_record_ms() != 0) return refused(OFF_RECORD);
  const std::string id = "signal." + asked.kind() + "." + whose;
  if (!is_id(id)) return refused(invalid("participant", "not_a_participant"));
  const Record* before = here.document.find(id);
  const bool is_up = before && before->signal().at_ms() != 0;
  if (!asked.up() && !is_up) return refused(NOTHING_TO_DO);
  Record next = before ? next_of(*before) : new_record(id);
  Signal& signal = *next.mutable_signal();
  signal.set_participant(whose);
  signal.set_kind(asked.kind());
  // Whoever has a hand up keeps the place in the queue.
  if (!asked.up() || !is_up) signal.set_at_ms(asked.up() ? here.now.ms : 0);
  signal.set_text(asked.up() ? asked.text() : std::string());
  Outcome outcome;
  if (before) {
    put_if_changed(outcome, *before, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const SetSpotlight& asked) {
  const Record* lit = asked.id().empty() ? nullptr : here.seen(asked.id());
  // What not everybody sees is shown to nobody: its id would tell that it is there.
  if (!asked.id().empty() && (!lit || policy::matter_of(*lit) != policy::Matter::board))
    return refused(not_found("card"));
  Record next = next_of(here.board());
  next.mutable_board()->set_spotlight(asked.id());
  Outcome outcome;
  put_if_changed(outcome, here.board(), std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const SetGather& asked) {
  const Board& board = *here.document.board();
  Record next = next_of(here.board());
  if (asked.end()) {
    if (!board.has_gather()) return refused(NOTHING_TO_DO);
    next.mutable_board()->clear_gather();
  } else {
    const Record* place = asked.on().empty() ? nullptr : here.seen(asked.on());
    if (!asked.on().empty() && (!place || policy::matter_of(*place) != policy::Matter::board))
      return refused(not_found("card"));
    if (asked.on().empty() && !asked.follow()) return refused(invalid("place", "missing"));
    Gather& gather = *next.mutable_board()->mutable_gather();
    gather.Clear();
    gather.set_by(here.me());
    gather.set_at_ms(here.now.ms);
    gather.set_on(asked.on());
    gather.set_follow(asked.follow());
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetVoices& asked) {
  const std::string whose = asked.participant().empty() ? here.me() : asked.participant();
  if (!here.is_me(whose) && !here.facilitates()) return refused(NOT_YOURS, {"voices"});
  const Record* record = here.document.find(member_id(whose));
  if (!record || !record->has_member() || record->member().removed()) return refused(not_found("member"));
  if (record->member().mode() != TABLE_DEVICE) return refused(invalid("voices", "not_a_table"));
  if (asked.voices() == 0) return refused(invalid("voices", "missing"));
  if (asked.voices() > limits::voices) return refused(limit_reached("voices", limits::voices));
  if (any_vote_is_open(here.document)) return refused(PHASE_CLOSED, {"open_vote"});
  Record next = next_of(*record);
  next.mutable_member()->set_voices(asked.voices());
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

// While nothing is kept, nothing is taken (policy); of the time itself only its beginning and end remain.
Outcome decide_verb(const Situation& here, const SetOffRecord& asked) {
  const std::int64_t since = here.document.board()->off_record_ms();
  if ((since != 0) == asked.off()) return refused(NOTHING_TO_DO);
  Outcome outcome;
  Record board = next_of(here.board());
  if (asked.off())
    board.mutable_board()->set_off_record_ms(here.now.ms);
  else
    end_off_record(here, outcome, *board.mutable_board());
  put(outcome, std::move(board));
  return outcome;
}

void end_off_record(const Situation& here, Outcome& outcome, Board& board) {
  const std::int64_t since = board.off_record_ms();
  if (since == 0) return;
  board.set_off_record_ms(0);
  const std::string id = "off_record." + std::to_string(since);
  const Record* same = here.document.find(id);
  Record interval = same ? next_of(*same) : new_record(id);
  interval.mutable_off_record()->set_from_ms(since);
  interval.mutable_off_record()->set_to_ms(here.now.ms);
  put(outcome, std::move(interval));
}

}  // namespace plenary
