#include "facilitation/text/change.h"
#include "tests/catch.h"
#include "tests/facilitation/text/some_words.h"

using namespace plenary::text;

TEST_CASE("the worked example of change.h", "[text]") {
  const std::u16string d = u"river";
  const Change a = Change().keep(5).insert(u"s");
  const Change b = Change().insert(u"The ").keep(5);
  CHECK(spelled(transform(b, a, Side::right)) == R"(["The " 6])");
  CHECK(to_utf8(after(after(d, a), transform(b, a, Side::right))) == "The rivers");
  CHECK(to_utf8(after(after(d, b), transform(a, b, Side::left))) == "The rivers");
}

TEST_CASE("at one place the change already in the log comes first", "[text]") {
  const Change logged = Change().keep(1).insert(u"L").keep(1);
  const Change later = Change().keep(1).insert(u"R").keep(1);
  CHECK(spelled(transform(later, logged, Side::right)) == R"([2 "R" 1])");
  CHECK(spelled(transform(logged, later, Side::left)) == R"([1 "L" 2])");
}

TEST_CASE("two deletions of the same words delete them once", "[text]") {
  const Change a = Change().keep(1).erase(3).keep(1);
  const Change b = Change().erase(3).keep(2);
  CHECK(spelled(transform(b, a, Side::right)) == "[-1 1]");
  CHECK(spelled(transform(a, b, Side::left)) == "[-1 1]");
  CHECK(spelled(transform(a, a, Side::right)) == "[2]");
}

TEST_CASE("words typed inside what another deletes stay", "[text]") {
  const Change deletes = Change().keep(1).erase(4).keep(1);
  const Change types = Change().keep(3).insert(u"new").keep(3);
  CHECK(spelled(transform(types, deletes, Side::right)) == R"([1 "new" 1])");
  CHECK(spelled(transform(deletes, types, Side::left)) == "[1 -2 3 -2 1]");
}

TEST_CASE("TEXT-4: changes made at the same time give the same words in both orders (TP1)", "[text]") {
  for (std::uint32_t seed = 1; seed <= 5000; ++seed) {
    SomeWords some(seed);
    const std::u16string d = some.words(8);
    const Change a = some.change(d);
    const Change b = some.change(d);
    INFO("seed " << seed << ": \"" << to_utf8(d) << "\" " << spelled(a) << " and " << spelled(b));
    const Change b_after_a = transform(b, a, Side::right);
    const Change a_after_b = transform(a, b, Side::left);
    REQUIRE(fault_on(after(d, a), b_after_a) == Fault::none);
    REQUIRE(fault_on(after(d, b), a_after_b) == Fault::none);
    REQUIRE(after(after(d, a), b_after_a) == after(after(d, b), a_after_b));
    REQUIRE(from_proto(to_proto(b_after_a)) == b_after_a);
  }
}

TEST_CASE("TEXT-3: valid changes stay valid under transform and compose: no pair is ever split", "[text]") {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    // Nothing but pairs, so that each wrong boundary would be found.
    std::u16string d;
    for (std::uint32_t i = some.below(6); i > 0; --i) d += some.below(2) == 0 ? u"😀" : u"𝒳";
    const Change a = some.change(d);
    const Change b = some.change(d);
    const Change later = some.change(after(d, a));
    REQUIRE(fault_on(after(d, b), transform(a, b, some.side())) == Fault::none);
    REQUIRE(fault_on(d, compose(a, later)) == Fault::none);
  }
}

TEST_CASE("composing does what the two do, and its order of building does not matter", "[text]") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    SomeWords some(seed);
    const std::u16string d = some.words(8);
    const Change a = some.change(d);
    const Change b = some.change(after(d, a));
    const Change c = some.change(after(after(d, a), b));
    INFO("seed " << seed << ": \"" << to_utf8(d) << "\" " << spelled(a) << spelled(b) << spelled(c));
    REQUIRE(after(d, compose(a, b)) == after(after(d, a), b));
    REQUIRE(compose(compose(a, b), c) == compose(a, compose(b, c)));
    REQUIRE(from_proto(to_proto(compose(a, b))) == compose(a, b));
  }
}

TEST_CASE("composing with nothing, and with the inverse, is what it should be", "[text]") {
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string d = some.words(8);
    const Change a = some.change(d);
    REQUIRE(compose(Change().keep(a.length_before()), a) == a);
    REQUIRE(compose(a, Change().keep(a.length_after())) == a);
    REQUIRE(after(d, compose(a, inverse(a, d))) == d);
  }
}

