// "Range: bytes=..." of a request, as players and resumed downloads ask: one range. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plenary {

struct ByteRange {
  std::uint64_t first = 0, last = 0;  // both included
};
// Nothing: none was asked for, or several, or in a way that nobody knows: then the whole is sent. Beyond the end: an empty
// file of that size has no such range; first > last.
[[nodiscard]] std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t size);

}  // namespace plenary
