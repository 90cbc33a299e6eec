#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

ClientFrame drags(const std::string& card) {
  ClientFrame frame;
  frame.mutable_presence()->add_dragging(card);
  return frame;
}
ClientFrame drops() {
  ClientFrame frame;
  frame.mutable_presence();
  return frame;
}
ClientFrame writes(const std::string& record) {
  ClientFrame frame;
  frame.mutable_presence()->set_writing(record);
  frame.mutable_presence()->set_caret(3);
  return frame;
}

struct Shown : Room {
  Shown() {
    guest("ada").sends(1, add_card("c1", "one"));
    log.answer_all();
  }
};

}  // namespace

TEST_CASE("PRESENCE-1: pointers and drags are merged: at most one message a connection in 100 ms, the last",
          "[live][presence]") {
  Shown room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada", "a2");
  ben.hears_presence();
  ada.hears_presence();
  ben.sends(drags("c1"));
  ben.sends(drops());
  ben.sends(drags("c1"));
  CHECK(ada.hears_presence().empty());
  room.clock.advance(100);
  CHECK(ada.hears_presence() == Lines{"ben#2 dragging c1"});
  ben.sends(drops());  // soon after: the end of a drag is not lost
  room.clock.advance(100);
  CHECK(ada.hears_presence() == Lines{"ben#2"});
}

TEST_CASE("PRESENCE-1: it is never logged", "[live][presence]") {
  Shown room;
  Guest& ben = room.guest("ben");
  ben.sends(drags("c1"));
  room.clock.advance(100);
  CHECK(room.log.waiting().empty());
  CHECK(room.stored().log.size() == 2);
}

TEST_CASE("PRESENCE-1: for a slow reader it is the first thing that is dropped", "[live][presence]") {
  Shown room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada", "a2");
  ada.hears_presence();
  for (int i = 0; i < 50; ++i) {
    ben.sends(drags("c1"));
    room.clock.advance(100);
  }
  ben.sends(1, add_card("c2", "two"));
  room.log.answer_all();
  CHECK(ada.hears() == Lines{"delta 3 put c2 edit c2"});
  CHECK(ada.hears_presence().size() <= 4);
}

TEST_CASE("PRESENCE-2: the server names the connection and the participant, and says when it is gone",
          "[live][presence]") {
  Shown room;
  Guest& ada = room.guest("ada", "a2");
  Guest& ben = room.guest("ben");
  CHECK(ada.hears_presence() == Lines{"ben#3"});
  ClientFrame forged = drags("c1");
  forged.mutable_presence()->set_connection(1);
  forged.mutable_presence()->set_participant("fay");
  forged.mutable_presence()->set_gone(true);
  ben.sends(forged);
  room.clock.advance(100);
  CHECK(ada.hears_presence() == Lines{"ben#3 dragging c1"});
  ben.goes();
  room.clock.advance(100);
  CHECK(ada.hears_presence() == Lines{"ben#3 gone"});
}

TEST_CASE("PRESENCE-2: nothing that the server does not know is passed on", "[live][presence]") {
  Shown room;
  Guest& ada = room.guest("ada", "a2");
  Guest& ben = room.guest("ben");
  ClientFrame frame = drags("c1");
  frame.mutable_presence()
      ->GetReflection()
      ->MutableUnknownFields(frame.mutable_presence())
      ->AddLengthDelimited(99, "zebra7");
  ben.sends(frame);
  room.clock.advance(100);
  ada.hears_presence();
  CHECK_THAT(ada.bytes(), !PLENARY_CONTAINS("zebra7"));
}

TEST_CASE("PRESENCE-3: what somebody may not see is in nobody's presence", "[live][presence]") {
  Shown room;
  Guest& ray = room.guest("ray");
  Guest& ben = room.guest("ben");
  ray.sends(1, add_note("zebra8", "working", Note::WORKING));
  room.log.answer_all();
  ben.hears_presence();
  ray.sends(writes("zebra8"));
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ray#2"});
  ray.sends(writes("zebra7"));  // not there at all
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ray#2"});
  ray.sends(writes("c1"));
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ray#2 writing c1"});
  CHECK_THAT(ben.bytes(), !PLENARY_CONTAINS("zebra"));
}

TEST_CASE("PRESENCE-3: those who may see a record see each other write in it, and nobody else learns of it",
          "[live][presence]") {
  Shown room;
  room.guest("fay").sends(1, set_role("ada", RAPPORTEUR));
  room.log.answer_all();
  Guest& ray = room.guest("ray");
  Guest& ada = room.guest("ada", "a2");
  Guest& ben = room.guest("ben");
  Guest& fay = room.guest("fay", "f2");
  ray.sends(1, add_note("zebra8", "working", Note::WORKING));
  room.log.answer_all();
  for (Guest* guest : {&ray, &ada, &ben, &fay}) guest->hears_presence();
  ray.sends(writes("zebra8"));
  ada.sends(writes("zebra8"));
  ben.sends(writes("c1"));
  room.clock.advance(100);
  CHECK(ray.hears_presence() == Lines{"ray#3 writing zebra8", "ada#4 writing zebra8", "ben#5 writing c1"});
  CHECK(ada.hears_presence() == Lines{"ray#3 writing zebra8", "ada#4 writing zebra8", "ben#5 writing c1"});
  CHECK(ben.hears_presence() == Lines{"ray#3", "ada#4", "ben#5 writing c1"});
  CHECK(fay.hears_presence() == Lines{"ray#3", "ada#4", "ben#5 writing c1"});  // facilitators keep no notes
  CHECK_THAT(ben.bytes(), !PLENARY_CONTAINS("zebra"));
  CHECK_THAT(fay.bytes(), !PLENARY_CONTAINS("zebra"));
}

TEST_CASE("PRESENCE-3: a role that is taken away ends it at once", "[live][presence]") {
  Shown room;
  Guest& fay = room.guest("fay");
  fay.sends(1, set_role("ada", RAPPORTEUR));
  room.log.answer_all();
  Guest& ray = room.guest("ray");
  Guest& ada = room.guest("ada", "a2");
  ray.sends(1, add_note("zebra8", "working", Note::WORKING));
  fay.sends(2, set_role("ada", PARTICIPANT));
  room.log.answer_all();
  ada.hears_presence();
  const std::size_t before = ada.bytes().size();
  ray.sends(writes("zebra8"));
  room.clock.advance(100);
  CHECK(ada.hears_presence() == Lines{"ray#3"});
  CHECK_THAT(ada.bytes().substr(before), !PLENARY_CONTAINS("zebra"));
}

TEST_CASE("PRESENCE-3: in silent writing nobody but its author is told which hidden card is dragged",
          "[live][presence]") {
  Shown room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada", "a2");
  fay.sends(1, start_silent_writing());
  ben.sends(1, add_card("zebra9", "mine"));
  room.log.answer_all();
  for (Guest* guest : {&fay, &ben, &ada}) guest->hears_presence();
  ben.sends(drags("zebra9"));
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ben#3 dragging zebra9"});
  CHECK(ada.hears_presence() == Lines{"ben#3"});
  CHECK(fay.hears_presence() == Lines{"ben#3"});
  CHECK_THAT(ada.bytes(), !PLENARY_CONTAINS("zebra"));
  CHECK_THAT(fay.bytes(), !PLENARY_CONTAINS("zebra"));
}
