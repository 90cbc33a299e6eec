#include <deque>

#include "server/store/memory_presence.h"
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
  static std::vector<Record> boards(bool signed_cards) {
    if (!signed_cards) return {};
    Record board;
    board.set_id("board");
    board.mutable_board()->mutable_policy()->set_authors_visible_on_board(true);
    return {board};
  }
  explicit Shown(LiveOptions options = {}, bool signed_cards = false) : Room(options, boards(signed_cards)) {
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
  Shown room(without_absences());
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

TEST_CASE("PRESENCE-2: a slow reader is told who came and who left meanwhile, however much was dropped",
          "[live][presence]") {
  Shown room;
  Guest& ben = room.guest("ben");
  Guest& ray = room.guest("ray", "r2");
  Guest& ada = room.guest("ada", "a2");
  room.clock.advance(100);
  ada.hears_presence();
  ray.goes();
  Guest& fay = room.guest("fay", "f2");
  room.clock.advance(100);
  for (int i = 0; i < 50; ++i) {
    ben.sends(drags(i % 2 == 0 ? "c1" : "c2"));
    room.clock.advance(100);
  }
  const Lines heard = ada.hears_presence();
  CHECK(std::find(heard.begin(), heard.end(), "ray#3 gone") != heard.end());
  CHECK(std::find(heard.begin(), heard.end(), "fay#5") != heard.end());
  CHECK(heard.size() <= 8);
  (void)fay;
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
  CHECK(ben.hears_presence().empty());  // not even that something changed
  ray.sends(writes("zebra7"));          // not there at all
  room.clock.advance(100);
  CHECK(ben.hears_presence().empty());
  ray.sends(writes("r1"));
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ray#2 writing r1"});
  ray.sends(writes("zebra8"));
  room.clock.advance(100);
  CHECK(ben.hears_presence() == Lines{"ray#2"});  // no longer there
  CHECK_THAT(ben.bytes(), !PLENARY_CONTAINS("zebra"));
}

TEST_CASE("PRESENCE-3: who writes in a card is its author, and shown only where authors are", "[live][presence]") {
  const bool signed_cards = GENERATE(false, true);
  CAPTURE(signed_cards);
  Shown room({}, signed_cards);
  Guest& ada = room.guest("ada");
  Guest& ben = room.guest("ben");
  ada.hears_presence();
  ben.hears_presence();
  ClientFrame frame = writes("c1");
  frame.mutable_presence()->set_caret(2);
  ada.sends(frame);
  room.clock.advance(100);
  CHECK(ben.hears_presence() == (signed_cards ? Lines{"ada#2 writing c1"} : Lines{}));
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
  ben.sends(writes("r1"));
  room.clock.advance(100);
  CHECK(ray.hears_presence() == Lines{"ray#3 writing zebra8", "ada#4 writing zebra8", "ben#5 writing r1"});
  CHECK(ada.hears_presence() == Lines{"ray#3 writing zebra8", "ada#4 writing zebra8", "ben#5 writing r1"});
  CHECK(ben.hears_presence() == Lines{"ben#5 writing r1"});
  CHECK(fay.hears_presence() == Lines{"ben#5 writing r1"});  // facilitators keep no notes
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
  room.log.answer_all();
  ray.sends(writes("zebra8"));
  room.clock.advance(100);
  CHECK(ada.hears_presence().back() == "ray#3 writing zebra8");
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
  CHECK(ada.hears_presence().empty());
  CHECK(fay.hears_presence().empty());
  CHECK_THAT(ada.bytes(), !PLENARY_CONTAINS("zebra"));
  CHECK_THAT(fay.bytes(), !PLENARY_CONTAINS("zebra"));
}

// ---- several servers on one log

namespace {

// What servers say to each other, held until it is passed on.
struct Said {
  std::deque<std::function<void()>> said;
  Post post = [this](std::function<void()> then) { said.push_back(std::move(then)); };
  std::shared_ptr<MemoryPresenceHub> hub = std::make_shared<MemoryPresenceHub>();
  MemoryPresence here{hub, post}, there{hub, post};
};

// Two servers with people on one document.
struct TwoServers : Said, Shown {
  TwoServers() {
    first->presence = &here;
    first->load();
    log.answer_all();
    settle();
    second.presence = &there;
    second.load();
    second.log.answer_all();
    settle();
  }
  void pass_on() {
    while (!said.empty()) {
      const auto next = std::move(said.front());
      said.pop_front();
      next();
    }
  }
  void settle() {
    pass_on();
    clock.advance(100);
    pass_on();
    clock.advance(100);
  }

  Node second{documents, clock, "n2"};
};

}  // namespace

TEST_CASE("PRESENCE-4: people whose connection is to another server of the same log are shown like those here",
          "[live][presence]") {
  TwoServers rooms;
  Guest& ben = rooms.guest("ben");
  Guest& ada = rooms.second.guest("ada", "a2");
  rooms.settle();
  CHECK(ben.hears_presence() == Lines{"ada#2"});
  ada.sends(drags("c1"));
  rooms.settle();
  CHECK(ben.hears_presence() == Lines{"ada#2 dragging c1"});
  ben.sends(writes("r1"));
  rooms.settle();
  CHECK(ada.hears_presence() == Lines{"ben#2", "ada#1 dragging c1", "ben#2 writing r1"});
  CHECK(rooms.first->live->people_here().size() == 2);
  CHECK(rooms.second.live->people_here().at("ben").writing);
  ben.hears_presence();
  ada.goes();
  rooms.settle();
  CHECK(ben.hears_presence() == Lines{"ada#2 gone"});
  CHECK(rooms.first->live->people_here().size() == 1);
}

TEST_CASE("PRESENCE-4: whoever comes is told of people elsewhere, and a server that starts asks for them",
          "[live][presence]") {
  TwoServers rooms;
  rooms.second.guest("ada", "a2").sends(writes("c1"));
  rooms.settle();
  Guest& ben = rooms.first->arrives("ben");
  ben.says_hello();
  rooms.log.answer_all();
  CHECK(ben.hears_presence() == Lines{"ada#1"});
  rooms.first->load();
  rooms.log.answer_all();
  rooms.pass_on();
  CHECK(rooms.first->live->people_here().at("ada").writing);
}

TEST_CASE("PRESENCE-4: of a server that is silent everybody has gone after 15 s, and comes again when it is heard",
          "[live][presence]") {
  TwoServers rooms;
  Guest& ben = rooms.guest("ben");
  rooms.second.guest("ada", "a2");
  rooms.settle();
  ben.hears_presence();
  rooms.clock.advance(14'000);
  rooms.said.clear();  // lost
  CHECK(ben.hears_presence().empty());
  for (int second = 0; second < 7; ++second) {
    rooms.clock.advance(1'000);
    rooms.said.clear();
  }
  CHECK(ben.hears_presence() == Lines{"ada#2 gone"});
  rooms.clock.advance(5'000);
  rooms.settle();
  CHECK(ben.hears_presence() == Lines{"ada#3"});
}

TEST_CASE("PRESENCE-4: a server that ends says that nobody is there any more", "[live][presence]") {
  TwoServers rooms;
  Guest& ben = rooms.guest("ben");
  rooms.second.guest("ada", "a2");
  rooms.settle();
  ben.hears_presence();
  rooms.second.live->close_visits(1012, "restarting");
  rooms.settle();
  CHECK(ben.hears_presence() == Lines{"ada#2 gone"});
}

TEST_CASE("PRESENCE-4, PRESENCE-3: what somebody elsewhere touches is told to those who may see it, and to nobody else",
          "[live][presence]") {
  TwoServers rooms;
  rooms.guest("fay").sends(1, start_silent_writing());
  rooms.log.answer_all();
  Guest& ben = rooms.guest("ben");
  Guest& ada_here = rooms.guest("ada", "a3");
  rooms.second.log.answer_all();
  Guest& ada = rooms.second.guest("ada", "a2");
  ada.sends(1, add_card("c9", "hidden"));
  rooms.second.log.answer_all();
  rooms.log.answer_all();
  rooms.settle();
  ben.hears_presence();
  ada_here.hears_presence();
  ada.sends(drags("c9"));
  rooms.settle();
  CHECK(ben.hears_presence().empty());
  CHECK(ada_here.hears_presence() == Lines{"ada#4 dragging c9"});
}

TEST_CASE("PRESENCE-4: whoever leads from another server is not away, and is when that one is heard no more",
          "[live][presence]") {
  TwoServers rooms;
  Request admit;
  admit.mutable_admit()->set_participant("fay");
  admit.mutable_admit()->set_role(FACILITATOR);
  rooms.live().act({"", true}, admit, [](const LiveDocument::Act&) {});
  rooms.log.answer_all();
  rooms.guest("ben");
  Guest& fay = rooms.guest("fay");
  rooms.second.guest("fay", "f2");
  rooms.log.answer_all();
  rooms.second.log.answer_all();
  rooms.settle();
  const auto away = [&] {
    rooms.log.answer_all();
    return rooms.first->document().member("fay")->away_since_ms() != 0;
  };
  fay.goes();
  for (int second = 0; second < 12; ++second) {
    rooms.clock.advance(1'000);
    rooms.pass_on();
    rooms.second.log.answer_all();
  }
  CHECK_FALSE(away());
  for (int second = 0; second < 27; ++second) {
    rooms.clock.advance(1'000);
    rooms.said.clear();  // the other has fallen over
  }
  CHECK(away());
}
