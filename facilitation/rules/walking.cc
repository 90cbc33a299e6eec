// People of other groups walk the boards that were reported: they read, and leave one mark and one question each.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No is_on_a_walk(const Situation& here) {
  const Member* member = here.document.member(here.me());
  if (member && member->visiting()) return {};
  return refusal(FORBIDDEN, {"not_on_a_walk"});
}

// What they have left so far, as it will be after a change.
Record next_walk(const Situation& here, const Record* before) {
  Record next = before ? next_of(*before) : new_record("walk." + here.me());
  next.mutable_walk()->set_participant(here.me());
  return next;
}

Outcome walked(const Situation& here, const Record* before, Record next) {
  const bool changed =
      !before || next.walk().marked() != before->walk().marked() || next.walk().question() != before->walk().question();
  if (!changed) return refused(NOTHING_TO_DO);
  next.mutable_walk()->set_at_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

const Record* walk_of(const Situation& here) {
  const Record* found = here.document.find("walk." + here.me());
  return found && found->has_walk() ? found : nullptr;
}

}  // namespace

Outcome decide_verb(const Situation& here, const OpenGallery& asked) {
  Record next = next_of(here.board());
  if ((next.board().gallery_ms() != 0) == asked.open()) return refused(NOTHING_TO_DO);
  next.mutable_board()->set_gallery_ms(asked.open() ? here.now.ms : 0);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const LeaveMark& asked) {
  if (No no = is_on_a_walk(here)) return refused(*no);
  const Record* before = walk_of(here);
  if (!asked.on().empty()) {
    const Record* card = here.card(asked.on());
    const Record* cluster = here.cluster(asked.on());
    if (!card && !cluster) return refused(not_found("on"));
    if (No no = card ? is_here(card->card()) : is_here(cluster->cluster())) return refused(*no);
  } else if (!before) {
    return refused(NOTHING_TO_DO);
  }
  Record next = next_walk(here, before);
  next.mutable_walk()->set_marked(asked.on());
  return walked(here, before, std::move(next));
}

Outcome decide_verb(const Situation& here, const AskTheGroup& asked) {
  if (No no = is_on_a_walk(here)) return refused(*no);
  if (No no = lines("question", asked.question(), limits::card_characters)) return refused(*no);
  const Record* before = walk_of(here);
  if (!before && asked.question().empty()) return refused(NOTHING_TO_DO);
  Record next = next_walk(here, before);
  next.mutable_walk()->set_question(asked.question());
  return walked(here, before, std::move(next));
}

}  // namespace plenary
