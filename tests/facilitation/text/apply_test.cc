#include "facilitation/text/change.h"
#include "tests/catch.h"
#include "tests/facilitation/text/some_words.h"

using namespace plenary::text;

namespace {
// What apply_utf8 leaves, or the fault.
std::string outcome(std::string content, const Change& change) {
  const std::string before = content;
  switch (apply_utf8(content, change)) {
    case Fault::none: return content;
    case Fault::wrong_length: return content == before ? "fault: wrong_length" : "fault, but changed";
    case Fault::splits_surrogate: return content == before ? "fault: splits_surrogate" : "fault, but changed";
  }
  return "";
}
std::string units_outcome(const std::string& content, const Change& change) {
  std::u16string units = *to_units(content);
  switch (fault_on(units, change)) {
    case Fault::none: return plenary::text::apply(units, change), to_utf8(units);
    case Fault::wrong_length: return "fault: wrong_length";
    case Fault::splits_surrogate: return "fault: splits_surrogate";
  }
  return "";
}
}  // namespace

TEST_CASE(
    "TEXT-1, TEXT-3: a change keeps, deletes and inserts units; one that does not fit is a fault and changes nothing",
    "[text]") {
  struct Case {
    std::string content;
    Change change;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"", Change(), ""},
      {"", Change().insert(u"first words"), "first words"},
      {"river", Change().keep(5).insert(u"s"), "rivers"},
      {"river", Change().insert(u"The ").keep(5), "The river"},
      {"river", Change().erase(5), ""},
      {"river", Change().erase(5).insert(u"😀"), "😀"},
      {"one\r\ntwo", Change().keep(3).erase(2).insert(u"\n").keep(3), "one\ntwo"},
      {"one\r\ntwo", Change().keep(4).insert(u"x").keep(4), "one\rx\ntwo"},
      {"abcdef", Change().erase(1).keep(1).erase(1).insert(u"C").keep(2).insert(u"é").keep(1), "bCdeéf"},
      {"naïve 😀!", Change().keep(3).erase(2).insert(u"v").keep(4), "naïv 😀!"},
      {"a😀b", Change().keep(1).erase(2).keep(1), "ab"},
      {"a😀b", Change().keep(3).insert(u"👩🏽").keep(1), "a😀👩🏽b"},
      {"cafe\u0301", Change().keep(4).erase(1), "cafe"},
      {"a😀b", Change().keep(2).insert(u"x").keep(2), "fault: splits_surrogate"},
      {"a😀b", Change().keep(1).erase(1).keep(2), "fault: splits_surrogate"},
      {"a😀b", Change().keep(2).erase(1).keep(1), "fault: splits_surrogate"},
      {"ab", Change().keep(1).insert(u"\xd83d").keep(1), "fault: splits_surrogate"},
      {"ab", Change().keep(1).insert(u"\xde00\xd83d").keep(1), "fault: splits_surrogate"},
      {"ab", Change().keep(1), "fault: wrong_length"},
      {"ab", Change().keep(3), "fault: wrong_length"},
      {"ab", Change().erase(3), "fault: wrong_length"},
      {"", Change().keep(1), "fault: wrong_length"},
      {"ab", Change(), "fault: wrong_length"},
      {"a😀b", Change().keep(2).insert(u"x").keep(1), "fault: wrong_length"},
      {"😀", Change().keep(1), "fault: wrong_length"},
  };
  for (const Case& each : cases) {
    INFO('"' << each.content << '"');
    CHECK(units_outcome(each.content, each.change) == each.expected);
    CHECK(outcome(each.content, each.change) == each.expected);
  }
}

TEST_CASE("a change on UTF-8 does what it does on units, in mixed scripts", "[text]") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string text = some.words(seed % 3 == 0 ? 200 : 12);
    const std::string content = to_utf8(text);
    // One in four is made for other words, and most often does not fit.
    const Change change = some.change(seed % 4 == 0 ? some.words(12) : text);
    INFO('"' << content << "\" " << spelled(change));
    REQUIRE(outcome(content, change) == units_outcome(content, change));
  }
}

TEST_CASE("boundaries anywhere in a text, also inside pairs, are judged alike on UTF-8 and on units", "[text]") {
  const std::string content = "ab😀é😀😀中 a longer tail of more than sixteen units 😀 and an end";
  const std::uint32_t length = units_in(content);
  for (std::uint32_t place = 0; place <= length; ++place)
    for (std::uint32_t erased = 0; erased <= 3 && place + erased <= length; ++erased) {
      const Change change = Change().keep(place).erase(erased).insert(u"×").keep(length - place - erased);
      INFO("place " << place << ", erased " << erased);
      REQUIRE(outcome(content, change) == units_outcome(content, change));
    }
}

TEST_CASE("a text of 1 MiB is changed at its beginning, middle and end", "[text]") {
  const std::string content(1 << 20, 'x');
  const std::uint32_t length = 1 << 20;
  std::string changed = content;
  REQUIRE(apply_utf8(changed, Change().insert(u"<").keep(length / 2).insert(u"é").keep(length / 2).insert(u">")) ==
          Fault::none);
  CHECK(changed.size() == content.size() + 4);
  CHECK(changed.front() == '<');
  CHECK(changed.substr(length / 2, 4) == "xéx");
  CHECK(changed.back() == '>');
  std::u16string units(length, u'x');
  plenary::text::apply(units, Change().erase(length));
  CHECK(units.empty());
}

