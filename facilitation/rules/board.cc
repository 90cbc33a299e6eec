// The board itself and its regions: title, locks, closing.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/rounds.h"
#include "facilitation/rules/signs.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const SetBoard& asked) {
  const Record* record = here.document.find("board");
  Record next = next_of(*record);
  Board& board = *next.mutable_board();
  if (asked.has_title()) {
    if (asked.title().empty()) return refused(invalid("title", "missing"));
    if (No no = one_line("title", asked.title(), limits::title_characters)) return refused(*no);
    board.set_title(asked.title());
    if (here.actor.server) board.set_group_title(asked.title());
  }
  // Cards that were never shown would stay hidden behind a closed door.
  if (asked.closed() && board.silent_writing()) return refused(PHASE_CLOSED, {"silent_writing"});
  if (asked.closed() && board.screening()) return refused(PHASE_CLOSED, {"screening"});
  if (asked.has_moderated() && !asked.moderated() && board.screening()) return refused(PHASE_CLOSED, {"screening"});
  Outcome outcome;
  if (asked.closed() && !board.closed()) {  // on a closed board nobody could close them any more
    close_every_vote(here, outcome);
    lapse_every_proposal(here, outcome);
    end_round(here, outcome);
    end_off_record(here, outcome, board);
  }
  if (asked.closed() && !board.closed()) board.set_closed_ms(here.now.ms);
  if (asked.has_closed()) board.set_closed(asked.closed());
  if (asked.has_locked()) board.set_locked(asked.locked());
  if (asked.has_moderated()) board.set_moderated(asked.moderated());
  if (asked.has_waiting_room()) board.set_waiting_room(asked.waiting_room());
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const SetRegion& asked) {
  const Record* record = here.region(asked.id());
  if (!record) return refused(not_found("region"));
  Record next = next_of(*record);
  if (asked.has_locked()) next.mutable_region()->set_locked(asked.locked());
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
