// Where cards go: a region, at most one cluster, and a place in the region's order.
//
//   Target to;
//   if (No no = aim(here, request.to(), to)) return refused(*no);
//   Keys keys = keys_at(here, to, moving, Standing::may_be_rewritten);
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "facilitation/rules/situation.h"

namespace plenary {

struct Target {
  std::string region;             // empty: every card stays in the region it is in
  std::string cluster;            // empty: out of any cluster
  bool last = true;               // false: cards that are in `region` already keep their place in its order
  const Record* after = nullptr;  // a card of `region`
  const Record* before = nullptr;
};

// Finds the target of a place, or why it cannot be one: NOT_FOUND, GONE, LOCKED, or STALE if the card to stand beside
// has gone to another region meanwhile. A cluster that lies in a region takes its cards there, whatever `place` says.
// If both `after` and `before` are given, `after` is where to go.
[[nodiscard]] No aim(const Situation& here, const Place& place, Target& target);
// x and y: numbers from 0 to 1.
[[nodiscard]] No coordinates_fit(const Place& place);

struct Keys {
  std::vector<std::string> given;                               // one for each card that moves, in their order
  std::vector<std::pair<const Record*, std::string>> standing;  // new keys of cards that stand there: there was no room
};
// During silent writing nothing that others see may change: equal keys stand until the reveal gives all cards new ones.
enum class Standing { may_be_rewritten, stay_as_they_are };

// `moving`: the cards that go there, nullptr for a new one. Those that are there and in order already keep their keys.
[[nodiscard]] Keys keys_at(const Situation& here, const Target& to, const std::vector<const Record*>& moving,
                           Standing standing);

void put_standing(Outcome& outcome, const Keys& keys);
// During silent writing they stay.
[[nodiscard]] Standing standing_now(const Situation& here);

}  // namespace plenary
