#include "facilitation/rules/standing.h"

#include "facilitation/rules/checks.h"
#include "facilitation/rules/late_additions.h"

namespace plenary {

bool is_gone(const Card& card) { return is_here(card).has_value(); }
bool is_gone(const Cluster& cluster) { return is_here(cluster).has_value(); }

No is_here(const Card& card) {
  if (!card.merged_into().empty()) return refusal(GONE, {"card", "merged"});
  if (card.has_trashed()) return refusal(GONE, {"card", "trash"});
  return {};
}

No is_here(const Cluster& cluster) {
  if (!cluster.merged_into().empty()) return refusal(GONE, {"cluster", "merged"});
  if (cluster.dissolved()) return refusal(GONE, {"cluster", "dissolved"});
  return {};
}

No is_here(const Note& note) {
  if (!note.merged_into().empty()) return refusal(GONE, {"note", "merged"});
  if (note.purged_ms() != 0) return refusal(GONE, {"note", "purged"});
  if (note.has_trashed()) return refusal(GONE, {"note", "trash"});
  return {};
}

No region_is_open(const Situation& here, const std::string& id) {
  const Region* region = here.document.region(id);
  if (region && region->locked()) return refusal(LOCKED, {"region"});
  return {};
}

No is_unlocked(const Situation& here, const Card& card) {
  if (card.locked()) return refusal(LOCKED, {"card"});
  return region_is_open(here, card.region());
}

namespace {

// What was thrown away or mended on a device that was offline goes the way of its card, which was taken late.
No late_enough(const Situation& here, const Card& card) {
  if (!here.answer.late_only || (card.late() && here.is_me(card.author()))) return {};
  return here.not_now();
}

}  // namespace

No words_stand(const Card& card) {
  if (card.withdrawn_ms() != 0) return refusal(GONE, {"card", "taken_back"});
  return {};
}

No card_can_change(const Situation& here, const Record* card) {
  if (!card) return not_found("card");
  if (No no = late_enough(here, card->card())) return no;
  if (No no = here.own_enough(card->card().author(), "author")) return no;
  if (No no = is_here(card->card())) return no;
  return is_unlocked(here, card->card());
}

No words_can_change(const Situation& here, const Record* card) {
  const bool own_addition =
      card && card->card().region() == kLateAdditions && here.is_me(card->card().author()) && !card->card().locked();
  if (!own_addition) return card_can_change(here, card);
  if (No no = late_enough(here, card->card())) return no;
  return is_here(card->card());
}

No card_can_change_or_return(const Situation& here, const Record* card) {
  if (!card) return not_found("card");
  if (No no = late_enough(here, card->card())) return no;
  if (No no = here.own_enough(card->card().author(), "author")) return no;
  return is_unlocked(here, card->card());
}

std::string living_cluster(const Document& document, const std::string& cluster) {
  std::string id = cluster;
  // A bound instead of a set of the visited: more steps than clusters would mean a circle, which no rule makes.
  for (std::size_t steps = 0; steps <= document.size(); ++steps) {
    const Cluster* found = document.cluster(id);
    if (!found || found->dissolved()) return {};
    if (found->merged_into().empty()) return id;
    id = found->merged_into();
  }
  return {};
}

}  // namespace plenary
