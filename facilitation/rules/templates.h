// The meeting's own board templates, for other rules.
#pragma once

#include <cstdint>
#include <string>

#include "facilitation/rules/situation.h"

namespace plenary {

// Whether a group may be opened from this version of a template, 0 = the latest. What a server has of its own, it knows.
[[nodiscard]] No template_is_here(const Situation& here, const std::string& id, std::uint32_t number);

}  // namespace plenary
