// Which cards of a moderated board a facilitator is to look through: hidden ones, once silence has ended.
#pragma once

#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

// Those that wait and those that were held back, in an order that says nothing of who wrote them, or when.
[[nodiscard]] std::vector<const Record*> cards_to_screen(const Document& document);

}  // namespace plenary
