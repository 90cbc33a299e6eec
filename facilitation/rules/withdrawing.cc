// A card whose author takes its words back for good. Until a vote opens they can throw it away; this they can at any time, also
// when the board is closed and when they sit in another group. Its place is kept, and its number: others grouped it, linked
// it and voted on it. The words go out of the log, too (LOG-16).
#include "facilitation/rules/withdrawing.h"

#include "facilitation/rules/verbs.h"

namespace plenary {

void take_back_card(Outcome& outcome, const Record& record, std::int64_t now_ms, bool erased) {
  Record next = next_of(record);
  Card& card = *next.mutable_card();
  card.set_withdrawn_ms(now_ms);
  card.set_erased(erased);
  card.clear_source();
  card.clear_fields();
  if (card.hidden()) card.mutable_trashed()->set_at_ms(now_ms);  // nobody saw it: it leaves no place
  put(outcome, std::move(next));
  if (!record.text().content().empty()) write_instead(outcome, record, "");
}

Outcome decide_verb(const Situation& here, const WithdrawCard& asked) {
  // One's own is here for one who sees nothing else any more.
  const Record* record = here.document.find(asked.id());
  if (!record || !record->has_card()) return refused(not_found("card"));
  if (!here.is_me(record->card().author()))
    return refused(here.card(asked.id()) ? refusal(NOT_YOURS, {"author"}) : not_found("card"));
  if (record->card().withdrawn_ms() != 0) return refused(NOTHING_TO_DO);
  Outcome outcome;
  take_back_card(outcome, *record, here.now.ms, /*erased=*/false);
  return outcome;
}

}  // namespace plenary
