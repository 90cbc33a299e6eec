// Pairs: two see what each other wrote in silence, and nobody else does.
#pragma once

#include <string>
#include <vector>

#include "facilitation/rules/situation.h"

namespace plenary {

// Everybody who takes part and has come, two by two in an order of chance; one too many makes a three. Nobody: none.
[[nodiscard]] std::vector<Pair> pairs_by_chance(const Situation& here);
// Who works with `participant` in this phase.
[[nodiscard]] std::vector<std::string> partners(const Phase& phase, const std::string& participant);
// Hidden cards are shown to the partners of who wrote them, beside whoever sees them already: what somebody has seen
// is not taken from them again.
void show_to_partners(const Situation& here, const Phase& phase, Outcome& outcome);

}  // namespace plenary
