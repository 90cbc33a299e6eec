// Where UTF-16 code units lie in UTF-16 and in UTF-8. Only for this folder; others use change.h.
//
//   text         a    é        😀
//   UTF-8        61   c3 a9    f0 9f 98 80     a lead byte f0 or above counts two units, every other lead one
//   UTF-16       61   e9       d83d de00       high surrogate d800 to dbff, then low surrogate dc00 to dfff
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace plenary::text {

[[nodiscard]] constexpr bool is_high(char16_t unit) { return (unit & 0xfc00) == 0xd800; }
[[nodiscard]] constexpr bool is_low(char16_t unit) { return (unit & 0xfc00) == 0xdc00; }
[[nodiscard]] constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// Whether a boundary at `place` would stand between the two halves of a pair.
[[nodiscard]] constexpr bool splits_pair(std::u16string_view text, std::size_t place) {
  return place > 0 && place < text.size() && is_high(text[place - 1]) && is_low(text[place]);
}
// No lone surrogate.
[[nodiscard]] bool well_formed(std::u16string_view units);

// Eight bytes of UTF-8 looked at together; long texts are measured with each keystroke.
struct EightBytes {
  std::uint64_t bytes;

  explicit EightBytes(const char* at) { std::memcpy(&bytes, at, sizeof bytes); }
  [[nodiscard]] std::uint32_t characters() const { return 8 - flags(beyond_ascii() & ~(bytes << 1)); }
  [[nodiscard]] std::uint32_t units() const {
    return beyond_ascii() == 0 ? 8 : characters() + flags(beyond_ascii() & (bytes << 1) & (bytes << 2) & (bytes << 3));
  }

 private:
  [[nodiscard]] std::uint64_t beyond_ascii() const { return bytes & 0x8080808080808080u; }
  static std::uint32_t flags(std::uint64_t high_bits) {
    return static_cast<std::uint32_t>(((high_bits >> 7) * 0x0101010101010101u) >> 56);
  }
};

}  // namespace plenary::text
