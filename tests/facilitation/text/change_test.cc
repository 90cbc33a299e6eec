#include "facilitation/text/change.h"
#include "tests/catch.h"
#include "tests/facilitation/text/some_words.h"

using namespace plenary;
using namespace plenary::text;

TEST_CASE("building merges neighbours, drops nothing-runs and writes deletions before insertions", "[text]") {
  const Change change =
      Change().keep(0).keep(1).keep(2).insert(u"x").erase(2).insert(u"").insert(u"y").erase(1).keep(1).erase(0);
  CHECK(spelled(change) == R"([3 -3 "xy" 1])");
  CHECK(change.length_before() == 7);
  CHECK(change.length_after() == 6);
}

TEST_CASE("a change that only keeps changes nothing", "[text]") {
  CHECK(Change().changes_nothing());
  CHECK(Change().keep(5).changes_nothing());
  CHECK_FALSE(Change().erase(1).changes_nothing());
  CHECK_FALSE(Change().insert(u"x").changes_nothing());
  CHECK_FALSE(Change().keep(1).insert(u"x").changes_nothing());
}

TEST_CASE("a change is stored and read again", "[text]") {
  const Change change = Change().keep(2).erase(3).insert(u"é😀").keep(1).insert(u"\r\n");
  const TextChange stored = to_proto(change);
  CHECK(stored.ShortDebugString() ==
        R"(runs: 2 runs: -3 runs: 0 runs: 1 runs: 0 inserts: "\303\251\360\237\230\200" inserts: "\r\n")");
  CHECK(from_proto(stored) == change);
  CHECK(from_proto(TextChange()) == Change());
}

namespace {
TextChange stored(std::vector<std::int32_t> runs, std::vector<std::string> inserts = {}) {
  TextChange change;
  change.mutable_runs()->Add(runs.begin(), runs.end());
  for (std::string& insert : inserts) change.add_inserts(std::move(insert));
  return change;
}
}  // namespace

TEST_CASE("what is not in normal form is not read", "[text]") {
  struct Case {
    const char* what;
    TextChange change;
  };
  const std::int32_t longest = 1 << 30;
  const std::vector<Case> cases = {
      {"two keeps in a row", stored({1, 2})},
      {"two deletions in a row", stored({-1, -2})},
      {"two insertions in a row", stored({0, 0}, {"a", "b"})},
      {"a deletion after an insertion", stored({0, -1}, {"a"})},
      {"an empty insertion", stored({0}, {""})},
      {"an insertion without words", stored({0})},
      {"words that are never inserted", stored({1}, {"a"})},
      {"more words than insertions", stored({0, 1}, {"a", "b"})},
      {"insertions beyond the words", stored({0, 1, 0}, {"a"})},
      {"words that are not UTF-8", stored({0}, {"\xff"})},
      {"a surrogate encoded as UTF-8", stored({0}, {"\xed\xa0\xbd"})},
      {"a keep beyond 2^30", stored({longest + 1})},
      {"a deletion beyond 2^30", stored({-longest - 1})},
      {"the smallest number there is", stored({std::numeric_limits<std::int32_t>::min()})},
      {"runs that add up beyond 2^30", stored({longest, -1})},
      {"words that make it longer than 2^30", stored({longest, 0}, {"a"})},
      {"many runs that would wrap around", stored({longest, -longest, longest, -longest, 5})},
  };
  for (const Case& bad : cases) {
    INFO(bad.what);
    CHECK_FALSE(from_proto(bad.change));
  }
  CHECK(from_proto(stored({longest})));
  CHECK(from_proto(stored({-longest})));
}

TEST_CASE("every change built is in normal form: reading what was stored gives it back", "[text]") {
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    INFO("seed " << seed);
    SomeWords some(seed);
    const Change change = some.change(some.words(12));
    REQUIRE(from_proto(to_proto(change)) == change);
  }
}

TEST_CASE("TEXT-2: the lineage of a text is the hash of all its changes in order", "[text]") {
  // Values from an independent implementation of the definition in change.h.
  CHECK(lineage_after(0, Change()) == 0x4b95f515);
  const std::uint32_t typed = lineage_after(0, Change().insert(u"river"));
  CHECK(typed == 0xb8d8dbb7);
  const std::uint32_t plural = lineage_after(typed, Change().keep(5).insert(u"s"));
  CHECK(plural == 0x30392b31);
  CHECK(lineage_after(plural, Change().erase(5).insert(u"😀").keep(1)) == 0x496e324e);
  CHECK(lineage_after(0xffffffff, Change().keep(3).erase(2)) == 0xec3ff99f);
}

TEST_CASE("TEXT-2: the lineage tells apart where words were put, and what was before", "[text]") {
  const std::uint32_t a = lineage_after(0, Change().insert(u"ab"));
  CHECK(lineage_after(a, Change().insert(u"x").keep(2)) != lineage_after(a, Change().keep(2).insert(u"x")));
  CHECK(lineage_after(a, Change().keep(2).insert(u"x")) != lineage_after(a + 1, Change().keep(2).insert(u"x")));
}

TEST_CASE("TEXT-2: keeping everything is a change too, and moves the lineage", "[text]") {
  const std::uint32_t a = lineage_after(0, Change().insert(u"ab"));
  CHECK(lineage_after(a, Change().keep(2)) != a);
}
