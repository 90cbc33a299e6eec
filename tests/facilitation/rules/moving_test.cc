#include <algorithm>

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

// Cards a b c d here, in this order, and e there.
Story five_cards() {
  Story story({"id: 'shut' region { locked: true }", "id: 'k' cluster { title: 'anywhere' }",
               "id: 'kt' cluster { title: 'there' region: 'there' }"});
  for (const std::string id : {"a", "b", "c", "d"})
    story.asks("ann", "add_card { id: '" + id + "' place { region: 'here' } }");
  story.asks("ben", "add_card { id: 'e' place { region: 'there' } }");
  return story;
}

std::string move(const std::string& ids, const std::string& to, const std::string& rest = "") {
  return "move_cards { ids: [" + ids + "] to { " + to + " } " + rest + " }";
}

}  // namespace

TEST_CASE("cards go where they are put, and keep the order in which they are named", "[rules][moving]") {
  Story story = five_cards();
  CHECK(story.asks("ben", move("'d', 'a'", "region: 'there'")) == "put card d v2, put card a v2");
  CHECK(story.order_in("there") == "e d a");
  CHECK(story.order_in("here") == "b c");
  CHECK(story.asks("ben", move("'a'", "region: 'here' after: 'b'")) == "put card a v3");
  CHECK(story.order_in("here") == "b a c");
  CHECK(story.asks("ben", move("'d', 'e'", "before: 'b'")) == "put card d v3, put card e v2");
  CHECK(story.order_in("here") == "d e b a c");
  CHECK(story.asks("ben", move("'d'", "region: 'here'")) == "put card d v4");
  CHECK(story.order_in("here") == "e b a c d");
  CHECK(story.card("e").number() == 5);
}

TEST_CASE("of two neighbours the card goes after the first", "[rules][moving]") {
  Story story = five_cards();
  story.asks("ann", move("'d'", "after: 'a' before: 'c'"));
  CHECK(story.order_in("here") == "a d b c");
}

TEST_CASE("a card that stands there already has nothing to do", "[rules][moving]") {
  Story story = five_cards();
  CHECK(story.asks("ann", move("'d'", "region: 'here'")) == "NOTHING_TO_DO");
  CHECK(story.asks("ann", move("'b', 'c'", "after: 'a'")) == "NOTHING_TO_DO");
  CHECK(story.asks("ann", move("'c', 'b'", "after: 'a'")) == "put card c v2, put card b v2");
  CHECK(story.order_in("here") == "a c b d");
}

TEST_CASE("coordinates are kept while they are chosen", "[rules][moving]") {
  Story story = five_cards();
  CHECK(story.asks("ann", move("'d'", "region: 'here' placed: true x: 0.5 y: 1")) == "put card d v2");
  CHECK(story.card("d").placed());
  CHECK(story.card("d").x() == 0.5f);
  CHECK(story.asks("ann", move("'d'", "region: 'here'")) == "put card d v3");
  CHECK_FALSE(story.card("d").placed());
  CHECK(story.card("d").x() == 0);
}

TEST_CASE("a cluster that lies nowhere leaves cards in their regions; one that lies somewhere takes them there",
          "[rules][moving]") {
  Story story = five_cards();
  CHECK(story.asks("ben", move("'c', 'e'", "cluster: 'k'")) == "put card c v2, put card e v2");
  CHECK(story.card("c").cluster() == "k");
  CHECK(story.card("c").region() == "here");
  CHECK(story.order_in("here") == "a b c d");
  CHECK(story.asks("ben", move("'c', 'e'", "cluster: 'kt'")) == "put card c v3, put card e v3");
  CHECK(story.card("c").region() == "there");
  CHECK(story.order_in("there") == "e c");
  CHECK(story.asks("ben", move("'a'", "region: 'here' cluster: 'kt'")) == "put card a v2");
  CHECK(story.card("a").region() == "there");
  CHECK(story.asks("ben", move("'c'", "")) == "put card c v4");
  CHECK(story.card("c").cluster().empty());
  CHECK(story.card("c").region() == "there");
}

