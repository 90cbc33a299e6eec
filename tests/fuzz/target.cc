#include "tests/fuzz/target.h"

#include <algorithm>

namespace plenary::fuzz {

void must(bool holds, std::string_view what) {
  if (!holds) throw DoesNotHold(std::string(what));
}

void must_equal(std::string_view one, std::string_view other, std::string_view what) {
  if (one != other)
    throw DoesNotHold(std::string(what) + "\n--- one\n" + std::string(one) + "\n--- other\n" + std::string(other));
}

std::uint8_t Bytes::byte() {
  if (left_.empty()) return 0;
  const auto value = static_cast<std::uint8_t>(left_.front());
  left_.remove_prefix(1);
  return value;
}

std::uint32_t Bytes::below(std::uint32_t bound) {
  if (bound == 0) return 0;
  std::uint32_t value = byte();
  if (bound > 256) value = value << 8 | byte();
  return value % bound;
}

std::string_view Bytes::words(std::size_t most) {
  const std::size_t wanted = std::min<std::size_t>(byte(), most);
  const std::string_view words = left_.substr(0, wanted);
  left_.remove_prefix(words.size());
  return words;
}

std::string_view Bytes::rest() {
  const std::string_view all = left_;
  left_ = {};
  return all;
}

}  // namespace plenary::fuzz
