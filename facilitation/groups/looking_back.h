// How the groups of a session went, as first cards of a board that looks back: what was planned and what it took. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

// The region that is filled so; empty: this board does not look back.
[[nodiscard]] std::string region_that_looks_back(const std::vector<Record>& board);

// A card for each phase of the board that has ended, in their order, with ids "log.<number>" and numbers after those that
// `records` has. Nothing of what anybody wrote is in them.
void look_back_on(const Document& board, const std::string& region, std::vector<Record>& records);

}  // namespace plenary
