#include "facilitation/rules/placing.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "facilitation/policy/sight.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/order.h"
#include "facilitation/rules/standing.h"

namespace plenary {
namespace {

std::pair<const std::string&, const std::string&> place_in_order(const Record& card) {
  return {card.card().order(), card.id()};
}
bool earlier(const Record* a, const Record* b) { return place_in_order(*a) < place_in_order(*b); }

// The cards that stay where they are; what the asker cannot see does not count, or keys would tell of it.
std::vector<const Record*> cards_standing_in(const Situation& here, const std::string& region,
                                             const std::vector<const Record*>& moving) {
  std::vector<const Record*> standing;
  here.document.each_card([&](const Record& card) {
    if (card.card().region() != region || !policy::may_see(card, here.role, here.me())) return;
    if (std::find(moving.begin(), moving.end(), &card) == moving.end()) standing.push_back(&card);
  });
  return standing;
}

struct Gap {
  const Record* low = nullptr;  // nullptr: no card on that side
  const Record* high = nullptr;
};

Gap gap_for(const Target& to, const std::vector<const Record*>& standing) {
  Gap gap;
  const auto lowest_above = [&](const Record* edge) {
    for (const Record* card : standing)
      if (earlier(edge, card) && (!gap.high || earlier(card, gap.high))) gap.high = card;
  };
  const auto highest_below = [&](const Record* edge) {
    for (const Record* card : standing)
      if ((!edge || earlier(card, edge)) && (!gap.low || earlier(gap.low, card))) gap.low = card;
  };
  if (to.after) {
    gap.low = to.after;
    lowest_above(to.after);
  } else if (to.before) {
    gap.high = to.before;
    highest_below(to.before);
  } else {
    highest_below(nullptr);
  }
  return gap;
}

bool already_there(const Target& to, const Gap& gap, const std::vector<const Record*>& moving) {
  std::string_view below = gap.low ? std::string_view(gap.low->card().order()) : std::string_view();
  for (const Record* card : moving) {
    if (!card || card->card().region() != to.region || card->card().order() <= below) return false;
    below = card->card().order();
  }
  return !gap.high || below < gap.high->card().order();
}

// Nothing fits between: the whole region is numbered anew, with the moving cards in the gap.
Keys all_anew(std::vector<const Record*> standing, const Gap& gap, std::size_t moving) {
  std::sort(standing.begin(), standing.end(), earlier);
  const std::vector<std::string> fresh = order::fresh(standing.size() + moving);
  Keys keys;
  std::size_t next = 0;
  const auto take_moving = [&] {
    for (std::size_t i = 0; i < moving; ++i) keys.given.push_back(fresh[next++]);
  };
  if (!gap.low) take_moving();
  for (const Record* card : standing) {
    keys.standing.emplace_back(card, fresh[next++]);
    if (card == gap.low) take_moving();
  }
  return keys;
}

}  // namespace

No coordinates_fit(const Place& place) {
  const auto fits = [](float value) { return std::isfinite(value) && value >= 0 && value <= 1; };
  if (place.placed() && !(fits(place.x()) && fits(place.y()))) return invalid("place", "outside_the_region");
  return {};
}

No aim(const Situation& here, const Place& place, Target& target) {
  if (No no = coordinates_fit(place)) return no;
  target.region = place.region();
  target.cluster = place.cluster();
  target.last = !place.region().empty();
  if (!place.cluster().empty()) {
    const Record* cluster = here.cluster(place.cluster());
    if (!cluster) return not_found("cluster");
    if (No no = is_here(cluster->cluster())) return no;
    if (!cluster->cluster().region().empty()) target.region = cluster->cluster().region();
  }
  const std::string& beside = place.after().empty() ? place.before() : place.after();
  if (!beside.empty()) {
    const Record* neighbour = here.card(beside);
    if (!neighbour) return not_found("card");
    if (target.region.empty()) target.region = neighbour->card().region();
    if (target.region != neighbour->card().region()) return refusal(STALE);
    (place.after().empty() ? target.before : target.after) = neighbour;
    target.last = true;
  }
  if (!target.region.empty()) {
    const Record* region = here.region(target.region);
    if (!region) return not_found("region");
    if (region->region().locked()) return refusal(LOCKED, {"region"});
  }
  return {};
}

Keys keys_at(const Situation& here, const Target& to, const std::vector<const Record*>& moving, Standing standing) {
  const std::vector<const Record*> cards = cards_standing_in(here, to.region, moving);
  const Gap gap = gap_for(to, cards);
  Keys keys;
  if (already_there(to, gap, moving)) {
    for (const Record* card : moving) keys.given.push_back(card->card().order());
    return keys;
  }
  const auto key_of = [](const Record* card) { return card ? card->card().order() : std::string(); };
  const bool sound = (!gap.low || order::is_key(key_of(gap.low))) && (!gap.high || order::is_key(key_of(gap.high)));
  if (sound) {
    if (auto fitting = order::between(key_of(gap.low), key_of(gap.high), moving.size())) {
      keys.given = std::move(*fitting);
      return keys;
    }
  }
  if (standing == Standing::may_be_rewritten) return all_anew(cards, gap, moving.size());
  keys.given.assign(moving.size(), gap.low ? key_of(gap.low) : key_of(gap.high));
  return keys;
}

void put_standing(Outcome& outcome, const Keys& keys) {
  for (const auto& [record, key] : keys.standing) {
    Record next = next_of(*record);
    next.mutable_card()->set_order(key);
    put_if_changed(outcome, *record, std::move(next));
  }
}

Standing standing_now(const Situation& here) {
  return here.silent() ? Standing::stay_as_they_are : Standing::may_be_rewritten;
}

}  // namespace plenary
