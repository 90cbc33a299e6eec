#include "facilitation/text/utf16.h"

#include <stdexcept>

#include "facilitation/text/change.h"

namespace plenary::text {
namespace {

struct Decoded {
  char32_t point = 0;
  std::size_t bytes = 0;  // 0: not UTF-8
};

// Unicode 15, table 3-7: well-formed byte sequences.
Decoded decode(std::string_view utf8) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || utf8.size() < bytes) return {};
  char32_t point = lead & (0x7f >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(utf8[i])) return {};
    point = point << 6 | (byte(i) & 0x3f);
  }
  const bool overlong = (bytes == 3 && point < 0x800) || (bytes == 4 && point < 0x10000);
  const bool surrogate = point >= 0xd800 && point <= 0xdfff;
  if (overlong || surrogate || point > 0x10ffff) return {};
  return {point, bytes};
}

void append_utf8(std::string& out, char32_t point) {
  const auto trail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3f)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0 | point >> 6);
    trail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xe0 | point >> 12);
    trail(6), trail(0);
  } else {
    out += static_cast<char>(0xf0 | point >> 18);
    trail(12), trail(6), trail(0);
  }
}

}  // namespace

bool well_formed(std::u16string_view units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_low(units[i])) return false;
    if (!is_high(units[i])) continue;
    if (++i == units.size() || !is_low(units[i])) return false;
  }
  return true;
}

std::optional<std::u16string> to_units(std::string_view utf8) {
  std::u16string units;
  units.reserve(utf8.size());
  while (!utf8.empty()) {
    const Decoded next = decode(utf8);
    if (next.bytes == 0) return std::nullopt;
    if (next.point < 0x10000) {
      units += static_cast<char16_t>(next.point);
    } else {
      units += static_cast<char16_t>(0xd7c0 + (next.point >> 10));
      units += static_cast<char16_t>(0xdc00 | (next.point & 0x3ff));
    }
    utf8.remove_prefix(next.bytes);
  }
  return units;
}

std::string to_utf8(std::u16string_view units) {
  if (!well_formed(units)) throw std::logic_error("to_utf8 was given half of a surrogate pair");
  std::string utf8;
  utf8.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t point = units[i];
    if (is_high(units[i])) point = 0x10000 + ((point & 0x3ff) << 10 | (units[++i] & 0x3ff));
    append_utf8(utf8, point);
  }
  return utf8;
}

std::uint32_t units_in(std::string_view utf8) {
  std::uint32_t units = 0;
  for (; utf8.size() >= 8; utf8.remove_prefix(8)) units += EightBytes(utf8.data()).units();
  for (const char byte : utf8)
    if (!is_continuation(byte)) units += static_cast<unsigned char>(byte) >= 0xf0 ? 2 : 1;
  return units;
}

std::uint32_t characters_in(std::string_view utf8) {
  std::uint32_t characters = 0;
  for (; utf8.size() >= 8; utf8.remove_prefix(8)) characters += EightBytes(utf8.data()).characters();
  for (const char byte : utf8)
    if (!is_continuation(byte)) ++characters;
  return characters;
}

}  // namespace plenary::text
