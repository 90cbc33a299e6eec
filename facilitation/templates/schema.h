// What a template may say, beside what its message says (proto/templates.proto): which keys must be there, which words
// there are, how much is let in. Reading and writing go by it.
#pragma once

#include <cstdint>

#include "facilitation/templates/into_message.h"

namespace plenary {

// Characters, items, minutes. The rules hold boards to the same (facilitation/rules/limits.h), and check that they agree.
inline constexpr std::uint32_t kTemplateTitle = 80;
inline constexpr std::uint32_t kTemplateWords = 400;
inline constexpr std::uint32_t kTemplateRegions = 64;
inline constexpr std::uint32_t kTemplatePhases = 40;
inline constexpr std::uint32_t kTemplateMinutes = 24 * 60;  // of a phase
inline constexpr std::uint32_t kTemplateList = 50;          // things in any other list

[[nodiscard]] const yaml::Schema& template_schema();

}  // namespace plenary
