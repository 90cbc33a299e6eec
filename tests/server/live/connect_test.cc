#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("CONNECT-2: nothing is said before hello, and only hello is listened to", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben");
  CHECK(ben.hears().empty());
  ben.sends(1, add_card("c1", "too early"));
  CHECK(ben.closed == 1008);
  CHECK(ben.hears().empty());
  room.log.answer_all();
  CHECK(ids_in(room.folded()) == "");
}

TEST_CASE("CONNECT-2: a second hello is a protocol error", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.says_hello();
  CHECK(ben.closed == 4105);
}

TEST_CASE("CONNECT-3: welcome, then what is needed, then what happens", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "first"));
  room.log.answer_all();

  Guest& ben = room.first->arrives("ben");
  ben.says_hello();
  ada.sends(2, add_card("c2", "second"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 1 counter 0", "snapshot 1/1 at 1",
                             "delta 2 put c1 edit c1", "delta 3 put c2 edit c2"});
  CHECK(ids_in(ben.replica()) == "c1 c2");
  ada.sends(3, add_card("c3", "third"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 4 put c3 edit c3"});
}

TEST_CASE("CONNECT-3: a hello that comes while the document is loaded waits for it, with what follows it", "[live]") {
  Room room;
  room.first->load();
  Guest& ben = room.first->arrives("ben");
  ben.says_hello();
  ben.sends(1, add_card("c1", "early bird"));
  CHECK(ben.hears().empty());
  room.log.answer_all();
  const Lines heard = ben.hears();
  CHECK(heard == Lines{"welcome PARTICIPANT SNAPSHOT at 1 counter 0", "snapshot 1/1 at 1",
                       "delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  CHECK(words_of(ben.replica(), "c1") == "early bird");
}

TEST_CASE("CONNECT-3: a welcome is never lost to what happens before it is read", "[live]") {
  Room room;
  Guest& fay = room.guest("fay");
  fay.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  fay.hears();

  SECTION("the role changes while a welcome with deltas waits") {
    Guest& early = room.guest("ben");
    const Position seen = early.at();
    early.goes();
    Guest& ben = room.first->arrives("ben");
    ben.says_hello(seen);
    fay.sends(2, set_role("ben", RAPPORTEUR));
    room.log.answer_all();
    CHECK(ben.hears() ==
          Lines{"welcome PARTICIPANT DELTA at 2 counter 0", "view_change RAPPORTEUR at 3", "snapshot 1/1 at 3"});
  }
  SECTION("the history changes while a welcome waits") {
    fay.sends(2, add_card("c2", "to be lost"));
    room.log.answer_all();
    Guest& ben = room.first->arrives("ben");
    ben.says_hello();
    room.lose_tail(1);
    Node second(room.documents, room.clock, "n2");
    second.log.answer_all();
    second.guest("ada").sends(1, add_card("c3", "wins"));
    second.log.answer_all();
    room.clock.advance(room.first->options.position_check_ms);
    room.log.answer_all();
    CHECK(ben.hears() ==
          Lines{"welcome PARTICIPANT SNAPSHOT at 3 counter 0", "resync at 3 counter 0", "snapshot 1/1 at 3"});
    CHECK(ids_in(ben.replica()) == "c1 c3");
  }
}

TEST_CASE("CLOSE-6: CONNECT-4: a second connection of a client closes the first", "[live]") {
  Room room;
  Guest& first = room.guest("ben", "b1");
  Guest& second = room.guest("ben", "b1");
  CHECK(first.closed == 4113);
  CHECK(second.closed == 0);
  second.sends(1, add_card("c1", "mine"));
  room.log.answer_all();
  CHECK(second.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  CHECK(first.hears().empty());
  first.goes();  // its late end does not touch the second
  second.sends(2, add_card("c2", "again"));
  room.log.answer_all();
  CHECK(second.hears() == Lines{"delta 3 put c2 edit c2 mine c2", "ack 2 at 3 stable"});
}

TEST_CASE("CONNECT-4: two connections of a client that wait for the same look at the log: the later one stays",
          "[live]") {
  Room room;
  Position ahead;
  ahead.set_epoch(7);
  ahead.set_seq(9);
  ahead.set_chain(std::string(16, 'x'));
  Guest& first = room.first->arrives("ben", "b1");
  Guest& second = room.first->arrives("ben", "b1");
  first.says_hello(ahead);
  second.says_hello(ahead);
  room.log.answer_all();
  CHECK(first.closed == 4113);
  CHECK(second.closed == 0);
  CHECK(second.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 1 counter 0", "snapshot 1/1 at 1"});
}

TEST_CASE("CONNECT-4: a client id that another participant has used here is refused", "[live]") {
  Room room;
  Guest& ben = room.guest("ben", "shared");
  SECTION("who has an outcome") {
    ben.sends(1, add_card("c1", "mine"));
    room.log.answer_all();
    ben.goes();
  }
  SECTION("who is connected") {}
  Guest& ada = room.first->arrives("ada", "shared");
  ada.says_hello();
  room.log.answer_all();
  CHECK(ada.closed == 4105);
  CHECK(ada.hears().empty());
  CHECK(ben.closed == 0);
}

TEST_CASE("CONNECT-4: a client id has 16 bytes", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben");
  ben.client = "short";
  ben.says_hello();
  CHECK(ben.closed == 4105);
}

TEST_CASE("CONNECT-5: who is not a member, or is one no more, is not let in", "[live]") {
  Room room;
  Guest& stranger = room.first->arrives("zoe");
  stranger.says_hello();
  CHECK(stranger.closed == 4102);
  CHECK(stranger.bytes().empty());

  Guest& fay = room.guest("fay");
  fay.sends(1, remove_member("ben"));
  room.log.answer_all();
  Guest& ben = room.first->arrives("ben");
  ben.says_hello();
  CHECK(ben.closed == 4102);
  CHECK(ben.bytes().empty());
}

TEST_CASE("CONNECT-6: people follow the welcome, and every change of members", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben");
  ben.says_hello();
  CHECK(ben.hears().size() == 2);
  room.first->directory.answer();
  const Lines people = ben.hears_people();
  REQUIRE(people.size() == 1);
  CHECK_THAT(people[0], PLENARY_CONTAINS("Ada"));
  CHECK_THAT(people[0], PLENARY_CONTAINS("Ray"));

  Request admit;
  admit.mutable_admit()->set_participant("zoe");
  admit.mutable_admit()->set_role(PARTICIPANT);
  room.live().act({"", true}, admit, [](LiveDocument::Act) {});
  room.log.answer_all();
  room.first->directory.answer();
  CHECK(ben.hears_people() == Lines{"Zoe"});
}

TEST_CASE("CONNECT-6: of a record everybody is told the names of those whom it speaks of, members of it or not",
          "[live][connect]") {
  Record head;
  head.set_id("record");
  head.mutable_session_record()->add_attendees()->set_participant("una");
  head.mutable_session_record()->set_key_contact("kit");
  Record paragraph;
  paragraph.set_id("p1");
  paragraph.mutable_paragraph()->set_section("actions");
  paragraph.mutable_paragraph()->set_owner("owen");
  paragraph.mutable_paragraph()->add_presenters("pia");
  Room room({}, {head, paragraph});
  Guest& ben = room.first->arrives("ben");
  ben.says_hello();
  room.first->directory.answer();
  CHECK(ben.hears_people() == Lines{"Ada Ben Fay Kit Oli Owen Pia Ray Una"});
  Guest& ray = room.first->arrives("ray");
  ray.says_hello();
  CHECK(ray.hears_people() == Lines{"Ada Ben Fay Kit Oli Owen Pia Ray Una"});
  Request adds;
  adds.mutable_add_paragraph()->set_id("p2");
  adds.mutable_add_paragraph()->set_section("actions");
  adds.mutable_add_paragraph()->set_text("Write to the harbour.");
  adds.mutable_add_paragraph()->set_owner("zoe");
  ray.sends(1, adds);
  room.log.answer_all();
  room.first->directory.answer();
  CHECK(ben.hears_people() == Lines{"Zoe"});  // whoever is spoken of from now on
}

TEST_CASE("CLOSE-11: VERSION-1: another major version is closed with 4426", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben");
  ben.says_hello({}, 2);
  CHECK(ben.closed == 4426);
  CHECK(ben.hears().empty());
}
