#include "tests/catch.h"
#include "tests/facilitation/document/some_effects.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("undo takes a commit back: everything is as before", "[document][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 41u));
  CAPTURE(seed);
  SomeEffects some(seed);
  Document document;
  for (int i = 0; i < 25; ++i) {
    const std::string before = everything(document);
    const Commit commit = some.commit(document, 1 + static_cast<int>(some.below(12)));
    Undo undo = evolve(document, commit);
    const std::string after = everything(document);
    REQUIRE(after != before);
    std::move(undo).revert(document);
    REQUIRE(everything(document) == before);
    evolve(document, commit);
    REQUIRE(everything(document) == after);
  }
}

TEST_CASE("several undos in reverse order take back all", "[document][property]") {
  const std::uint32_t seed = GENERATE(range(100u, 120u));
  CAPTURE(seed);
  SomeEffects some(seed);
  Document document;
  for (int i = 0; i < 5; ++i) evolve(document, some.commit(document, 6));
  const std::string before = everything(document);
  Undo all;
  Document copy = document;
  for (int i = 0; i < 10; ++i) all.append(evolve(document, some.commit(document, 6)));
  std::move(all).revert(document);
  CHECK(everything(document) == before);
  CHECK(state_hash(document) == state_hash(copy));
}

TEST_CASE("undo brings back changes that were forgotten because too many are remembered", "[document]") {
  Document document;
  Effect put;
  put.mutable_put()->set_id("c1");
  put.mutable_put()->mutable_card();
  evolve(document, put, 1);
  const auto types = [&](const std::u16string& words) {
    const auto length = text::units_in(document.find("c1")->text().content());
    Effect edit;
    edit.mutable_edit()->set_id("c1");
    *edit.mutable_edit()->mutable_change() = text::to_proto(text::Change().keep(length).insert(words));
    return evolve(document, edit, 2);
  };
  for (std::size_t i = 0; i < kRememberedChanges; ++i) types(u"x");
  const std::string before = everything(document);
  SECTION("by number") {
    Undo undo = types(u"y");
    REQUIRE(document.remembered("c1")->first_version == 1);
    std::move(undo).revert(document);
  }
  SECTION("by units") {
    Undo undo = types(std::u16string(kRememberedUnits, u'y'));
    REQUIRE(document.remembered("c1")->items.size() == 1);
    std::move(undo).revert(document);
  }
  CHECK(everything(document) == before);
}
