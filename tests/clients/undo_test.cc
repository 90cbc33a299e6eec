// Undo takes back one's own work and never anybody else's.
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {

TEST_CASE("undo and redo of one's own requests, one after the other", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  REQUIRE(ben.adds("c2", "two"));
  REQUIRE(ben.asks(move_card("c1", "r2")));
  table.settle();
  REQUIRE(ben.asks(set_kind("c2", QUESTION)));
  REQUIRE(ben.types("c2", 3, "!"));
  table.settle();

  REQUIRE(ben.undoes());
  CHECK(ben.words("c2") == "two");
  REQUIRE(ben.undoes());
  CHECK(ben.session().shown().card("c2")->kind() == IDEA);
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1 c2");
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1");

  REQUIRE(ben.redoes());
  REQUIRE(ben.redoes());
  REQUIRE(ben.redoes());
  REQUIRE(ben.redoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r2") == "c1");
  CHECK(ben.words("c2") == "two!");
  CHECK(table.folded().card("c2")->kind() == QUESTION);
  CHECK_FALSE(ben.redoes());
}

TEST_CASE("a card that somebody else has moved since is not moved back, and a notice says why", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  REQUIRE(ada.asks(move_card("c1", "r2")));
  table.settle();
  REQUIRE(ben.asks(move_card("c1", "r1")));
  table.settle();
  const client::Taken undone = ada.undoes();
  CHECK_FALSE(undone);
  CHECK(undone.sentence == "Somebody has changed this since; it was left as it is.");
  CHECK(ada.seen.notices == std::vector<std::string>{undone.sentence});
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1");
}

TEST_CASE("a race is refused by the server, not lost: undo carries the version it looked at", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  REQUIRE(ben.asks(set_kind("c1", QUESTION)));
  table.settle();
  REQUIRE(ada.asks(move_card("c1", "r2")));
  ada.sends();
  REQUIRE(ben.undoes());
  table.settle();
  REQUIRE(ben.seen.refusals.size() == 1);
  CHECK(ben.seen.refusals[0].refusal.code() == STALE);
  CHECK(cards_in(table.folded(), "r2") == "c1");
}

TEST_CASE("undo of typing takes away one's own letters that are still there, wherever they are now",
          "[clients][undo]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "the river"));
  table.settle();
  REQUIRE(ray.types("n1", 4, "wide "));
  table.settle();
  REQUIRE(rae.types("n1", 6, "-X-"));
  REQUIRE(rae.types("n1", 0, "So: "));
  table.settle();
  REQUIRE(ray.words("n1") == "So: the wi-X-de river");
  REQUIRE(ray.undoes());
  table.settle();
  CHECK(rae.words("n1") == "So: the -X-river");
  SECTION("a deletion is undone by writing it again where it was") {
    REQUIRE(ray.erases("n1", 0, 4));
    table.settle();
    REQUIRE(rae.types("n1", 0, "> "));
    table.settle();
    REQUIRE(ray.undoes());
    table.settle();
    CHECK(rae.words("n1") == "> So: the -X-river");
  }
  SECTION("nothing of it is left") {
    REQUIRE(ray.types("n1", 0, "abc"));
    table.settle();
    REQUIRE(rae.erases("n1", 0, 3));
    table.settle();
    CHECK_FALSE(ray.undoes());
    CHECK(rae.words("n1") == "So: the -X-river");
  }
}

TEST_CASE("neighbours that were moved together come back beside each other, and around those that came since",
          "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  for (const char* id : {"c1", "c2", "c3", "c4"}) REQUIRE(ben.adds(id, id));
  table.settle();
  SECTION("moved") {
    Request move = move_card("c3", "r2");
    move.mutable_move_cards()->add_ids("c2");
    REQUIRE(ben.asks(move));
  }
  SECTION("grouped in another region") {
    Request group = add_cluster("k1", "A group", {"c3", "c2"});
    group.mutable_add_cluster()->set_region("r2");
    REQUIRE(ben.asks(group));
  }
  table.settle();
  REQUIRE(ada.adds("c9", "since"));
  table.settle();
  REQUIRE(cards_in(table.folded(), "r1") == "c1 c4 c9");
  REQUIRE(ben.undoes());
  CHECK(cards_in(ben.session().shown(), "r1") == "c1 c2 c3 c4 c9");
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1 c2 c3 c4 c9");
  CHECK(ben.seen.refusals.empty());
}

TEST_CASE("the first cards of a region come back to its beginning, also when all of them were moved",
          "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  for (const char* id : {"c1", "c2", "c3"}) REQUIRE(ben.adds(id, id));
  table.settle();
  Request move = move_card("c1", "r2");
  move.mutable_move_cards()->add_ids("c2");
  SECTION("some") {}
  SECTION("all") { move.mutable_move_cards()->add_ids("c3"); }
  REQUIRE(ben.asks(move));
  table.settle();
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1 c2 c3");
}

TEST_CASE("undo of a card that others have grouped leaves it", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  REQUIRE(ada.asks(add_cluster("k1", "A group", {"c1"})));
  table.settle();
  CHECK_FALSE(ben.undoes());
  CHECK(cards_in(table.folded(), "r1") == "c1");
  SECTION("the group can be taken back by who made it, while it is as they made it") {
    REQUIRE(ada.undoes());
    table.settle();
    CHECK(table.folded().cluster("k1")->dissolved());
    CHECK(table.folded().card("c1")->cluster().empty());
  }
}

TEST_CASE(
    "a group that went to another region comes back with its cards, each to its place; if it lay in none, to none",
    "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  for (const char* id : {"c1", "c2", "c3"}) REQUIRE(ben.adds(id, id));
  Request group = add_cluster("k1", "A group", {"c1", "c3"});
  const bool in_a_region = GENERATE(true, false);
  if (in_a_region) group.mutable_add_cluster()->set_region("r1");
  REQUIRE(ben.asks(group));
  Request within = add_cluster("k2", "Within", {});
  within.mutable_add_cluster()->set_parent("k1");
  within.mutable_add_cluster()->set_region(group.add_cluster().region());
  REQUIRE(ben.asks(within));
  table.settle();
  Request go;
  go.mutable_set_cluster()->set_id("k1");
  go.mutable_set_cluster()->set_region("r2");
  REQUIRE(ben.asks(go));
  table.settle();
  REQUIRE(cards_in(table.folded(), "r2") == "c1 c3");
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1 c2 c3");
  CHECK(table.folded().card("c1")->cluster() == "k1");
  CHECK(table.folded().cluster("k1")->region() == (in_a_region ? "r1" : ""));
  CHECK(table.folded().cluster("k2")->region() == (in_a_region ? "r1" : ""));
  for (const client::Handback& refused : ben.seen.refusals) CHECK(refused.refusal.code() == NOTHING_TO_DO);
}

TEST_CASE("groups that were merged come apart, and their cards are where they were", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  for (const char* id : {"c1", "c2", "c3"}) REQUIRE(ben.adds(id, id));
  REQUIRE(ben.asks(move_card("c3", "r2")));
  Request here = add_cluster("k1", "here", {"c1", "c2"}), there = add_cluster("k2", "there", {"c3"});
  here.mutable_add_cluster()->set_region("r1");
  there.mutable_add_cluster()->set_region("r2");
  REQUIRE(ben.asks(here));
  REQUIRE(ben.asks(there));
  table.settle();
  Request merge;
  merge.mutable_merge_clusters()->set_into("k2");
  merge.mutable_merge_clusters()->add_from("k1");
  REQUIRE(ben.asks(merge));
  table.settle();
  REQUIRE(cards_in(table.folded(), "r2") == "c3 c1 c2");
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1 c2");
  CHECK(cards_in(table.folded(), "r2") == "c3");
  CHECK(table.folded().card("c2")->cluster() == "k1");
  CHECK(table.folded().cluster("k1")->merged_into().empty());
  CHECK(ben.seen.refusals.empty());
}

TEST_CASE("LOG-13: undo and redo still work after the client had to take a new client id", "[clients][undo]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  REQUIRE(ben.types("c1", 3, "!"));
  REQUIRE(ben.asks(move_card("c1", "r2")));
  const std::string before = ben.session().outbox().client();
  ben.loses_connection(4105);
  CHECK(ben.session().outbox().client() != before);
  ben.connects();
  table.settle();
  REQUIRE(cards_in(table.folded(), "r2") == "c1");
  REQUIRE(ben.undoes());
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1");
  CHECK(ben.words("c1") == "one");
  REQUIRE(ben.redoes());
  table.settle();
  CHECK(ben.words("c1") == "one!");
}

TEST_CASE("under a new client id, what is refused is not there to be undone either", "[clients][undo]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  REQUIRE(ben.adds("c2", "two"));
  table.settle();
  REQUIRE(fay.asks(lock_board(true)));
  table.settle();
  REQUIRE(ben.adds("c3", "three"));
  ben.loses_connection(4105);
  ben.connects();
  table.settle();
  REQUIRE(ben.seen.refusals.size() == 1);
  REQUIRE(fay.asks(lock_board(false)));
  table.settle();
  REQUIRE(ben.undoes());
  table.settle();
  CHECK(cards_in(table.folded(), "r1") == "c1");
}

TEST_CASE("what was refused is not there to be undone", "[clients][undo]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ben = table.sits("ben");
  REQUIRE(fay.asks(lock_board(true)));
  table.settle();
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  const client::Taken undone = ben.undoes();
  CHECK(undone.sentence == "There is nothing of yours to undo.");
}

TEST_CASE("undo does not outlive the words it was made on: a note that went with a lost tail and is made again",
          "[clients][undo]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "river"));
  table.settle();
  rae.frames_go_astray = true;
  REQUIRE(rae.types("n1", 5, "s"));
  rae.sends();
  table.restart_server();
  table.lose_tail(1);
  REQUIRE_FALSE(table.folded().find("n1"));

  rae.frames_go_astray = false;
  rae.connects();
  table.settle();
  REQUIRE(rae.seen.refusals.size() == 1);
  CHECK(rae.seen.refusals[0].words == "rivers");
  for (int i = 0; i < 2; ++i) {  // the first time only to learn that a new client id is needed (LOG-13)
    ray.connects();
    table.settle();
  }
  REQUIRE(ray.notes("n1", "who pays for the river"));
  table.settle();
  REQUIRE(table.folded().find("n1"));
  CHECK(rae.words("n1") == "who pays for the river");
  CHECK_FALSE(rae.undoes());
  table.settle();
  CHECK(table.folded().find("n1")->text().content() == "who pays for the river");
}

}  // namespace plenary::test
