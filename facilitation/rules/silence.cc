// Silent writing: everybody writes, nobody sees others' cards, and then all are shown at once.
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

Record next_board(const Situation& here) { return next_of(*here.document.find("board")); }

}  // namespace

Outcome decide_verb(const Situation& here, const StartSilentWriting&) {
  if (here.document.board()->silent_writing()) return refused(NOTHING_TO_DO);
  Outcome outcome;
  Record board = next_board(here);
  board.mutable_board()->set_silent_writing(true);
  put(outcome, std::move(board));
  return outcome;
}

// One outcome, hence one commit: there is no moment at which some are shown and some are not. Numbers, places and the
// order of the effects come from one shuffle, so they say nothing of who wrote what, or when.
Outcome decide_verb(const Situation& here, const RevealCards&) {
  if (!here.document.board()->silent_writing()) return refused(NOTHING_TO_DO);
  std::vector<const Record*> hidden;
  here.document.each_card([&](const Record& record) {
    if (record.card().hidden() && !record.card().has_trashed()) hidden.push_back(&record);
  });
  shuffle(hidden, here.now.entropy);
  std::vector<Record> cards;
  cards.reserve(hidden.size());
  for (const Record* record : hidden) cards.push_back(next_of(*record));

  Outcome outcome;
  show(here, std::move(cards), outcome);
  Record board = next_board(here);
  board.mutable_board()->set_silent_writing(false);
  board.mutable_board()->set_revealed_ms(here.now.ms);
  put(outcome, std::move(board));
  return outcome;
}

}  // namespace plenary
