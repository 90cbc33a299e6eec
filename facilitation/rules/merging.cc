// Cards that say the same: one speaks for the others, which are kept and can be taken out again.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// One step deep: whoever reads a merged card goes to the one that speaks for it, and is there.
bool speaks_for_others(const Document& document, const std::string& id) {
  bool speaks = false;
  document.each_card([&](const Record& card) { speaks = speaks || card.card().merged_into() == id; });
  return speaks;
}

Outcome merge(const Situation& here, const MergeCards& asked) {
  if (No no = card_can_change(here, here.card(asked.into()))) return refused(*no);
  Outcome outcome;
  for (const std::string& id : asked.from()) {
    if (id == asked.into()) return refused(CYCLE);
    const Record* record = here.card(id);
    if (No no = card_can_change(here, record)) return refused(*no);
    if (speaks_for_others(here.document, id)) return refused(invalid("from", "speaks_for_others"));
    Record next = next_of(*record);
    next.mutable_card()->set_merged_into(asked.into());
    put(outcome, std::move(next));
  }
  return outcome;
}

Outcome take_out(const Situation& here, const MergeCards& asked) {
  if (!here.card(asked.into())) return refused(not_found("card"));
  Outcome outcome;
  for (const std::string& id : asked.from()) {
    const Record* record = here.card(id);
    if (No no = card_can_change_or_return(here, record)) return refused(*no);
    if (record->card().merged_into() != asked.into()) continue;
    Record next = next_of(*record);
    Card& card = *next.mutable_card();
    card.clear_merged_into();
    card.set_cluster(living_cluster(here.document, card.cluster()));
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace

Outcome decide_verb(const Situation& here, const MergeCards& asked) {
  if (No no = ids_to_act_on("from", asked.from())) return refused(*no);
  return asked.undo() ? take_out(here, asked) : merge(here, asked);
}

}  // namespace plenary