TEST_CASE("the inverse takes a change back", "[text]") {
  CHECK(spelled(inverse(Change().keep(1).erase(2).insert(u"xyz").keep(1), u"abcd")) == R"([1 -3 "bc" 1])");
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string text = some.words(12);
    const Change change = some.change(text);
    const Change back = inverse(change, text);
    REQUIRE(fault_on(after(text, change), back) == Fault::none);
    REQUIRE(after(after(text, change), back) == text);
    REQUIRE(inverse(back, after(text, change)) == change);
  }
}

TEST_CASE("a difference goes by words, breaks where the text does, and never cuts a pair", "[text]") {
  struct Case {
    std::u16string before, after;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {u"", u"", "[]"},
      {u"same", u"same", "[4]"},
      {u"", u"new", R"(["new"])"},
      {u"old", u"", "[-3]"},
      {u"river", u"rivers", R"([5 "s"])"},
      {u"one two three", u"one 2 three", R"([4 -3 "2" 6])"},
      {u"aaa", u"aaaa", R"([3 "a"])"},
      {u"aaaa", u"aaa", "[3 -1]"},
      {u"a😀b", u"a😁b", R"([1 -2 "😁" 1])"},  // one high surrogate, two low
      {u"a😀b",
       u"a\xd83c\xde00"
       u"b",
       R"([1 -2 "🈀" 1])"},  // two high, one low
      {u"😀", u"😀😀", R"([2 "😀"])"},
      {u"😀😁", u"😁", R"([-2 2])"},
      {u"one two three four", u"One two 3 four", R"([-1 "O" 7 -5 "3" 5])"},
      // Of the places where a piece could stand, the one where the text breaks.
      {u"the river", u"the deep river", R"([4 "deep " 5])"},
      {u"Who pays? Who gains?", u"Who pays? Who waits? Who gains?", R"([10 "Who waits? " 10])"},
      {u"(now)", u"(note)(now)", R"x(["(note)" 5])x"},
      {u"(note)(now)", u"(now)", R"([-6 5])"},
      {u"one\ntwo", u"one\nanother\ntwo", "[4 \"another\n\" 3]"},
      // Without spaces, each character is a word.
      {u"河流属于大家", u"这条河流属于我们大家", R"(["这条" 4 "我们" 2])"},
      {u"النهر للجميع", u"النهر العميق للجميع", R"([6 "العميق " 6])"},
  };
  for (const Case& each : cases) CHECK(spelled(difference(each.before, each.after)) == each.expected);
}

TEST_CASE("where two have changed the same text in different places, a difference keeps both", "[text]") {
  const std::u16string before = u"The river is for all. Who pays for it?";
  const std::u16string after_others = u"The deep river is for all of us. Who pays for all of it?";
  const Change mine = Change().keep(13).erase(3).insert(u"must be for").keep(22);
  std::u16string both = after_others;
  plenary::text::apply(both, transform(mine, difference(before, after_others), Side::right));
  CHECK(to_utf8(both) == "The deep river is must be for all of us. Who pays for all of it?");
}

TEST_CASE("texts without anything in common, and long ones, are replaced as a whole", "[text]") {
  std::u16string before, after_all;
  for (int i = 0; i < 1'000; ++i) {
    before += u"a" + std::u16string(1, static_cast<char16_t>(u'0' + i % 10)) + u" ";
    after_all += u"b" + std::u16string(1, static_cast<char16_t>(u'0' + i % 7)) + u" ";
  }
  const Change found = plenary::text::difference(u"- " + before + u"end", u"- " + after_all + u"end");
  CHECK(found.runs() == std::vector<std::int32_t>{2, -2'999, 0, 4});
}

TEST_CASE("long words change alike as UTF-8 and as units, plain for long or not", "[text]") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    SomeWords some(90'000 + seed);
    std::u16string words;
    for (std::uint32_t pieces = some.below(8); pieces > 0; --pieces) {
      words += std::u16string(some.below(300), u'a');
      words += some.words(some.below(40));
    }
    const std::size_t boundary = words.empty() ? 0 : some.below(static_cast<std::uint32_t>(words.size()));
    const std::size_t at = splits_pair(words, boundary) ? boundary + 1 : boundary;
    const std::u16string came = some.words(3);
    const Change change =
        Change().keep(static_cast<std::uint32_t>(at)).insert(came).keep(static_cast<std::uint32_t>(words.size() - at));
    std::string utf8 = to_utf8(words);
    REQUIRE(apply_utf8(utf8, change) == Fault::none);
    REQUIRE(utf8 == to_utf8(after(words, change)));
    REQUIRE(apply_utf8(utf8, Change().keep(static_cast<std::uint32_t>(words.size() + came.size()) + 1).insert(u"x")) ==
            Fault::wrong_length);
  }
}

TEST_CASE("a difference applies", "[text]") {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string before = some.words(12);
    const std::u16string changed = seed % 2 == 0 ? some.words(12) : after(before, some.change(before));
    const Change found = plenary::text::difference(before, changed);
    REQUIRE(fault_on(before, found) == Fault::none);
    REQUIRE(after(before, found) == changed);
  }
}
