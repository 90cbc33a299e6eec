#include "tests/catch.h"
#include "tests/facilitation/document/some_effects.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Document some_document(std::uint32_t seed, int commits = 40) {
  SomeEffects some(seed);
  Document document;
  for (int i = 0; i < commits; ++i) evolve(document, some.commit(document, 4));
  return document;
}

}  // namespace

TEST_CASE("a snapshot holds everything that evolving needs", "[document][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 31u));
  CAPTURE(seed);
  Document document = some_document(seed);
  DocumentSnapshot stored;
  REQUIRE(stored.ParseFromString(to_snapshot(document).SerializeAsString()));
  Document again = from_snapshot(stored);
  CHECK(state_hash(again) == state_hash(document));
  CHECK(to_snapshot(again).SerializeAsString() == to_snapshot(document).SerializeAsString());
  CHECK(again.cards_numbered() == document.cards_numbered());
  // When something was last removed is not known any more: as late as can be.
  CHECK(again.last_removal() >= document.last_removal());

  SomeEffects some(seed + 1'000);
  for (int i = 0; i < 20; ++i) {
    const Commit commit = some.commit(document, 4);
    evolve(document, commit);
    evolve(again, commit);
  }
  CHECK(state_hash(again) == state_hash(document));
  CHECK(to_snapshot(again).SerializeAsString() == to_snapshot(document).SerializeAsString());
}

TEST_CASE("a snapshot that was changed is refused", "[document]") {
  const Document document = some_document(5);
  DocumentSnapshot snapshot = to_snapshot(document);
  REQUIRE(snapshot.records_size() > 1);
  REQUIRE(snapshot.counters_size() > 0);
  SECTION("a record") { snapshot.mutable_records(0)->set_version(99); }
  SECTION("a record is missing") {
    snapshot.mutable_records()->RemoveLast();
    snapshot.mutable_created()->RemoveLast();
    snapshot.mutable_changed()->RemoveLast();
  }
  SECTION("a counter") { snapshot.mutable_counters(0)->set_cseq(99); }
  SECTION("the hash") { snapshot.set_state_hash(std::string(32, 'x')); }
  SECTION("no hash") { snapshot.clear_state_hash(); }
  SECTION("it does not say when records came") { snapshot.clear_created(); }
  CHECK_THROWS_AS(from_snapshot(snapshot), BrokenLog);
}

TEST_CASE("the state hash tells any two states apart, and depends on nothing else", "[document]") {
  const Document document = some_document(5);
  CHECK(state_hash(document) == state_hash(some_document(5)));
  CHECK(state_hash(document) == state_hash(from_snapshot(to_snapshot(document))));
  CHECK(state_hash(document) != state_hash(some_document(6)));

  Document counted = document;
  Step step;
  step.set_client("another");
  step.set_cseq(1);
  evolve(counted, step, counted.seq());
  CHECK(state_hash(counted) != state_hash(document));
  CHECK(records_hash(counted) == records_hash(document));
}
