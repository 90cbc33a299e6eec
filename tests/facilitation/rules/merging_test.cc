#include <map>

#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
Story four_cards() {
  Story story({"id: 'k1' cluster { title: 'one' }"});
  for (const std::string id : {"a", "b", "c", "d"})
    story.asks("ann", "add_card { id: '" + id + "' text: '" + id + "' place { region: 'here' cluster: 'k1' } }");
  return story;
}
}  // namespace

TEST_CASE("one card speaks for others, which are kept and can be taken out again", "[rules][merging]") {
  Story story = four_cards();
  CHECK(story.asks("ben", "merge_cards { into: 'a' from: ['b', 'c'] }") == "put card b v2, put card c v2");
  CHECK(story.card("b").merged_into() == "a");
  CHECK(story.words("b") == "b");
  CHECK(story.card("b").author() == "ann");
  CHECK(story.asks("ann", "edit_text { id: 'b' change {} }") == "GONE card merged");
  CHECK(story.asks("ben", "merge_cards { into: 'a' from: ['b', 'd'] undo: true }") == "put card b v3");
  CHECK(story.card("b").merged_into().empty());
  CHECK(story.asks("ben", "merge_cards { into: 'a' from: 'b' undo: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ben", "merge_cards { into: 'd' from: 'c' undo: true }") == "NOTHING_TO_DO");
}

TEST_CASE("SYS-28: of a merged card both authors are kept, and neither is told to anybody", "[rules][merging][views]") {
  Story story = four_cards();
  story.asks("ben", "add_card { id: 'e' text: 'e' place { region: 'here' } }");
  story.asks("cid", "merge_cards { into: 'a' from: 'e' }");
  CHECK(story.card("a").author() == "ann");
  CHECK(story.card("e").author() == "ben");
  for (const auto& [participant, role] :
       std::map<std::string, Role>{{"cid", PARTICIPANT}, {"fay", FACILITATOR}, {"ria", RAPPORTEUR}}) {
    const Document seen = replica_for(story.document, {participant, role});
    CHECK(seen.card("a")->author().empty());
    CHECK(seen.card("e")->author().empty());
  }
}

TEST_CASE("merging goes one step deep, and never in a circle", "[rules][merging]") {
  Story story = four_cards();
  CHECK(story.asks("ann", "merge_cards { into: 'a' from: 'a' }") == "CYCLE");
  CHECK(story.asks("ann", "merge_cards { into: 'a' from: ['b', 'a'] }") == "CYCLE");
  story.asks("ann", "merge_cards { into: 'a' from: 'b' }");
  CHECK(story.asks("ann", "merge_cards { into: 'c' from: 'a' }") == "INVALID from speaks_for_others");
  CHECK(story.asks("ann", "merge_cards { into: 'b' from: 'c' }") == "GONE card merged");
  CHECK(story.asks("ann", "merge_cards { into: 'c' from: 'b' }") == "GONE card merged");
  CHECK(story.asks("ann", "merge_cards { into: 'none' from: 'b' }") == "NOT_FOUND card");
  CHECK(story.asks("ann", "merge_cards { into: 'a' from: 'none' }") == "NOT_FOUND card");
  CHECK(story.asks("ann", "merge_cards { into: 'a' }") == "INVALID from missing");
  CHECK(story.asks("ann", "merge_cards { into: 'none' from: 'b' undo: true }") == "NOT_FOUND card");
}

TEST_CASE("a card taken out of a merger is not left in a cluster that is gone", "[rules][merging]") {
  Story story = four_cards();
  story.asks("ann", "merge_cards { into: 'a' from: 'b' }");
  story.asks("ann", "dissolve_cluster { id: 'k1' }");
  story.asks("ann", "merge_cards { into: 'a' from: 'b' undo: true }");
  CHECK(story.card("b").cluster().empty());
}
