// Order keys: strings whose bytewise order is the order of the cards of a region. Equal keys are ordered by record id.
//
//   "V000" < "V000V" < "V001" < "V002"
//
// A key is four digits of base 62 (0-9 A-Z a-z), counted up for what is added at the end and down at the beginning, and
// then as many digits of a fraction as inserting in between has needed. So adding at the end never makes keys longer;
// inserting n times at one place makes them longer by about n / 5 digits. Beyond kLongest there is no key between, and
// whoever wants one gives new keys to the whole region.
//
// Pure functions. Any strings may be given: what is not a key has no key beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::order {

inline constexpr std::size_t kLongest = 48;

[[nodiscard]] bool is_key(std::string_view key);

// `count` keys, rising, above `low` and below `high`; empty = no bound on that side. nullopt: there is no room.
[[nodiscard]] std::optional<std::vector<std::string>> between(std::string_view low, std::string_view high,
                                                              std::size_t count = 1);

// Keys for a whole region, as short as they come. Any count up to 7 million.
[[nodiscard]] std::vector<std::string> fresh(std::size_t count);

}  // namespace plenary::order
