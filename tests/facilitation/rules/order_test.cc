#include "facilitation/rules/order.h"

#include <random>

#include "tests/catch.h"

using namespace plenary;

namespace {
std::string key_between(const std::string& low, const std::string& high) {
  const auto keys = order::between(low, high);
  return keys ? keys->front() : "(no room)";
}
}  // namespace

TEST_CASE("keys count up at the end, down at the beginning, and grow only in between", "[rules][order]") {
  CHECK(key_between("", "") == "V000");
  CHECK(key_between("V000", "") == "V001");
  CHECK(key_between("V00z", "") == "V010");
  CHECK(key_between("V00zV", "") == "V010");
  CHECK(key_between("", "V000") == "Uzzz");
  CHECK(key_between("", "V0005") == "Uzzz");
  CHECK(key_between("V000", "V001") == "V000V");
  CHECK(key_between("V000", "V000V") == "V000F");
  CHECK(key_between("V000", "V0001") == "V0000V");
  CHECK(key_between("V000z", "V001") == "V000zV");
}

TEST_CASE("where there is no room, or no key, nothing is made up", "[rules][order]") {
  CHECK(key_between("V000", "V000") == "(no room)");
  CHECK(key_between("V001", "V000") == "(no room)");
  CHECK(key_between("V0", "V00") == "(no room)");
  CHECK(key_between("", "0000") == "(no room)");
  CHECK(key_between("V000", "not a key") == "(no room)");
  CHECK(key_between(std::string(49, 'a'), "") == "(no room)");
  CHECK(key_between("zzzz", "") == "zzzzV");
}

TEST_CASE("many keys between two neighbours stay short", "[rules][order]") {
  const auto keys = order::between("V000", "V001", 200);
  REQUIRE(keys);
  REQUIRE(keys->size() == 200);
  std::string below = "V000";
  for (const std::string& key : *keys) {
    CHECK(below < key);
    CHECK(key.size() <= 6);
    below = key;
  }
  CHECK(below < "V001");
}

TEST_CASE("property: any sequence of insertions keeps the order, with keys of 48 bytes at most", "[rules][order]") {
  const unsigned seed = GENERATE(range(1u, 41u));
  INFO("seed " << seed);
  std::mt19937 chance(seed);
  std::vector<std::string> keys;
  for (int i = 0; i < 400; ++i) {
    // Some insert anywhere, some always at one place: the worst there is.
    const std::size_t at = seed % 2 ? chance() % (keys.size() + 1) : std::min<std::size_t>(1, keys.size());
    const std::size_t count = 1 + chance() % 3;
    const auto made = order::between(at == 0 ? "" : keys[at - 1], at == keys.size() ? "" : keys[at], count);
    if (!made) {
      keys = order::fresh(keys.size());
      continue;
    }
    REQUIRE(made->size() == count);
    keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), made->begin(), made->end());
    for (const std::string& key : *made) REQUIRE(order::is_key(key));
  }
  CHECK(keys.size() > 200);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    INFO(keys[i - 1] << " < " << keys[i]);
    REQUIRE(keys[i - 1] < keys[i]);
  }
}

TEST_CASE("property: arbitrary strings never give a key that is not between them", "[rules][order]") {
  const unsigned seed = GENERATE(range(1u, 11u));
  INFO("seed " << seed);
  std::mt19937 chance(seed);
  const auto any_string = [&] {
    std::string text;
    for (auto length = chance() % 6; length > 0; --length) text += "0019AZaz-\xff"[chance() % 10];
    return text;
  };
  int made = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string low = any_string(), high = any_string();
    const auto keys = order::between(low, high, 1 + chance() % 3);
    if (!keys) continue;
    ++made;
    INFO("'" << low << "' '" << high << "'");
    REQUIRE((low.empty() || low < keys->front()));
    REQUIRE((high.empty() || keys->back() < high));
  }
  CHECK(made > 100);
}