TEST_CASE("a move that cannot be: why not", "[rules][moving]") {
  Story story = five_cards();
  story.asks("ann", "trash_cards { ids: 'a' }");
  story.asks("ann", "merge_cards { into: 'c' from: 'b' }");
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ben", text)); };
  CHECK(asked(move("'none'", "region: 'there'")) == "NOT_FOUND card");
  CHECK(asked(move("'here'", "region: 'there'")) == "NOT_FOUND card");
  CHECK(asked(move("'a'", "region: 'there'")) == "GONE card trash");
  CHECK(asked(move("'b'", "region: 'there'")) == "GONE card merged");
  CHECK(asked(move("'c'", "region: 'nowhere'")) == "NOT_FOUND region");
  CHECK(asked(move("'c'", "region: 'shut'")) == "LOCKED region");
  CHECK(asked(move("'c'", "cluster: 'none'")) == "NOT_FOUND cluster");
  CHECK(asked(move("'c'", "region: 'there' after: 'd'")) == "STALE");
  CHECK(asked(move("'c'", "after: 'c'")) == "INVALID place beside_itself");
  CHECK(asked(move("'c'", "after: 'none'")) == "NOT_FOUND card");
  CHECK(asked(move("'c'", "region: 'there'", "if_version: 2")) == "STALE");
  CHECK(asked(move("'c', 'd'", "region: 'there'", "if_version: 1")) == "INVALID if_version of_several_cards");
  CHECK(asked(move("'c', 'c'", "region: 'there'")) == "INVALID ids named_twice");
  CHECK(asked(move("", "region: 'there'")) == "INVALID ids missing");
  story.asks("fay", "set_region { id: 'here' locked: true }");
  CHECK(asked(move("'c'", "region: 'there'")) == "LOCKED region");
}

TEST_CASE("C1: two people move the same card: the last move wins, both are in the log, neither is lost silently",
          "[rules][moving]") {
  Story story = five_cards();
  // Both looked at version 1 of a.
  CHECK(story.asks("ann", move("'a'", "region: 'there' before: 'e'")) == "put card a v2");
  CHECK(story.asks("ben", move("'a'", "region: 'here' after: 'c'")) == "put card a v3");
  CHECK(story.order_in("here") == "b c a d");
  CHECK(story.order_in("there") == "e");
  // Whoever wants to know first says which version they mean.
  CHECK(story.asks("cid", move("'a'", "region: 'there'", "if_version: 1")) == "STALE");
}

TEST_CASE("inserting at one place again and again: a region is given new keys before any grows beyond 48 bytes",
          "[rules][moving]") {
  Story story = five_cards();
  std::size_t longest = 0, shortened = 0, before = 4;
  for (int i = 0; i < 700; ++i) {
    const std::string moved = i % 2 ? "c" : "b";
    story.asks("ann", move("'" + moved + "'", "region: 'here' after: 'a'"));
    REQUIRE(story.order_in("here") == (i % 2 ? "a c b d" : "a b c d"));
    const std::size_t length = story.card(moved).order().size();
    longest = std::max(longest, length);
    shortened += length < before;
    before = length;
  }
  CHECK(longest == 48);
  CHECK(shortened == 3);
}

TEST_CASE("cards with equal keys, or none, are told apart by id and given keys when somebody puts a card between",
          "[rules][moving]") {
  Story story({"id: 'a' card { region: 'here' order: 'V' }", "id: 'b' card { region: 'here' order: 'V' }",
               "id: 'c' card { region: 'here' order: '!' }", "id: 'd' card { region: 'there' order: 'V' }"});
  CHECK(story.order_in("here") == "c a b");
  CHECK(story.asks("ann", move("'d'", "after: 'a'")) == "put card c v2, put card a v2, put card b v2, put card d v2");
  CHECK(story.order_in("here") == "c a d b");
}
