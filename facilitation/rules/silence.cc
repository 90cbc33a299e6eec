// Silent writing: everybody writes, nobody sees others' cards, and then all are shown at once.
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

Record next_board(const Situation& here) { return next_of(*here.document.find("board")); }

}  // namespace

Outcome decide_verb(const Situation& here, const StartSilentWriting&) {
  if (here.document.board()->silent_writing()) return refused(NOTHING_TO_DO);
  // A locked board is asked for its phase, too: once it is opened again, nothing else would.
  if (here.time.phase != PHASE_KIND_UNSPECIFIED && here.time.phase != SILENT && here.time.phase != PAIR)
    return refused(here.not_now());
  Outcome outcome;
  Record board = next_board(here);
  board.mutable_board()->set_silent_writing(true);
  put(outcome, std::move(board));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RevealCards&) {
  if (!here.document.board()->silent_writing()) return refused(NOTHING_TO_DO);
  Outcome outcome;
  Record board = next_board(here);
  end_silence(here, outcome, *board.mutable_board());
  put(outcome, std::move(board));
  return outcome;
}

}  // namespace plenary
