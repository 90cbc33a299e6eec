// Screening: on a moderated board, what was written in silence is looked through before it is shown. Who looks does not
// learn who wrote what: cards come to them without author, number or order (server/api), and nobody else is sent any.
#include <algorithm>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/screening.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

bool waits(const Record& record) {
  return record.has_card() && record.card().hidden() && !record.card().has_trashed() && !record.card().has_held();
}

// Situation::card would not find it: it is for the asker's eyes only here.
const Record* hidden_card(const Situation& here, const std::string& id) {
  const Record* record = here.document.find(id);
  return record && record->has_card() && record->card().hidden() && !record->card().has_trashed() ? record : nullptr;
}

// Silence goes on: nothing is looked through before everybody has finished.
No is_time(const Situation& here) {
  if (here.silent()) return refusal(PHASE_CLOSED, {"silent_writing"});
  const Board& board = *here.document.board();
  if (!board.moderated() && board.held_back() == 0) return invalid("board", "not_moderated");
  return {};
}

// The board after these cards have gone from those that wait, or others have come to them, and so many more are held.
void settle(const Situation& here, const std::set<std::string>& gone, bool come, int held, Outcome& outcome) {
  bool left = come;
  here.document.each_card([&](const Record& record) { left = left || (waits(record) && !gone.contains(record.id())); });
  Record next = next_of(here.board());
  next.mutable_board()->set_screening(left);
  next.mutable_board()->set_held_back(
      static_cast<std::uint32_t>(std::max(0, static_cast<int>(here.document.board()->held_back()) + held)));
  put_if_changed(outcome, here.board(), std::move(next));
}

}  // namespace

std::vector<const Record*> cards_to_screen(const Document& document) {
  std::vector<const Record*> cards;
  const Board* board = document.board();
  if (!board || board->silent_writing() || (!board->moderated() && board->held_back() == 0)) return cards;
  document.each_card([&](const Record& record) {
    if (record.card().hidden() && !record.card().has_trashed()) cards.push_back(&record);
  });
  // By what nobody chose: ids are random.
  std::sort(cards.begin(), cards.end(), [](const Record* a, const Record* b) { return a->id() < b->id(); });
  return cards;
}

Outcome decide_verb(const Situation& here, const ReleaseCards& asked) {
  if (No no = is_time(here)) return refused(*no);
  if (asked.cards().empty()) return refused(invalid("cards", "missing"));
  if (asked.cards_size() > static_cast<int>(limits::cards_released))
    return refused(limit_reached("cards_released", limits::cards_released));
  std::vector<const Record*> cards;
  std::set<std::string> gone;
  int held = 0;
  for (const ReleasedCard& card : asked.cards()) {
    const Record* record = hidden_card(here, card.id());
    if (!record) return refused(not_found("card"));
    if (!gone.insert(card.id()).second) return refused(invalid("cards", "named_twice"));
    // Its author goes on writing: what is shown is what was looked at.
    if (record->text().version() != card.text_version()) return refused(STALE);
    held += record->card().has_held();
    cards.push_back(record);
  }
  shuffle(cards, here.now.entropy);
  std::vector<Record> shown;
  for (const Record* record : cards) {
    shown.push_back(next_of(*record));
    shown.back().mutable_card()->clear_held();
  }
  Outcome outcome;
  show(here, std::move(shown), outcome);
  settle(here, gone, false, -held, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const HoldCards& asked) {
  if (No no = is_time(here)) return refused(*no);
  if (No no = first_of({ids_to_act_on("ids", asked.ids()), lines("reason", asked.reason(), limits::remark_characters)}))
    return refused(*no);
  if (!asked.undo() && asked.reason().empty()) return refused(invalid("reason", "missing"));  // its author is told why
  Outcome outcome;
  std::set<std::string> gone;
  int held = 0;
  for (const std::string& id : asked.ids()) {
    const Record* record = hidden_card(here, id);
    if (!record) return refused(not_found("card"));
    const bool was = record->card().has_held();
    Record next = next_of(*record);
    if (asked.undo()) {
      next.mutable_card()->clear_held();
    } else {
      Held& reason = *next.mutable_card()->mutable_held();
      reason.set_by(here.me());
      reason.set_at_ms(here.now.ms);
      reason.set_reason(asked.reason());
      gone.insert(id);
    }
    held += (asked.undo() ? 0 : 1) - (was ? 1 : 0);
    put_if_changed(outcome, *record, std::move(next));
  }
  if (outcome.effects.empty()) return refused(NOTHING_TO_DO);
  settle(here, gone, asked.undo(), held, outcome);
  return outcome;
}

}  // namespace plenary
