#include <algorithm>
#include <utility>

#include "facilitation/views/view.h"
#include "server/live/schema.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;
using Event = LiveObserver::Event;

TEST_CASE("LIMIT-2: 20 requests a second, 100 at once; more is told when to come again", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  for (std::uint32_t cseq = 1; cseq <= 101; ++cseq) ben.sends(cseq, add_card("c" + std::to_string(cseq), "x"));
  room.log.answer_all();
  CHECK(ben.hears().back() == "problem 4429 counter 0");
  CHECK(room.folded().counter(ben.client)->cseq() == 100);
  room.clock.advance(1'000);
  for (std::uint32_t cseq = 101; cseq <= 121; ++cseq) ben.sends(cseq, add_card("c" + std::to_string(cseq), "x"));
  room.log.answer_all();
  CHECK(room.folded().counter(ben.client)->cseq() == 120);
}

TEST_CASE("LIMIT-3: who has fallen out of the commits at hand gets the difference, or a snapshot", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  Guest& ray = room.first->arrives("ray", "", VisitLimits{1e6, 1e6});
  ray.says_hello();
  ray.hears();
  const std::string long_words(4'000, 'w');
  std::uint32_t cseq = 0;
  const auto writes_much = [&] {
    for (int i = 0; i < 150; ++i) {
      ++cseq;
      ray.sends(cseq, add_note("n" + std::to_string(cseq), long_words));
      room.log.answer_all();
      ray.hears();
    }
  };
  writes_much();
  CHECK(ben.hears() == Lines{"delta 151 " + [&] {
          std::string puts;
          for (const Record* record : room.live().document().sorted())
            if (record->has_note()) puts += (puts.empty() ? "put " : " put ") + record->id();
          return puts;
        }()});
  CHECK(room.first->counts[Event::fell_behind] == 1);

  Request hide;
  hide.mutable_set_note()->set_id("n1");
  hide.mutable_set_note()->set_visibility(Note::WORKING);
  ray.sends(++cseq, hide);
  room.log.answer_all();
  writes_much();
  const Lines heard = ben.hears();
  REQUIRE_FALSE(heard.empty());
  CHECK(heard.front() == "snapshot 1/1 at 302");
  CHECK(records_hash(ben.replica()) == records_hash(replica_for(room.live().document(), {"ben", PARTICIPANT})));
}

TEST_CASE("STATUS-1: when nothing can be stored, people are told within five seconds, and nothing is refused",
          "[live]") {
  Room room(without_absences());
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  for (int tenth = 0; tenth < 50; ++tenth) {
    while (!room.log.waiting().empty()) room.log.lose_call();
    room.clock.advance(100);
  }
  CHECK(ben.hears() == Lines{"status read_only"});
  CHECK(room.first->counts[Event::refused] == 0);
  Guest& ada = room.first->arrives("ada");
  ada.says_hello();
  CHECK(ada.hears().front() == "welcome PARTICIPANT SNAPSHOT at 1 counter 0 read_only");

  room.clock.advance(5'000);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable", "status writable"});
}

TEST_CASE("STATUS-1: a store that reads but cannot write is one that cannot store", "[live]") {
  Room room(without_absences());
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  const auto writes = [&] { return room.log.waiting().front().starts_with("append"); };
  bool conflicts = false;
  for (int tenth = 0; tenth < 50; ++tenth) {
    // Again and again, as after a restart that lost a tail: the append conflicts, all is read again, the next one is lost.
    if (tenth % 10 == 0) {
      ++room.stored().head->epoch;
      conflicts = true;
    }
    while (!room.log.waiting().empty()) {
      if (writes() && !std::exchange(conflicts, false))
        room.log.lose_call();
      else
        room.log.answer();
    }
    room.clock.advance(100);
  }
  const Lines heard = ben.hears();
  CHECK(std::find(heard.begin(), heard.end(), "status read_only") != heard.end());

  room.clock.advance(1'000);
  room.log.answer_all();
  CHECK(ben.hears().back() == "status writable");
  CHECK(room.verbs_in_log().back() == "add_card ben/1");
}

TEST_CASE("STATUS-1: people are told within five seconds also while nobody writes", "[live]") {
  Room room(without_absences());
  Guest& ben = room.guest("ben");
  room.clock.advance(4'000);
  room.log.answer_all();  // a look at the log: it is well
  for (int tenth = 0; tenth < 50; ++tenth) {
    while (!room.log.waiting().empty()) room.log.lose_call();
    room.clock.advance(100);
  }
  CHECK(ben.hears() == Lines{"status read_only"});
  room.clock.advance(4'000);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"status writable"});
}

TEST_CASE("STATUS-1: of a store that works for a moment only people are told again at once", "[live]") {
  Room room(without_absences());
  Guest& ben = room.guest("ben");
  const auto fails_for = [&](int tenths) {
    for (int tenth = 0; tenth < tenths; ++tenth) {
      while (!room.log.waiting().empty()) room.log.lose_call();
      room.clock.advance(100);
    }
  };
  const auto works_for = [&](int tenths) {
    for (int tenth = 0; tenth < tenths; ++tenth) {
      room.log.answer_all();
      room.clock.advance(100);
    }
  };
  ben.sends(1, add_card("c1", "one"));
  fails_for(50);
  CHECK(ben.hears() == Lines{"status read_only"});
  works_for(6);
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable", "status writable"});
  ben.sends(2, add_card("c2", "two"));
  fails_for(6);
  CHECK(ben.hears() == Lines{"status read_only"});

  works_for(60);  // now one failure says little
  CHECK(ben.hears().back() == "status writable");
  ben.sends(3, add_card("c3", "three"));
  fails_for(6);
  CHECK(ben.hears().empty());
}

TEST_CASE("STATUS-1: a short silence of the store is not worth a word", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.lose_call();
  room.clock.advance(1'000);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
}

TEST_CASE("STATUS-1: while the node as a whole cannot store, requests wait", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  room.live().set_read_only("The disk is full.");
  CHECK(ben.hears() == Lines{"status read_only"});
  ben.sends(1, add_card("c1", "one"));
  CHECK(room.log.waiting().empty());
  CHECK(ben.hears().empty());
  room.live().set_read_only("");
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable", "status writable"});
}

TEST_CASE("STATUS-1: requests go on by themselves after a look at the log was in vain", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  ben.sends(1, add_card("c1", "one"));
  for (int i = 0; i < 3; ++i) {
    second.guest("ada", "a" + std::to_string(i)).sends(1, add_card("a" + std::to_string(i), "x"));
    second.log.answer_all();
  }
  room.stored().head->epoch = 9;  // so that the answer brings nothing and it has to load
  room.log.answer();
  while (room.log.waiting().front() != "load") room.log.answer();
  room.log.lose_call();
  while (!room.log.waiting().empty()) room.log.drop();
  room.clock.advance(1'000);
  room.log.answer_all();
  CHECK(room.verbs_in_log().back() == "add_card ben/1");
}

TEST_CASE("VERSION-2: unknown fields of records are kept and sent on", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  Commit commit;
  commit.set_seq(3);
  commit.set_at_ms(room.live().document().at_ms());
  commit.set_schema(kSchema);
  Record& put = *commit.add_steps()->add_effects()->mutable_put();
  put = *room.live().document().find("c1");
  put.clear_text();
  put.GetReflection()->MutableUnknownFields(&put)->AddLengthDelimited(999, "of a later version");
  Dice dice(3);
  const LogEntry entry = room.first->chain.seal(3, commit.SerializeAsString(), room.stored().head->chain, dice);
  MemoryLog other_way(room.documents, [](std::function<void()> at_once) { at_once(); });
  other_way.append("doc", *room.stored().head, entry, [](AppendAnswer) {});
  room.log.answer_all();
  ben.hears();
  CHECK_THAT(ben.bytes(), PLENARY_CONTAINS("of a later version"));
}

TEST_CASE("VERSION-3: a commit of a newer schema ends the service of that document", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  Commit commit;
  commit.set_seq(2);
  commit.set_schema(kSchema + 1);
  Dice dice(3);
  const LogEntry entry = room.first->chain.seal(2, commit.SerializeAsString(), room.stored().head->chain, dice);
  MemoryLog other_way(room.documents, [](std::function<void()> at_once) { at_once(); });
  other_way.append("doc", *room.stored().head, entry, [](AppendAnswer) {});
  const bool heard = GENERATE(true, false);
  if (heard) {
    room.log.answer_all();
    CHECK(ben.closed == 1011);
  } else {
    room.first->load();
    room.log.drop();
    room.log.answer_all();
  }
  CHECK(room.live().state() == LiveDocument::State::damaged);
}

TEST_CASE("a ping is answered with the server's time", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ClientFrame frame;
  frame.mutable_ping()->set_number(4);
  ben.sends(frame);
  CHECK(ben.hears() == Lines{"pong 4"});
}
