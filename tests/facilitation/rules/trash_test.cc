#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
Story a_cluster_of_two() {
  Story story({"id: 'k1' cluster { title: 'one' }", "id: 'k2' cluster { title: 'two' }"});
  story.asks("ann", "add_card { id: 'c1' text: 'Rain' place { region: 'here' cluster: 'k1' } }");
  story.asks("ben", "add_card { id: 'c2' place { region: 'here' cluster: 'k1' } }");
  return story;
}
}  // namespace

TEST_CASE("an author throws a card away and takes it back, words and place and all", "[rules][trash]") {
  Story story = a_cluster_of_two();
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "put card c1 v2");
  CHECK(story.card("c1").trashed().by() == "ann");
  CHECK(story.card("c1").trashed().at_ms() > 0);
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "GONE card trash");
  CHECK(story.asks("ann", "edit_text { id: 'c1' change {} }") == "GONE card trash");
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "put card c1 v3");
  CHECK_FALSE(story.card("c1").has_trashed());
  CHECK(story.card("c1").cluster() == "k1");
  CHECK(story.words("c1") == "Rain");
  CHECK(story.order_in("here") == "c1 c2");
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "NOTHING_TO_DO");
}

TEST_CASE("nobody throws away another's card but a facilitator, who says why", "[rules][trash]") {
  Story story = a_cluster_of_two();
  CHECK(story.asks("ben", "trash_cards { ids: 'c1' }") == "NOT_YOURS author");
  CHECK(story.asks("ben", "trash_cards { ids: ['c2', 'c1'] }") == "NOT_YOURS author");
  CHECK(story.asks("fay", "trash_cards { ids: 'c1' }") == "INVALID reason missing");
  CHECK(story.asks("fay", "trash_cards { ids: 'c1' reason: '" + std::string(401, 'a') + "' }") == "TOO_LONG 400 401");
  CHECK(story.asks("fay", "trash_cards { ids: ['c1', 'c2'] reason: 'names a person' }") ==
        "put card c1 v2, put card c2 v2");
  CHECK(story.card("c1").trashed().reason() == "names a person");
  CHECK(story.asks("ben", "restore_cards { ids: 'c1' }") == "NOT_YOURS author");
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "put card c1 v3");
  CHECK(story.asks("col", "restore_cards { ids: ['c1', 'c2'] }") == "put card c2 v3");
}

TEST_CASE("a card comes back to the cluster that its own was merged into, and out of one that was dissolved",
          "[rules][trash]") {
  Story story = a_cluster_of_two();
  story.asks("ann", "trash_cards { ids: 'c1' }");
  story.asks("ben", "trash_cards { ids: 'c2' }");
  story.asks("ann", "merge_clusters { into: 'k2' from: 'k1' }");
  story.asks("ann", "restore_cards { ids: 'c1' }");
  CHECK(story.card("c1").cluster() == "k2");
  story.asks("ann", "dissolve_cluster { id: 'k2' }");
  story.asks("ben", "restore_cards { ids: 'c2' }");
  CHECK(story.card("c2").cluster().empty());
}

TEST_CASE("an author takes their words back for good, at any time, and the place of the card is kept",
          "[rules][withdrawing]") {
  Story story = a_cluster_of_two();
  story.asks("ann", "set_card { id: 'c1' source: 'My diary' }");
  CHECK(story.asks("ben", "withdraw_card { id: 'c1' }") == "NOT_YOURS author");
  CHECK(story.asks("fay", "withdraw_card { id: 'c1' }") == "NOT_YOURS author");
  CHECK(story.asks("ann", "withdraw_card { id: 'c9' }") == "NOT_FOUND card");
  story.asks("fay", "set_board { closed: true }");
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "CLOSED_BOARD");
  CHECK(story.asks("ann", "withdraw_card { id: 'c1' }") == "put card c1 v3, edit c1");
  CHECK(story.words("c1").empty());
  CHECK(story.card("c1").source().empty());
  CHECK(story.card("c1").withdrawn_ms() > 0);
  CHECK(story.card("c1").cluster() == "k1");
  CHECK(story.order_in("here") == "c1 c2");
  CHECK(story.asks("ann", "withdraw_card { id: 'c1' }") == "NOTHING_TO_DO");
  story.asks("fay", "set_board { closed: false }");
  CHECK(story.asks("ann", "edit_text { id: 'c1' change { runs: 0 inserts: 'again' } base_version: 2 }") ==
        "GONE card taken_back");
  CHECK(story.asks("ben", "move_cards { ids: 'c1' to { region: 'there' } }") == "put card c1 v4");  // others order it
}

TEST_CASE("whoever was moved to another group, or removed, has their say over their own words, and over nothing else",
          "[rules][withdrawing]") {
  Story story = a_cluster_of_two();
  story.server_asks("seat_member { participant: 'ann' }");
  REQUIRE(story.document.role_of("ann") == ROLE_UNSPECIFIED);
  CHECK(story.asks("ann", "move_cards { ids: 'c1' to { region: 'there' } }") == "NOT_A_MEMBER");
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "NOT_A_MEMBER");
  CHECK(story.asks("ann", "withdraw_card { id: 'c2' }") == "NOT_FOUND card");  // of what others wrote nothing is told
  CHECK(story.asks("ann", "withdraw_card { id: 'c1' }") == "put card c1 v2, edit c1");
  CHECK(story.asks("zoe", "withdraw_card { id: 'c1' }") == "NOT_A_MEMBER");  // never was here
  story.asks("fay", "remove_member { participant: 'ben' }");
  CHECK(story.asks("ben", "withdraw_card { id: 'c2' }") == "put card c2 v2");  // it had no words
}

TEST_CASE("what nobody saw yet leaves no place when it is taken back, and does not come out of the trash",
          "[rules][withdrawing]") {
  Story story;
  story.asks("fay", "start_silent_writing {}");
  story.asks("ann", "add_card { id: 'c1' text: 'Rain' place { region: 'here' } }");
  CHECK(story.asks("ben", "withdraw_card { id: 'c1' }") == "NOT_FOUND card");
  CHECK(story.asks("ann", "withdraw_card { id: 'c1' }") == "put card c1 v2, edit c1");
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "GONE card taken_back");
  story.asks("fay", "reveal_cards {}");
  CHECK(story.card("c1").hidden());
}
