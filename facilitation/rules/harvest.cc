// Harvest: what a group carries to the plenary. One sentence, the disagreement that is kept, one example.
#include <sstream>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

std::uint32_t words_in(const std::string& sentence) {
  std::istringstream words(sentence);
  std::uint32_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

}  // namespace

Outcome decide_verb(const Situation& here, const SetHarvest& asked) {
  if (No no =
          first_of({one_line("headline", asked.headline(), limits::card_characters),
                    lines("disagreement_kept", asked.disagreement_kept(), limits::harvest_characters),
                    lines("example", asked.example(), limits::harvest_characters), refs_are_ids("refs", asked.refs())}))
    return refused(*no);
  if (words_in(asked.headline()) > limits::headline_words)
    return refused(limit_reached("headline_words", limits::headline_words));
  const Record* before = here.document.find("harvest");
  if (before && !before->has_harvest()) return refused(ALREADY_EXISTS);
  if (!before && asked.if_version() != 0) return refused(STALE);
  if (before)
    if (No no = version_is(*before, asked.if_version())) return refused(*no);
  Record next = before ? next_of(*before) : new_record("harvest");
  Harvest& harvest = *next.mutable_harvest();
  if (asked.has_headline()) {
    harvest.set_headline(asked.headline());
    if (!asked.headline().empty()) harvest.set_no_headline(false);
  }
  if (asked.has_no_headline()) {
    if (asked.no_headline() && !harvest.headline().empty()) return refused(invalid("headline", "is_there"));
    harvest.set_no_headline(asked.no_headline());
  }
  if (asked.has_disagreement_kept()) harvest.set_disagreement_kept(asked.disagreement_kept());
  if (asked.has_example()) harvest.set_example(asked.example());
  if (asked.set_refs()) *harvest.mutable_refs() = asked.refs();
  Outcome outcome;
  if (before) {
    put_if_changed(outcome, *before, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
