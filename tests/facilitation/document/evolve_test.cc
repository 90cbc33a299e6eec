#include "tests/catch.h"
#include "tests/facilitation/document/some_effects.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Effect put(const std::string& id, std::uint32_t number = 0) {
  Effect effect;
  effect.mutable_put()->set_id(id);
  effect.mutable_put()->set_version(1);
  effect.mutable_put()->mutable_card()->set_number(number);
  return effect;
}

Effect edit(const std::string& id, const text::Change& change) {
  Effect effect;
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(change);
  return effect;
}

Effect removal(const std::string& id) {
  Effect effect;
  effect.set_remove(id);
  return effect;
}

}  // namespace

TEST_CASE("a put without words leaves the words as they are", "[document]") {
  Document document;
  evolve(document, put("c1"), 1);
  evolve(document, edit("c1", text::Change().insert(u"river")), 1);
  Effect parked = put("c1");
  parked.mutable_put()->mutable_card()->set_parked(true);
  evolve(document, parked, 2);
  CHECK(document.find("c1")->text().content() == "river");
  CHECK(document.find("c1")->text().version() == 1);
  CHECK(document.card("c1")->parked());
  CHECK(document.entry("c1")->created == 1);
  CHECK(document.entry("c1")->changed == 2);
}

TEST_CASE("TEXT-2: words carry the number and the lineage of the changes that made them", "[document]") {
  Document document;
  evolve(document, put("c1"), 1);
  const text::Change first = text::Change().insert(u"river");
  const text::Change second = text::Change().keep(5).insert(u"s");
  evolve(document, edit("c1", first), 1);
  evolve(document, edit("c1", second), 2);
  const Text& words = document.find("c1")->text();
  CHECK(words.content() == "rivers");
  CHECK(words.version() == 2);
  CHECK(words.lineage() == text::lineage_after(text::lineage_after(0, first), second));
  REQUIRE(document.remembered("c1"));
  CHECK(document.remembered("c1")->items.size() == 2);
}

TEST_CASE("TEXT-4: a first change of words is remembered by the words themselves, until there is a second",
          "[document]") {
  Document document;
  evolve(document, put("c1"), 1);
  const text::Change first = text::Change().insert(u"river \U0001f30a");
  Undo undo = evolve(document, edit("c1", first), 1);
  const auto told = document.remembered("c1");
  REQUIRE(told);
  REQUIRE(told->items.size() == 1);
  CHECK(told->first_version == 0);
  CHECK(told->first_lineage == 0);
  CHECK(told->items.front().change == first);
  CHECK(told->items.front().lineage_after == document.find("c1")->text().lineage());
  Undo second = evolve(document, edit("c1", text::Change().keep(8).insert(u"s")), 2);
  CHECK(document.remembered("c1")->items.size() == 2);
  std::move(second).revert(document);
  CHECK(document.remembered("c1")->items.size() == 1);
  std::move(undo).revert(document);
  CHECK_FALSE(document.remembered("c1"));
}

TEST_CASE("TEXT-4: at most 512 changes are remembered, and as many units of insertions as fit 64 Ki", "[document]") {
  Document document;
  evolve(document, put("c1"), 1);
  for (std::uint32_t i = 0; i < 600; ++i) evolve(document, edit("c1", text::Change().keep(i).insert(u"x")), i + 2);
  CHECK(document.remembered("c1")->items.size() == kRememberedChanges);
  CHECK(document.remembered("c1")->first_version == 600 - kRememberedChanges);
  evolve(document, edit("c1", text::Change().keep(600).insert(std::u16string(kRememberedUnits, u'y'))), 700);
  CHECK(document.remembered("c1")->items.size() == 1);
  CHECK(document.remembered("c1")->first_version == 600);
}

TEST_CASE("cards with a number are counted, whatever happens to them", "[document]") {
  Document document;
  evolve(document, put("c1", 1), 1);
  evolve(document, put("c2", 0), 1);
  CHECK(document.cards_numbered() == 1);
  evolve(document, put("c2", 2), 2);
  CHECK(document.cards_numbered() == 2);
  evolve(document, removal("c1"), 3);
  CHECK(document.cards_numbered() == 1);
  CHECK(document.last_removal() == 3);
}

TEST_CASE("LOG-7: a step moves its client's counter, refused or not, and a refusal is remembered with it",
          "[document]") {
  Document document;
  Commit commit;
  commit.set_seq(1);
  for (std::uint32_t cseq = 1; cseq <= 130; ++cseq) {
    Step& step = *commit.add_steps();
    step.set_client("0123456789abcdef");
    step.set_actor("ben");
    step.set_cseq(cseq);
    step.set_request_digest(cseq * 7);
    step.mutable_refusal()->set_code(LOCKED);
  }
  evolve(document, commit);
  const ClientCounter* counter = document.counter("0123456789abcdef");
  REQUIRE(counter);
  CHECK(counter->cseq() == 130);
  CHECK(counter->request_digest() == 910);
  CHECK(counter->participant() == "ben");
  CHECK(counter->refused_size() == 128);
  CHECK(counter->refused(0).cseq() == 3);
}

TEST_CASE("a log that does not fold throws, and leaves the document as it was", "[document]") {
  SomeEffects some(11);
  Document document;
  for (int i = 0; i < 30; ++i) evolve(document, some.commit(document, 5));
  const std::string before = everything(document);
  Commit commit = some.commit(document, 6);
  Step& broken = *commit.add_steps();
  *broken.add_effects() = put("c9");
  SECTION("a commit out of turn") { commit.set_seq(commit.seq() + 1); }
  SECTION("it removes what is not there") { *broken.add_effects() = removal("nothing"); }
  SECTION("it edits what is not there") { *broken.add_effects() = edit("nothing", text::Change().insert(u"x")); }
  SECTION("a change that does not fit the words") { *broken.add_effects() = edit("c9", text::Change().keep(4)); }
  SECTION("a change that is not in normal form") {
    Effect effect = edit("c9", {});
    effect.mutable_edit()->mutable_change()->add_runs(0);
    *broken.add_effects() = effect;
  }
  SECTION("a record without an id") { *broken.add_effects() = put(""); }
  SECTION("a kind of effect that nobody knows") { broken.add_effects(); }
  CHECK_THROWS_AS(evolve(document, commit), BrokenLog);
  CHECK(everything(document) == before);
}

TEST_CASE("one effect that does not fit leaves nothing behind, of the words neither", "[document]") {
  Document document;
  evolve(document, put("d1"), 1);  // without words
  const std::string before = everything(document);
  CHECK_THROWS_AS(evolve(document, edit("d1", text::Change().keep(3)), 2), BrokenLog);
  CHECK(everything(document) == before);
}
