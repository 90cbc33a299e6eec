#include "facilitation/rules/order.h"

#include <algorithm>

namespace plenary::order {
namespace {

constexpr int kBase = 62;
constexpr std::size_t kWhole = 4;  // digits before the fraction
constexpr int kMost = kBase * kBase * kBase * kBase - 1;
constexpr int kMiddle = 31 * kBase * kBase * kBase;  // "V000"

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  if (c >= 'a' && c <= 'z') return c - 'a' + 36;
  return -1;
}

char digit(int value) { return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[value]; }

int whole_part(std::string_view key) {
  int value = 0;
  for (std::size_t i = 0; i < kWhole; ++i) value = value * kBase + (i < key.size() ? digit_of(key[i]) : 0);
  return value;
}

std::string whole(int value) {
  std::string key(kWhole, '0');
  for (std::size_t i = kWhole; i-- > 0; value /= kBase) key[i] = digit(value % kBase);
  return key;
}

// The shortest digits halfway between two fractions; an empty `high` is 1. Never ends in '0'.
std::string halfway(std::string_view low, std::string_view high, bool bounded) {
  std::string key;
  for (std::size_t i = 0; key.size() <= kLongest; ++i) {
    const int from = i < low.size() ? digit_of(low[i]) : 0;
    const int to = !bounded ? kBase : i < high.size() ? digit_of(high[i]) : 0;
    if (to - from > 1) return key + digit((from + to) / 2);
    if (to < from) return {};
    key += digit(from);
    if (to == from + 1) bounded = false;  // anything above `low` from here on is below `high`
  }
  return {};
}

std::optional<std::string> one_between(std::string_view low, std::string_view high) {
  std::string key;
  if (low.empty() && high.empty()) {
    key = whole(kMiddle);
  } else if (high.empty() && whole_part(low) < kMost) {
    key = whole(whole_part(low) + 1);
  } else if (low.empty()) {
    if (whole_part(high) == 0) return std::nullopt;
    key = whole(whole_part(high) - 1);
  } else {
    key = halfway(low, high, !high.empty());
  }
  const bool fits = is_key(key) && (low.empty() || low < key) && (high.empty() || key < high);
  return fits ? std::optional(key) : std::nullopt;
}

// Halving keeps keys short: 200 between two neighbours need two digits, not forty.
bool fill(std::vector<std::string>& keys, std::string_view low, std::string_view high, std::size_t count) {
  if (count == 0) return true;
  const std::optional<std::string> middle = one_between(low, high);
  if (!middle) return false;
  const std::size_t before = (count - 1) / 2;
  if (!fill(keys, low, *middle, before)) return false;
  keys.push_back(*middle);
  return fill(keys, *middle, high, count - 1 - before);
}

}  // namespace

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kLongest &&
         std::all_of(key.begin(), key.end(), [](char c) { return digit_of(c) >= 0; });
}

std::optional<std::vector<std::string>> between(std::string_view low, std::string_view high, std::size_t count) {
  if (!low.empty() && !is_key(low)) return std::nullopt;
  if (!high.empty() && !is_key(high)) return std::nullopt;
  std::vector<std::string> keys;
  keys.reserve(count);
  if (!low.empty() && !high.empty()) {
    if (!fill(keys, low, high, count)) return std::nullopt;
    return keys;
  }
  // Open to one side: count on from there.
  std::string edge(low.empty() ? high : low);
  const bool upwards = high.empty();
  for (std::size_t i = 0; i < count; ++i) {
    const std::optional<std::string> key = upwards ? one_between(edge, {}) : one_between({}, edge);
    if (!key) return std::nullopt;
    keys.push_back(*key);
    edge = *key;
  }
  if (!upwards) std::reverse(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> fresh(std::size_t count) {
  std::vector<std::string> keys;
  keys.reserve(count);
  for (std::size_t i = 0; i < count; ++i) keys.push_back(whole(kMiddle + static_cast<int>(i)));
  return keys;
}

}  // namespace plenary::order
