// The fields that a card may have: those that its region names, and the indicator sheet of a card of kind INDICATOR.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary::checks {

// Of the board's template; of a board without one, the usual: kind, horizon, baseline, direction, spillover, what it does not
// tell us, the day to look at it again. None of the usual ones is required.
[[nodiscard]] std::vector<IndicatorField> indicator_sheet(const Document& document);

// All that this card may have, in their order. A field of a region may be answered by choices of the board.
[[nodiscard]] std::vector<IndicatorField> fields_of(const Document& document, const Card& card);

// Does the sheet of this indicator matter? Not of one that the group drops.
[[nodiscard]] bool is_measured(const Card& card);
// Required ones that say nothing yet, by id.
[[nodiscard]] std::vector<std::string> missing_fields(const Document& document, const Card& card);

// Of the innovation chain: those at which nobody stands, where at least one actor has been placed on it.
[[nodiscard]] std::vector<std::string> stages_without_actor(const Document& document);

}  // namespace plenary::checks
