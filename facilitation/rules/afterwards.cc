// What comes once the work is done: the presenter of a case looks at what was written of it, and thoughts arrive that people
// had on the way home. They stand by themselves, with their day, and touch nothing that was weighed or decided (SYS-36).
#include <algorithm>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/late_additions.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

bool is_mark(const std::string& mark) {
  return mark.empty() || mark == "correct" || mark == "wrong" || mark == "not_for_publication";
}

}  // namespace

Outcome decide_verb(const Situation& here, const CheckHarvest& asked) {
  if (here.document.board()->presenter_review_days() == 0) return refused(invalid("board", "no_case"));
  if (asked.marks().size() > limits::ids_in_a_request) return refused(limit_reached("ids", limits::ids_in_a_request));
  Outcome outcome;
  std::vector<std::string> ids;  // a map has no order, and every node must decide the same
  for (const auto& [id, mark] : asked.marks()) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    const std::string& mark = asked.marks().at(id);
    if (!is_mark(mark)) return refused(invalid("marks", "unknown"));
    const Record* record = here.card(id);
    if (!record) return refused(not_found("card"));
    if (No no = is_here(record->card())) return refused(*no);
    Record next = next_of(*record);
    next.mutable_card()->set_presenter_mark(mark);
    put_if_changed(outcome, *record, std::move(next));
  }
  if (asked.has_answered() && asked.answered() != here.document.board()->presenter_answered()) {
    Record next = next_of(here.board());
    next.mutable_board()->set_presenter_answered(asked.answered());
    next.mutable_board()->set_presenter_answered_ms(asked.answered() ? here.now.ms : 0);
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const AddLateThought& asked) {
  if (!here.document.board()->closed()) return refused(invalid("board", "not_closed"));
  if (!CardKind_IsValid(asked.kind())) return refused(invalid("kind", "unknown"));
  if (asked.text().empty()) return refused(invalid("text", "missing"));
  if (No no = first_of({id_is_free(here.document, asked.id()), lines("text", asked.text(), limits::card_characters),
                        room_for_one_more(here.document, Record::kCard, "cards", limits::cards)}))
    return refused(*no);
  Outcome outcome;
  Record record = new_record(asked.id());
  if (No no = place_among_late_additions(here, *record.mutable_card(), outcome)) return refused(*no);
  Card& card = *record.mutable_card();
  card.set_kind(asked.kind() == CARD_KIND_UNSPECIFIED ? IDEA : asked.kind());
  card.set_author(here.me());
  card.set_written_ms(here.now.ms);
  card.set_late(true);
  card.set_number(here.document.cards_numbered() + 1);
  put(outcome, std::move(record));
  write_first_words(outcome, asked.id(), asked.text());
  return outcome;
}

}  // namespace plenary
