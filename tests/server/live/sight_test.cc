#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

bool holds_its_view(const Guest& guest, const Document& document, const std::string& participant) {
  return records_hash(guest.replica()) ==
         records_hash(replica_for(document, {participant, document.role_of(participant)}));
}

}  // namespace

TEST_CASE("VIEW-1: commits that mean nothing to a viewer are not sent to them", "[live][views]") {
  Room room;
  Guest& ray = room.guest("ray");
  Guest& ben = room.guest("ben");
  ray.sends(1, add_note("n1", "zebra7 said so", Note::WORKING));
  room.log.answer_all();
  CHECK(ben.hears().empty());
  CHECK_THAT(ben.bytes(), !PLENARY_CONTAINS("zebra7"));
  CHECK(ray.hears() == Lines{"delta 2 put n1 edit n1", "ack 1 at 2 stable"});
}

TEST_CASE("VIEW-1: a note that becomes a working note is taken from those who may not see it", "[live][views]") {
  Room room;
  Guest& ray = room.guest("ray");
  Guest& ben = room.guest("ben");
  ray.sends(1, add_note("n1", "for the record"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put n1 edit n1"});
  Request hide;
  hide.mutable_set_note()->set_id("n1");
  hide.mutable_set_note()->set_visibility(Note::WORKING);
  ray.sends(2, hide);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 3 remove n1"});
}

TEST_CASE("VIEW-2: during silent writing a card is sent to its author alone", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  Guest& ray = room.guest("ray");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ben.sends(1, add_card("c1", "zebra7"));
  room.log.answer_all();
  Guest& late = room.guest("oli");
  CHECK(ben.hears() == Lines{"delta 2 put board", "delta 3 put c1 edit c1 mine c1", "ack 1 at 3 stable"});
  for (Guest* other : {&fay, &ada, &ray, &late}) {
    other->hears();
    CHECK_THAT(other->bytes(), !PLENARY_CONTAINS("zebra7"));
    CHECK_THAT(other->bytes(), !PLENARY_CONTAINS("c1"));
  }
}

TEST_CASE("VIEW-2: the author has their hidden card again wherever they come from", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ben.hears();
  const Position before_it = ben.at();
  ben.sends(1, add_card("c1", "mine"));
  room.log.answer_all();

  Position resume;
  SECTION("with nothing") {}
  SECTION("by deltas") { resume = before_it; }
  SECTION("by the difference, at a node that was started anew") {
    resume = before_it;
    room.first->load();
    room.log.answer_all();
  }
  Guest& again = room.first->arrives("ben", "b2");
  again.says_hello(resume);
  again.hears();
  CHECK(words_of(again.replica(), "c1") == "mine");
}

TEST_CASE("VIEW-3: a reveal is one commit and arrives as one delta, whole", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  ben.sends(2, edit_text(*room.live().document().find("c1"), text::Change().keep(3).insert(u" two")));
  room.log.answer_all();
  ada.hears();
  fay.sends(2, reveal_cards());
  room.log.answer_all();
  CHECK(ada.hears() == Lines{"delta 5 put c1 put board"});
  CHECK(words_of(ada.replica(), "c1") == "one two");
  ben.hears();
  CHECK(holds_its_view(ben, room.live().document(), "ben"));
  CHECK(holds_its_view(ada, room.live().document(), "ada"));
}

TEST_CASE("VIEW-4: when a role changes, view_change and a snapshot come in the place of that commit", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ray = room.guest("ray");
  Guest& ben = room.guest("ben");
  ray.sends(1, add_note("n1", "working", Note::WORKING));
  room.log.answer_all();
  fay.sends(1, set_role("ben", RAPPORTEUR));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"view_change RAPPORTEUR at 3", "snapshot 1/1 at 3"});
  CHECK(holds_its_view(ben, room.live().document(), "ben"));
  fay.sends(2, set_role("ben", OBSERVER));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"view_change OBSERVER at 4", "snapshot 1/1 at 4"});
  CHECK(holds_its_view(ben, room.live().document(), "ben"));
  ben.sends(1, add_card("c1", "may not any more"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"ack 1 at 5 FORBIDDEN stable"});
}

TEST_CASE("VIEW-4: what was written in the old role, and not sent yet, is not sent in the new one", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ray = room.guest("ray");
  ray.sends(1, add_card("c1", "x"));
  room.log.answer_all();
  ray.hears();
  Guest& other = room.guest("ray", "r2");
  other.sends(1, add_note("n1", "zebra7", Note::WORKING));
  room.log.answer_all();  // ray's first client has not taken it yet
  fay.sends(1, set_role("ray", PARTICIPANT));
  room.log.answer_all();
  CHECK(ray.hears() == Lines{"view_change PARTICIPANT at 4", "snapshot 1/1 at 4 mine c1"});
  CHECK_THAT(ray.bytes(), !PLENARY_CONTAINS("zebra7"));
}

TEST_CASE("VIEW-5: who is removed is closed and gets nothing after", "[live][views]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  fay.sends(1, add_card("c1", "not taken yet"));
  room.log.answer_all();
  fay.sends(2, remove_member("ben"));
  room.log.answer_all();
  CHECK(ben.closed == 4102);
  fay.sends(3, add_card("c2", "after"));
  room.log.answer_all();
  CHECK(ben.hears().empty());
}

TEST_CASE("VIEW-5: a node that hears nothing of it notices within five seconds", "[live][views]") {
  Room room;
  Guest& ben = room.guest("ben");
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("fay").sends(1, remove_member("ben"));
  second.log.answer_all();
  while (!room.log.waiting().empty()) room.log.drop();
  for (int second_passed = 0; second_passed < 5; ++second_passed) {
    room.clock.advance(1'000);
    room.log.answer_all();
  }
  CHECK(ben.closed == 4102);
}
