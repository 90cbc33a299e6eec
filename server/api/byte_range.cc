#include "server/api/byte_range.h"

#include <algorithm>
#include <charconv>

namespace plenary {
namespace {

std::optional<std::uint64_t> number(std::string_view said) {
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(said.data(), said.data() + said.size(), value);
  if (said.empty() || fault != std::errc() || end != said.data() + said.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit)) return std::nullopt;
  header.remove_prefix(kUnit.size());
  const std::size_t dash = header.find('-');
  if (dash == header.npos || header.find(',') != header.npos) return std::nullopt;
  const std::string_view from = header.substr(0, dash), to = header.substr(dash + 1);
  constexpr ByteRange kNoSuch{1, 0};
  if (from.empty()) {  // the last so many
    const auto last = number(to);
    if (!last) return std::nullopt;
    return *last == 0 || size == 0 ? kNoSuch : ByteRange{size - std::min(*last, size), size - 1};
  }
  const auto first = number(from);
  const auto last = to.empty() ? std::optional<std::uint64_t>(size) : number(to);
  if (!first || !last) return std::nullopt;
  if (*first >= size && to.empty()) return kNoSuch;
  if (*last < *first) return std::nullopt;
  if (*first >= size) return kNoSuch;
  return ByteRange{*first, std::min(*last, size - 1)};
}

}  // namespace plenary
