// The trash of cards: nothing in it is destroyed, and whoever may put a card there may take it out.
//
// A card thrown away during silent writing was never shown to anybody. It stays its author's alone when the others are
// revealed, and is shown when it is taken out.
#include <vector>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/placing.h"
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const TrashCards& asked) {
  if (No no = first_of({ids_to_act_on("ids", asked.ids()), lines("reason", asked.reason(), limits::remark_characters)}))
    return refused(*no);
  Outcome outcome;
  for (const std::string& id : asked.ids()) {
    const Record* record = here.card(id);
    if (No no = words_can_change(here, record)) return refused(*no);
    // The author is told why somebody else did it.
    if (!here.is_me(record->card().author()) && asked.reason().empty()) return refused(invalid("reason", "missing"));
    Record next = next_of(*record);
    Trashed& trashed = *next.mutable_card()->mutable_trashed();
    trashed.set_by(here.me());
    trashed.set_at_ms(here.now.ms);
    trashed.set_reason(asked.reason());
    put(outcome, std::move(next));
  }
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreCards& asked) {
  if (No no = ids_to_act_on("ids", asked.ids())) return refused(*no);
  Outcome outcome;
  std::vector<Record> to_show;
  bool waiting = false;
  for (const std::string& id : asked.ids()) {
    const Record* record = here.card(id);
    if (No no = card_can_change_or_return(here, record)) return refused(*no);
    if (!record->card().has_trashed()) continue;
    if (record->card().hidden())
      if (No no = words_stand(record->card())) return refused(*no);
    Record next = next_of(*record);
    Card& card = *next.mutable_card();
    card.clear_trashed();
    card.set_cluster(living_cluster(here.document, card.cluster()));
    if (card.hidden() && !here.silent() && (card.has_held() || here.document.board()->moderated())) {
      waiting = waiting || !card.has_held();
      put(outcome, std::move(next));
    } else if (card.hidden() && !here.silent()) {
      to_show.push_back(std::move(next));
    } else {
      put(outcome, std::move(next));
    }
  }
  show(here, std::move(to_show), outcome);
  if (waiting) wait_for_screening(here, outcome);
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
