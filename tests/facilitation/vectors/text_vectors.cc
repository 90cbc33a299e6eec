#include <stdexcept>

#include "facilitation/text/change.h"
#include "tests/facilitation/text/some_words.h"
#include "tests/facilitation/vectors/json.h"
#include "tests/facilitation/vectors/vectors.h"

namespace plenary::vectors {
namespace {

using text::Change;
using text::Side;
using text::SomeWords;

constexpr std::uint32_t kRandomCases = 60;  // a section, beside those written by hand

Json json_of(const Change& change) {
  Json runs(Json::Array{});
  Json inserts(Json::Array{});
  for (const std::int32_t run : change.runs()) runs.add(run);
  for (const std::u16string& insert : change.inserts()) inserts.add(text::to_utf8(insert));
  return Json().set("runs", std::move(runs)).set("inserts", std::move(inserts));
}
Json json_of(std::u16string_view words) { return Json(text::to_utf8(words)); }

struct OnWords {
  std::u16string words;
  Change change;
};
std::vector<OnWords> changes_on_words() {
  std::vector<OnWords> cases = {
      {u"", Change()},
      {u"", Change().insert(u"first words")},
      {u"river", Change().keep(5)},
      {u"river", Change().keep(5).insert(u"s")},
      {u"river", Change().insert(u"The ").keep(5)},
      {u"river", Change().erase(5)},
      {u"river", Change().erase(5).insert(u"sea")},
      {u"abcdef", Change().erase(1).keep(1).erase(1).insert(u"C").keep(2).insert(u"\u00e9").keep(1)},
      {u"one\r\ntwo", Change().keep(3).erase(2).insert(u"\n").keep(3)},
      {u"one\r\ntwo", Change().keep(4).insert(u"x").keep(4)},
      {u"a\U0001f600b", Change().keep(1).erase(2).keep(1)},
      {u"a\U0001f600b", Change().keep(3).insert(u"\U0001f469\U0001f3fd").keep(1)},
      {u"cafe\u0301", Change().keep(4).erase(1)},
      {u"cafe\u0301", Change().keep(3).insert(u"\u200d").keep(2)},
      {u"\u0639\u0631\u0628\u064a", Change().keep(2).insert(u" ").keep(2)},
  };
  for (std::uint32_t seed = 1; seed <= kRandomCases; ++seed) {
    SomeWords some(seed);
    std::u16string words = some.words(10);
    Change change = some.change(words);
    cases.push_back({std::move(words), std::move(change)});
  }
  return cases;
}

Json apply_section() {
  Json section(Json::Array{});
  for (const auto& [words, change] : changes_on_words())
    section.add(Json()
                    .set("text", json_of(words))
                    .set("change", json_of(change))
                    .set("result", json_of(text::after(words, change))));
  return section;
}

Json inverse_section() {
  Json section(Json::Array{});
  for (const auto& [words, change] : changes_on_words())
    section.add(Json()
                    .set("text", json_of(words))
                    .set("change", json_of(change))
                    .set("inverse", json_of(text::inverse(change, words))));
  return section;
}

const char* name_of(text::Fault fault) {
  switch (fault) {
    case text::Fault::none: return "none";
    case text::Fault::wrong_length: return "wrong_length";
    case text::Fault::splits_surrogate: return "splits_surrogate";
  }
  throw std::logic_error("a fault without a name");
}

Json fault_section() {
  const std::u16string words = u"a\U0001f600b";
  const std::vector<OnWords> cases = {
      {words, Change().keep(2).insert(u"x").keep(2)},  // between the halves
      {words, Change().keep(1).erase(1).keep(2)},      // one half
      {words, Change().keep(2).erase(1).keep(1)},      // the other
      {words, Change().erase(2).insert(u"x").keep(2)},
      {words, Change().keep(3)},
      {words, Change().keep(5)},
      {words, Change()},
      {words, Change().keep(2).insert(u"x").keep(1)},  // both: the length is said
      {u"", Change().erase(1)},
      {u"ab", Change().keep(1).erase(2)},
  };
  Json section(Json::Array{});
  for (const auto& [on, change] : cases)
    section.add(Json()
                    .set("text", json_of(on))
                    .set("change", json_of(change))
                    .set("fault", name_of(text::fault_on(on, change))));
  return section;
}

Json not_normal_section() {
  struct Case {
    const char* why;
    std::vector<std::int32_t> runs;
    std::vector<const char*> inserts;
  };
  const std::int32_t longest = 1 << 30;
  const std::vector<Case> cases = {
      {"two keeps in a row", {1, 2}, {}},
      {"two deletions in a row", {-1, -2}, {}},
      {"two insertions in a row", {0, 0}, {"a", "b"}},
      {"a deletion after an insertion", {0, -1}, {"a"}},
      {"an empty insertion", {0}, {""}},
      {"an insertion without words", {0}, {}},
      {"words that are never inserted", {1}, {"a"}},
      {"more words than insertions", {0, 1}, {"a", "b"}},
      {"insertions beyond the words", {0, 1, 0}, {"a"}},
      {"a keep beyond 2^30", {longest + 1}, {}},
      {"a deletion beyond 2^30", {-longest - 1}, {}},
      {"runs that add up beyond 2^30", {longest, -1}, {}},
      {"words that make it longer than 2^30", {longest, 0}, {"a"}},
  };
  Json section(Json::Array{});
  for (const Case& each : cases) {
    TextChange stored;
    Json runs(Json::Array{});
    Json inserts(Json::Array{});
    for (const std::int32_t run : each.runs) stored.add_runs(run), runs.add(run);
    for (const char* insert : each.inserts) stored.add_inserts(insert), inserts.add(insert);
    if (text::from_proto(stored)) throw std::logic_error(std::string("is in normal form: ") + each.why);
    section.add(Json().set("why", each.why).set("change", Json().set("runs", runs).set("inserts", inserts)));
  }
  return section;
}

Json build_section() {
  struct Case {
    std::vector<std::pair<const char*, std::u16string>> steps;  // keep and erase: as many units as the words have
  };
  const std::vector<Case> cases = {
      {{{"keep", u"."}, {"keep", u".."}}},
      {{{"insert", u"x"}, {"erase", u".."}}},
      {{{"erase", u"."}, {"insert", u"x"}, {"erase", u".."}, {"insert", u"y"}}},
      {{{"insert", u""}, {"keep", u""}, {"erase", u""}}},
      {{{"keep", u".."}, {"insert", u"x"}, {"insert", u"y"}, {"erase", u"."}, {"keep", u"."}}},
  };
  Json section(Json::Array{});
  for (const Case& each : cases) {
    Change change;
    Json steps(Json::Array{});
    for (const auto& [what, words] : each.steps) {
      const auto units = static_cast<std::uint32_t>(words.size());
      if (what == std::string("insert")) {
        change.insert(words);
        steps.add(Json().set(what, json_of(words)));
      } else {
        what == std::string("keep") ? change.keep(units) : change.erase(units);
        steps.add(Json().set(what, units));
      }
    }
    section.add(Json().set("steps", std::move(steps)).set("change", json_of(change)));
  }
  return section;
}

Json compose_section() {
  Json section(Json::Array{});
  for (std::uint32_t seed = 1; seed <= kRandomCases; ++seed) {
    SomeWords some(1000 + seed);
    const std::u16string words = some.words(8);
    const Change first = some.change(words);
    const Change second = some.change(text::after(words, first));
    section.add(Json()
                    .set("text", json_of(words))
                    .set("first", json_of(first))
                    .set("second", json_of(second))
                    .set("composed", json_of(text::compose(first, second)))
                    .set("result", json_of(text::after(text::after(words, first), second))));
  }
  return section;
}

Json transform_case(const std::u16string& words, const Change& logged, const Change& later) {
  const Change later_after = text::transform(later, logged, Side::right);
  return Json()
      .set("text", json_of(words))
      .set("logged", json_of(logged))
      .set("later", json_of(later))
      .set("later_after_logged", json_of(later_after))
      .set("logged_after_later", json_of(text::transform(logged, later, Side::left)))
      .set("result", json_of(text::after(text::after(words, logged), later_after)));
}

Json transform_section() {
  Json section(Json::Array{});
  section.add(transform_case(u"river", Change().keep(5).insert(u"s"), Change().insert(u"The ").keep(5)));
  section.add(transform_case(u"ab", Change().keep(1).insert(u"L").keep(1), Change().keep(1).insert(u"R").keep(1)));
  section.add(transform_case(u"abcde", Change().keep(1).erase(3).keep(1), Change().erase(3).keep(2)));
  section.add(transform_case(u"abcdef", Change().keep(1).erase(4).keep(1), Change().keep(3).insert(u"new").keep(3)));
  section.add(transform_case(u"ab", Change().erase(2).insert(u"X"), Change().erase(2).insert(u"Y")));
  section.add(transform_case(u"ab", Change().erase(2).insert(u"X"), Change().keep(1).insert(u"Y").keep(1)));
  section.add(transform_case(u"ab", Change().erase(2).insert(u"X"), Change().keep(2).insert(u"Y")));
  section.add(transform_case(u"\U0001f600", Change().erase(2), Change().keep(2).insert(u"\U0001f601")));
  section.add(transform_case(u"", Change().insert(u"first"), Change().insert(u"second")));
  for (std::uint32_t seed = 1; seed <= 2 * kRandomCases; ++seed) {
    SomeWords some(2000 + seed);
    const std::u16string words = some.words(8);
    const Change logged = some.change(words);
    section.add(transform_case(words, logged, some.change(words)));
  }
  return section;
}

Json lineage_section() {
  Json section(Json::Array{});
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    SomeWords some(3000 + seed);
    std::u16string words;
    std::uint32_t lineage = 0;
    for (std::uint32_t version = 1; version <= 5; ++version) {
      const Change change = version == 1 ? Change().insert(u"w" + some.words(8)) : some.change(words);
      const std::uint32_t after = text::lineage_after(lineage, change);
      section.add(Json().set("before", lineage).set("change", json_of(change)).set("after", after));
      text::apply(words, change);
      lineage = after;
    }
  }
  section.add(Json().set("before", 0u).set("change", json_of(Change())).set("after", text::lineage_after(0, Change())));
  return section;
}

Json moved_section() {
  Json section(Json::Array{});
  for (const auto& [words, change] : changes_on_words()) {
    if (words.size() > 8) continue;
    Json left(Json::Array{});
    Json right(Json::Array{});
    for (std::uint32_t caret = 0; caret <= words.size() + 1; ++caret) {
      left.add(text::moved(caret, change, Side::left));
      right.add(text::moved(caret, change, Side::right));
    }
    section.add(Json().set("change", json_of(change)).set("left", std::move(left)).set("right", std::move(right)));
  }
  return section;
}

Json difference_section() {
  std::vector<std::pair<std::u16string, std::u16string>> cases = {
      {u"", u""},
      {u"same", u"same"},
      {u"", u"new"},
      {u"old", u""},
      {u"aaa", u"aaaa"},
      {u"aaaa", u"aaa"},
      {u"one two three", u"one 2 three"},
      {u"one\r\ntwo", u"one\ntwo"},
      {u"a\U0001f600b", u"a\U0001f601b"},  // one high surrogate, two low
      {u"a\U0001f600b", u"a\U0001f200b"},  // two high, one low
      {u"\U0001f600", u"\U0001f600\U0001f600"},
      {u"one two three four", u"One two 3 four"},
      {u"the river", u"the deep river"},
      {u"Who pays? Who gains?", u"Who pays? Who waits? Who gains?"},
      {u"(now)", u"(note)(now)"},
      {u"one\ntwo", u"one\nanother\ntwo"},
      {u"\u6cb3\u6d41\u5c5e\u4e8e\u5927\u5bb6", u"\u8fd9\u6761\u6cb3\u6d41\u5c5e\u4e8e\u6211\u4eec\u5927\u5bb6"},
  };
  for (std::uint32_t seed = 1; seed <= kRandomCases; ++seed) {
    SomeWords some(4000 + seed);
    std::u16string before = some.words(10);
    std::u16string after = text::after(before, some.change(before));
    cases.emplace_back(std::move(before), std::move(after));
  }
  // Sentences, so that there are words to compare: some go, some come, some are others.
  const std::vector<std::u16string> words = {u"who",  u"pays",  u"for",    u"the",        u"river",
                                             u"(and", u"why)?", u"\u6cb3", u"\U0001f30a", u"now."};
  for (std::uint32_t seed = 1; seed <= kRandomCases; ++seed) {
    SomeWords some(5000 + seed);
    std::u16string before, after;
    for (std::uint32_t i = some.below(14); i > 0; --i) {
      const std::u16string& word = words[some.below(static_cast<std::uint32_t>(words.size()))];
      const std::uint32_t what = some.below(10);
      if (what != 0) before += word + u" ";
      if (what != 1)
        after += what == 2 ? words[some.below(static_cast<std::uint32_t>(words.size()))] + u" " : word + u" ";
    }
    cases.emplace_back(std::move(before), std::move(after));
  }
  Json section(Json::Array{});
  for (const auto& [before, after] : cases)
    section.add(Json()
                    .set("before", json_of(before))
                    .set("after", json_of(after))
                    .set("difference", json_of(text::difference(before, after))));
  return section;
}

}  // namespace

std::string text_vectors() {
  return Json()
      .set("format", 1)
      .set("build", build_section())
      .set("apply", apply_section())
      .set("fault", fault_section())
      .set("not_normal", not_normal_section())
      .set("inverse", inverse_section())
      .set("compose", compose_section())
      .set("transform", transform_section())
      .set("lineage", lineage_section())
      .set("moved", moved_section())
      .set("difference", difference_section())
      .as_file();
}

}  // namespace plenary::vectors