// A client with several changes of its own meets several of others': every path through the square of transforms
// ends in the same words. This is what server and clients do, one change at a time.
TEST_CASE("TEXT-4: sequences of changes meet in the same words, one change at a time", "[text]") {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string d = some.words(8);
    std::vector<Change> logged, mine;
    std::u16string log_words = d, my_words = d;
    for (std::uint32_t i = some.below(4); i > 0; --i) {
      logged.push_back(some.change(log_words));
      plenary::text::apply(log_words, logged.back());
    }
    for (std::uint32_t i = some.below(4); i > 0; --i) {
      mine.push_back(some.change(my_words));
      plenary::text::apply(my_words, mine.back());
    }
    for (const Change& each : mine) {
      Change moving = each;
      for (Change& other : logged) {
        const Change moved_on = transform(moving, other, Side::right);
        other = transform(other, moving, Side::left);
        moving = moved_on;
      }
      REQUIRE(fault_on(log_words, moving) == Fault::none);
      plenary::text::apply(log_words, moving);
    }
    for (const Change& other : logged) plenary::text::apply(my_words, other);
    REQUIRE(log_words == my_words);
  }
}

TEST_CASE("transforming over a composition is transforming over each in turn, where nothing was deleted", "[text]") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    SomeWords some(seed);
    const std::u16string d = some.words(6);
    const Change first = some.insertions(d);
    const Change second = some.insertions(after(d, first));
    const Change c = some.change(d);
    const Side side = some.side();
    INFO("seed " << seed << ": \"" << to_utf8(d) << "\" " << spelled(first) << spelled(second) << " and "
                 << spelled(c));
    REQUIRE(transform(c, compose(first, second), side) == transform(transform(c, first, side), second, side));
  }
}

TEST_CASE("transforming over a composition keeps and deletes what transforming over each does, and meets TP1",
          "[text]") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const std::u16string d = some.words(6);
    const Change first = some.change(d);
    const Change second = some.change(after(d, first));
    const Change both = compose(first, second);
    const Change c = some.change(d);
    const Change at_once = transform(c, both, Side::right);
    const Change in_turn = transform(transform(c, first, Side::right), second, Side::right);
    REQUIRE(at_once.length_before() == in_turn.length_before());
    REQUIRE(at_once.length_after() == in_turn.length_after());
    REQUIRE(after(after(d, both), at_once) == after(after(d, c), transform(both, c, Side::left)));
  }
}

TEST_CASE("once its surroundings are deleted, a place's left and right are lost to a composition", "[text]") {
  // Why logged changes are transformed over one at a time, everywhere.
  const Change deletes = Change().erase(2);
  const Change types = Change().insert(u"Y");
  const Change c = Change().keep(1).insert(u"C").keep(1);
  CHECK(spelled(transform(transform(c, deletes, Side::right), types, Side::right)) == R"([1 "C"])");
  CHECK(spelled(transform(c, compose(deletes, types), Side::right)) == R"(["C" 1])");
}

TEST_CASE("a caret moves with the words around it", "[text]") {
  const Change change = Change().keep(2).erase(3).insert(u"wxyz").keep(1);
  struct Case {
    std::uint32_t caret, left, right;
  };
  for (const Case& each : {Case{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {3, 2, 2}, {4, 2, 2}, {5, 2, 6}, {6, 7, 7}}) {
    INFO("caret " << each.caret);
    CHECK(moved(each.caret, change, Side::left) == each.left);
    CHECK(moved(each.caret, change, Side::right) == each.right);
  }
  CHECK(moved(0, Change().insert(u"ab"), Side::left) == 0);
  CHECK(moved(0, Change().insert(u"ab"), Side::right) == 2);
  CHECK(moved(99, change, Side::left) == 7);  // beyond the text: its end
}

TEST_CASE("carets keep their order, stay in the text, and go where their own insertion would", "[text]") {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    SomeWords some(seed);
    const std::u16string d = some.words(8);
    const Change change = some.change(d);
    const auto length = static_cast<std::uint32_t>(d.size());
    INFO("seed " << seed << ": \"" << to_utf8(d) << "\" " << spelled(change));
    for (const Side side : {Side::left, Side::right}) {
      std::uint32_t last = 0;
      for (std::uint32_t caret = 0; caret <= length; ++caret) {
        const std::uint32_t now = moved(caret, change, side);
        REQUIRE(now >= last);
        REQUIRE(now <= change.length_after());
        REQUIRE(moved(caret, change, Side::left) <= moved(caret, change, Side::right));
        const Change typed = transform(Change().keep(caret).insert(u"|").keep(length - caret), change, side);
        REQUIRE(typed == Change().keep(now).insert(u"|").keep(change.length_after() - now));
        last = now;
      }
    }
  }
}

TEST_CASE("changes on different words are a broken promise of the caller, and say so", "[text]") {
  CHECK_THROWS_AS(transform(Change().keep(2), Change().keep(3), Side::left), std::logic_error);
  CHECK_THROWS_AS(compose(Change().keep(2), Change().keep(3)), std::logic_error);
}
