// The log lost its tail (a failover): healing, forks, and what clients are told (LOG-6, LOG-10, LOG-11).
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;
using Event = LiveObserver::Event;

TEST_CASE("LOG-6: a lost tail is healed with the same bytes, and nobody notices", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  ben.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  ben.hears();
  const std::vector<LogEntry> before = room.stored().log;
  room.lose_tail(2);

  SECTION("noticed when the position is checked") {
    room.clock.advance(room.first->options.position_check_ms);
    room.log.answer_all();
    CHECK(room.stored().log == before);
    CHECK(ben.hears().empty());
  }
  SECTION("noticed by the next append") {
    ben.sends(3, add_card("c3", "three"));
    room.log.answer_all();
    REQUIRE(room.stored().log.size() == 4);
    CHECK(std::equal(before.begin(), before.end(), room.stored().log.begin()));
    CHECK(ben.hears() == Lines{"delta 4 put c3 edit c3 mine c3", "ack 3 at 4 stable"});
  }
  CHECK(room.first->counts[Event::healed] == 2);
}

TEST_CASE("LOG-6: healing goes on through lost answers", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  const std::vector<LogEntry> before = room.stored().log;
  room.lose_tail(1);
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer();
  REQUIRE(room.log.waiting() == Lines{"append 2"});
  room.log.lose_answer();
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  CHECK(room.stored().log == before);
  ben.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ben/2"});
}

TEST_CASE("LOG-6: a tail lost between the look at the head and the reading is healed too", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  const MemoryDocument shorter = room.stored();
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ada").sends(1, add_card("a1", "two"));
  second.log.answer_all();
  while (!room.log.waiting().empty()) room.log.drop();
  const std::vector<LogEntry> before = shorter.log;
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer();
  REQUIRE(room.log.waiting() == Lines{"read after 2"});
  room.lose_tail(2);
  room.log.answer_all();
  CHECK(room.stored().log == before);
  CHECK(room.first->counts[Event::forked] == 0);
}

TEST_CASE("LOG-6: when somebody wrote after the lost tail, the log wins", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  ben.hears();
  ada.hears();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c2", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK(room.first->counts[Event::forked] == 1);

  // LOG-10, RETRACT-1: told that history changed, with the counter there; it sends what is above again.
  CHECK(ben.hears() == Lines{"resync at 2 counter 0", "snapshot 1/1 at 2"});
  CHECK(ada.hears() == Lines{"resync at 2 counter 0", "snapshot 1/1 at 2"});
  CHECK(ids_in(ben.replica()) == "c2");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 3 put c1 edit c1 mine c1", "ack 1 at 3 stable"});
}

TEST_CASE("LOG-6: requests in memory are decided again after a fork, without their clients", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c2", "wins"));
  second.log.answer_all();
  room.guest("ada").sends(1, add_card("a1", "queued"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ray/1", "add_card ada/1"});
}

TEST_CASE("LOG-7: after a lost tail a client begins again at its counter, not above it", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "kept"));
  room.log.answer_all();
  ben.sends(2, add_card("c2", "lost"));
  room.log.answer_all();
  ben.hears();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& there = second.guest("ben", "ben");
  there.sends(3, add_card("c3", "three"));
  CHECK(there.hears() == Lines{"problem 4420 counter 1"});
  there.sends(2, add_card("c2", "lost"));
  there.sends(3, add_card("c3", "three"));
  second.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ben/2", "add_card ben/3"});
}

