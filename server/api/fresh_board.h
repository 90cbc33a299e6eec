// A board before anybody wrote on it.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

// Its head, regions and phases, nothing of what people did, and no people. `title` empty: the same.
[[nodiscard]] std::vector<Record> fresh_records(const Document& like, const std::string& title);

}  // namespace plenary
