// Pairs: what two see of each other, and nobody else.
#include "facilitation/policy/sight.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

std::string add(const std::string& id) {
  return "add_card { id: '" + id + "' kind: IDEA text: 'words of " + id + "' place { region: 'here' } }";
}

// Ann, Ben and Cid have each written a card in silence.
Story written() {
  Story story;
  story.asks(
      "fay",
      "set_phases { phases { id: 'p1' kind: SILENT } phases { id: 'p2' kind: PAIR } phases { id: 'p3' kind: ROUND } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  for (const char* who : {"ann", "ben", "cid"}) story.asks(who, add(std::string("c.") + who));
  return story;
}

std::string begins_pairs(Story& story) {
  return story.asks("fay", "start_phase { id: 'p2' after: 'p1' generation: 1 }");
}

bool sees(const Story& story, const std::string& who, const std::string& card) {
  return may_see(*story.document.find(card), {who, story.document.role_of(who)});
}

}  // namespace

TEST_CASE("SYS-27: in pairs everybody has somebody, and three are one pair", "[rules][pairs]") {
  Story story = written();
  begins_pairs(story);
  const Phase& phase = story.document.find("p2")->phase();
  REQUIRE(phase.pairs_size() == 1);
  CHECK(phase.pairs(0).participants_size() == 3);
}

TEST_CASE("VIEW-2: who works in a pair sees their partner's cards, and nobody else does, facilitators included",
          "[rules][pairs][views]") {
  Story story = written();
  begins_pairs(story);
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'ben' } }") == "put phase p2 v3");
  CHECK(sees(story, "ann", "c.ben"));
  for (const char* who : {"fay", "col", "ria", "obs", "hos"})
    for (const char* card : {"c.ann", "c.ben", "c.cid"}) CHECK_FALSE(sees(story, who, card));
  CHECK(story.asks("ann", add("later")).rfind("put card later v1", 0) == 0);
  CHECK(sees(story, "ben", "later"));
  CHECK_FALSE(sees(story, "cid", "later"));
  CHECK(story.asks("ben", "set_card { id: 'later' kind: RISK }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ben", "trash_cards { ids: 'later' reason: 'x' }") == "PHASE_CLOSED silent_writing");
}

TEST_CASE("what somebody was shown in a pair is not taken from them again, and other pairs are told no more",
          "[rules][pairs]") {
  Story story;
  story.asks("fay", "set_phases { phases { id: 'p1' kind: PAIR } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'ben' } }");
  story.asks("ann", add("c1"));
  CHECK(sees(story, "ben", "c1"));
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'cid' } }") ==
        "put phase p1 v4, put card c1 v2");
  CHECK(sees(story, "cid", "c1"));
  CHECK(sees(story, "ben", "c1"));
  story.asks("ann", add("c2"));
  CHECK_FALSE(sees(story, "ben", "c2"));
}

TEST_CASE("pairs are two or three people who are here, each once, while people talk in pairs", "[rules][pairs]") {
  Story story;
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'ben' } }").rfind("PHASE_CLOSED", 0) ==
        0);
  story.asks("fay", "set_phases { phases { id: 'p1' kind: PAIR } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  CHECK(story.asks("ann", "set_pairs { pairs { participants: 'ann' participants: 'ben' } }") == "FORBIDDEN");
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' } }") == "INVALID pair not_two_or_three");
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'ann' } }") ==
        "INVALID pair named_twice");
  CHECK(story.asks("fay", "set_pairs { pairs { participants: 'ann' participants: 'zed' } }") == "NOT_FOUND member");
}

TEST_CASE("after pairs all cards are shown to everybody, and nothing says who worked with whom on them",
          "[rules][pairs]") {
  Story story = written();
  begins_pairs(story);
  story.asks("fay", "start_phase { id: 'p3' after: 'p2' generation: 1 }");
  for (const char* card : {"c.ann", "c.ben", "c.cid"}) {
    CHECK_FALSE(story.card(card).hidden());
    CHECK(story.card(card).shown_to().empty());
    CHECK(sees(story, "obs", card));
  }
}