TEST_CASE("LOG-7: a request on its way when history changes does not block those before it", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben", "b1");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  ben.hears();
  ben.sends(2, add_card("c2", "on its way"));
  room.log.lose_call();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("r1c", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  const Lines heard = ben.hears();
  CHECK(heard == Lines{"resync at 2 counter 0", "snapshot 1/1 at 2", "problem 4420 counter 0"});
  ben.sends(1, add_card("c1", "lost"));
  ben.sends(2, add_card("c2", "on its way"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ray/1", "add_card ben/1", "add_card ben/2"});
}

TEST_CASE("LOG-4: a request that waits twice is acknowledged when the log has it, and no sooner", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben", "b1");
  const auto sends_both = [&ben] {
    ben.sends(1, add_card("c1", "lost"));
    ben.sends(2, add_card("c2", "on its way"));
  };
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  ben.sends(2, add_card("c2", "on its way"));
  room.log.lose_call();
  room.live().set_read_only("The disk is nearly full.");  // what arrives waits
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& ray = second.guest("ray");
  ray.sends(1, add_card("r1c", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  sends_both();
  room.live().set_read_only("");
  sends_both();  // told of a gap, for the second had waited before the first
  ray.sends(2, add_card("r2c", "wins again"));
  second.log.answer_all();
  ben.hears();
  while (room.log.waiting() != Lines{"append 4"}) room.log.answer();
  for (const std::string& line : ben.hears()) CHECK_FALSE(line.starts_with("ack"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() ==
        Lines{"open_document", "add_card ray/1", "add_card ray/2", "add_card ben/1", "add_card ben/2"});
}

TEST_CASE("LOG-10: after an epoch change everybody begins anew", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  ben.hears();
  room.stored().head->epoch = 8;
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK(room.first->counts[Event::epoch_changed] == 1);
  CHECK(ben.hears() == Lines{"resync at 2 counter 1", "snapshot 1/1 at 2 mine c1"});
  CHECK(room.live().position().epoch == 8);
}

TEST_CASE("LOG-10: roles are those of the new history", "[live][log]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ray = room.guest("ray");
  ray.sends(1, add_note("n1", "for rapporteurs", Note::WORKING));
  room.log.answer_all();
  const auto other_history = [&](Request request) {
    Node second(room.documents, room.clock, "n2");
    second.log.answer_all();
    Guest& there = second.guest("fay", "f2");
    there.sends(1, std::move(request));
    second.log.answer_all();
    while (!room.log.waiting().empty()) room.log.drop();
    room.clock.advance(room.first->options.position_check_ms);
    room.log.answer_all();
  };

  SECTION("a role that was given in the lost tail is gone") {
    fay.sends(1, set_role("ben", RAPPORTEUR));
    room.log.answer_all();
    ben.hears();
    REQUIRE(ids_in(ben.replica()) == "n1");
    room.lose_tail(1);
    other_history(add_card("c1", "wins"));
    CHECK(ben.hears() == Lines{"resync at 3 counter 0", "view_change PARTICIPANT at 3", "snapshot 1/1 at 3"});
    CHECK(ids_in(ben.replica()) == "c1");
  }
  SECTION("who is removed there is closed") {
    fay.sends(1, add_card("c1", "lost"));
    room.log.answer_all();
    ben.hears();
    room.lose_tail(1);
    other_history(remove_member("ben"));
    CHECK(ben.closed == 4102);
    CHECK(ben.hears().empty());
  }
}

TEST_CASE("LOG-11: outcomes of a lost history that were not told yet are not told", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();  // its ack waits to be read
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c2", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"resync at 2 counter 0", "snapshot 1/1 at 2"});
}

TEST_CASE("LOG-11: who has outcomes that are not stable is told when they are, also after a resync", "[live][log]") {
  Room room;
  room.log.stable_at_once = false;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "kept"));
  room.log.answer_all();
  ben.sends(2, add_card("c2", "lost"));
  room.log.answer_all();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c3", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"resync at 3 counter 1", "snapshot 1/1 at 3 mine c1"});
  room.live().proven_stable({7, 3, room.stored().log[2].chain});
  CHECK(ben.hears() == Lines{"stable 3"});
}

TEST_CASE("LOG-14: a snapshot is stored where the log stands, and read again", "[live][log]") {
  LiveOptions options;
  options.snapshot_commits = 3;
  Room room(options);
  Guest& ben = room.guest("ben");
  for (std::uint32_t cseq = 1; cseq <= 4; ++cseq) {
    ben.sends(cseq, add_card("c" + std::to_string(cseq), "x"));
    room.log.answer_all();
  }
  REQUIRE(room.stored().snapshot_at);
  const std::string before = state_hash(room.live().document());
  room.first->load();
  room.log.answer_all();
  CHECK(room.live().state() == LiveDocument::State::serving);
  CHECK(state_hash(room.live().document()) == before);
  CHECK(room.first->counts[Event::snapshot_stored] == 1);
}
