// Links between cards. A link to a card of silent writing is as hidden as the card, and is shown with it.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No end_is_here(const Record* card) {
  if (!card) return not_found("card");
  return is_here(card->card());
}

No link_can_change(const Situation& here, const Record* link) {
  if (!link) return not_found("link");
  return here.own_enough(link->link().author(), "author");
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddLink& asked) {
  if (No no =
          first_of({id_is_free(here.document, asked.id()), one_line("label", asked.label(), limits::label_characters)}))
    return refused(*no);
  const Record* from = here.card(asked.from());
  const Record* to = here.card(asked.to());
  if (No no = first_of({end_is_here(from), end_is_here(to)})) return refused(*no);
  if (from == to) return refused(invalid("to", "same_card"));
  // In silence one links one's own cards, also to what stood there before.
  const bool ties_own = here.is_me(from->card().author()) || here.is_me(to->card().author());
  if (!ties_own)
    if (No no = here.own_enough({}, "author")) return refused(*no);
  if (No no = room_for_one_more(here.document, Record::kLink, "links", limits::links)) return refused(*no);

  Record record = new_record(asked.id());
  Link& link = *record.mutable_link();
  link.set_from(asked.from());
  link.set_to(asked.to());
  link.set_label(asked.label());
  link.set_author(here.me());
  link.set_hidden(from->card().hidden() || to->card().hidden());
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetLink& asked) {
  const Record* record = here.link(asked.id());
  if (No no = link_can_change(here, record)) return refused(*no);
  if (No no = one_line("label", asked.label(), limits::label_characters)) return refused(*no);
  Record next = next_of(*record);
  next.mutable_link()->set_label(asked.label());
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const RemoveLink& asked) {
  if (No no = link_can_change(here, here.link(asked.id()))) return refused(*no);
  Outcome outcome;
  remove(outcome, asked.id());
  return outcome;
}

}  // namespace plenary
