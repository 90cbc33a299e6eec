#include "facilitation/text/utf16.h"
#include "facilitation/text/change.h"
#include "tests/catch.h"
#include "tests/facilitation/text/some_words.h"

using namespace plenary::text;

TEST_CASE("words go from UTF-8 to units and back", "[text]") {
  const auto words = GENERATE(std::string(), "river", "Straße", "naïve", "中文", "عربي", "😀👩🏽‍🌾",
                              "one\r\ntwo", std::string("nul\0inside", 10),
                              "\xef\xbb\xbf"
                              "bom",
                              "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf");
  const auto units = to_units(words);
  REQUIRE(units);
  CHECK(to_utf8(*units) == words);
  CHECK(units_in(words) == units->size());
}

TEST_CASE("an astral character is two units and one character; a combining mark is its own", "[text]") {
  CHECK(*to_units("😀") == u"\xd83d\xde00");
  CHECK(units_in("a😀b") == 4);
  CHECK(characters_in("a😀b") == 3);
  CHECK(units_in("e\xcc\x81") == 2);
  CHECK(characters_in("e\xcc\x81") == 2);
  CHECK(units_in("\r\n") == 2);
  CHECK(characters_in("") == 0);
}

TEST_CASE("what is not UTF-8 gives no units", "[text]") {
  const auto bytes =
      GENERATE(as<std::string>(), "\x80", "\xff", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf",
               "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
               "\xf5\x80\x80\x80", "\xe2\x82", "\xf0\x9f\x98", "ok then \xc3", "\xc3(", "\xe2\x28\xa1");
  CHECK_FALSE(to_units(bytes));
}

TEST_CASE("half a surrogate pair is not written as UTF-8", "[text]") {
  CHECK_THROWS_AS(to_utf8(u"a\xd83d"), std::logic_error);
  CHECK_THROWS_AS(to_utf8(u"\xde00"
                          u"b"),
                  std::logic_error);
  CHECK_THROWS_AS(to_utf8(u"\xd83d\xd83d\xde00"), std::logic_error);
  CHECK(
      well_formed(u"a\xd83d\xde00"
                  u"b"));
}

TEST_CASE("units and characters are counted alike by eights and one by one", "[text]") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const std::u16string units = SomeWords(seed).words(60);
    const std::string utf8 = to_utf8(units);
    std::uint32_t characters = 0;
    for (const char16_t unit : units) characters += is_low(unit) ? 0 : 1;
    REQUIRE(to_units(utf8) == units);
    REQUIRE(units_in(utf8) == units.size());
    REQUIRE(characters_in(utf8) == characters);
  }
}
