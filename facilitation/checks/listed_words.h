// Words by which two warnings go, and what a sentence says of when and how much. They point, and judge nothing: a warning
// on a listed word can be let be with a reason.
#pragma once

#include <string>
#include <string_view>

namespace plenary::checks {

// Things that are bought: somebody who writes the outcome of a purchase with one of them has chosen already.
[[nodiscard]] bool names_product(std::string_view words);
// Technologies: a mission that names one has chosen its solution.
[[nodiscard]] bool names_technology(std::string_view words);
// People who live there, by one of the words for them.
[[nodiscard]] bool names_residents(std::string_view words);

// A year of this century or the next, as a number by itself.
[[nodiscard]] bool says_year(std::string_view words);
// By what it will be known: a number that is no year, a share, or words such as "shown by".
[[nodiscard]] bool says_measure(std::string_view words);

}  // namespace plenary::checks
