// Where cards go that come too late to be weighed: with the board closed, or once voting has opened.
#pragma once

#include "facilitation/rules/deciding.h"
#include "facilitation/rules/situation.h"

namespace plenary {

inline constexpr const char* kLateAdditions = "late_additions";

// Gives `card` its place behind the others there; the region comes with the first of them.
[[nodiscard]] No place_among_late_additions(const Situation& here, Card& card, Outcome& outcome);

}  // namespace plenary
