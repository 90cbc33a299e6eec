// The named scales of agreement, of which polls and proposals keep the id: level 5 means opposite things in the two, so a
// level is always told with its words. And how scores are told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plenary {

inline constexpr std::string_view kKanerOriginal = "kaner-8-original";
inline constexpr std::string_view kKaner2014 = "kaner-8-2014";

// Level 1 to 8 of either scale: "Stand aside". Empty: no such scale, or no such level.
[[nodiscard]] std::string_view words_of_level(std::string_view scale, std::uint32_t level);

// "gradients of agreement, wording of 2014". One that is not known here: its id.
[[nodiscard]] std::string name_of_scale(std::string_view scale);

// "4", "3.5": a median of whole numbers.
[[nodiscard]] std::string median_in_words(double median);

}  // namespace plenary
