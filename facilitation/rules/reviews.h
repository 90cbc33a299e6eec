// Decisions that are to be looked at again because their day has come.
#pragma once

#include <cstdint>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/requests.pb.h"

namespace plenary {

// Where it is this day, or later, on the clocks of the board. Only what was adopted or reaffirmed has such a day.
[[nodiscard]] bool review_is_due(const Decision& decision, const Board& board, std::int64_t now_ms);
// An act of the server for each that is due and does not say so yet. Done twice, the second is refused.
[[nodiscard]] std::vector<Request> reviews_due(const Document& document, std::int64_t now_ms);

}  // namespace plenary
