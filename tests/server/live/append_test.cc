// One append in flight, and its four answers (LOG-2 to LOG-8). What a fake log could get wrong is tested with the logs
// themselves (tests/server/store); here it is about what a node makes of the answers.
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;
using Event = LiveObserver::Event;

TEST_CASE("LOG-4: what an append may have done is not shown before it is known", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.lose_answer();
  CHECK(ben.hears().empty());
  CHECK(ids_in(room.live().document()) == "");
  CHECK(room.live().position().seq == 1);
}

TEST_CASE("LOG-5: without an answer the same bytes are sent again, and nothing else is decided", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  ben.sends(1, add_card("c1", "one"));
  SECTION("it had not happened: OK") {
    room.log.lose_call();
    ada.sends(1, add_card("a1", "meanwhile"));
    CHECK(room.log.waiting().empty());
    room.clock.advance(room.first->options.retry_ms);
    CHECK(room.log.waiting() == Lines{"append 2"});
    room.log.answer();
    CHECK(room.first->counts[Event::append_ok] == 1);
  }
  SECTION("it had: DUPLICATE") {
    room.log.lose_answer();
    room.log.answer();  // the publication of it, which is ignored: the answer will carry it
    CHECK(room.live().position().seq == 1);
    ada.sends(1, add_card("a1", "meanwhile"));
    room.clock.advance(room.first->options.retry_ms);
    room.log.answer();
    CHECK(room.first->counts[Event::append_duplicate] == 1);
  }
  REQUIRE(room.log.appended.size() >= 2);
  CHECK(room.log.appended[0] == room.log.appended[1]);
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ada/1"});
}

TEST_CASE("LOG-5: the wait before each further try doubles, up to a bound", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  for (const std::int64_t wait : {100, 200, 400, 500, 500}) {
    room.log.lose_call();
    room.clock.advance(wait - 1);
    CHECK(room.log.waiting() == Lines{});
    room.clock.advance(1);
    REQUIRE_FALSE(room.log.waiting().empty());
    while (room.log.waiting().front() != "append 2") room.log.drop();
  }
}

TEST_CASE("LOG-5: commits heard while an append is out are not applied; if they matter, they are asked for after it",
          "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& ben = room.guest("ben");
  Guest& ada = second.guest("ada");
  ben.sends(1, add_card("c1", "one"));
  // It happens, and before its answer is here, the other node has gone on from it.
  room.log.lose_answer();
  second.log.answer_all();
  ada.sends(1, add_card("a1", "after it"));
  second.log.answer_all();
  REQUIRE(room.log.waiting() == Lines{"heard 2", "heard 3"});
  room.log.answer();
  room.log.answer();
  CHECK(room.live().position().seq == 1);
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer();  // CONFLICT: what is missing comes with it
  CHECK(ids_in(room.live().document()) == "a1 c1");
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "delta 3 put a1 edit a1", "ack 1 at 2 stable",
                             "ack 1 at 2 again stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ada/1"});
}

TEST_CASE("LOG-5: a commit that was heard too early to be applied is not forgotten", "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& ben = room.guest("ben");
  Guest& ada = second.guest("ada");

  SECTION("heard while an append was out, whose answer does not carry it") {
    ben.sends(1, add_card("c1", "one"));
    room.log.let_happen();
    second.log.answer_all();
    ada.sends(1, add_card("a1", "on top"));
    second.log.answer_all();
    REQUIRE(room.log.waiting() == Lines{"heard 2", "answer to append 2", "heard 3"});
    room.log.answer("heard 3");
    room.log.answer_all();
  }
  SECTION("heard while the document was loaded") {
    room.first->load();
    while (room.log.waiting().front() != "load") room.log.drop();
    room.log.let_happen();
    ada.sends(1, add_card("a1", "meanwhile"));
    second.log.answer_all();
    REQUIRE(room.log.waiting() == Lines{"answer to load", "heard 2"});
    room.log.answer("heard 2");
    room.log.answer_all();
  }
  CHECK_THAT(ids_in(room.live().document()), PLENARY_CONTAINS("a1"));
}

TEST_CASE("LOG-6: after CONFLICT a node catches up and decides again", "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& ben = room.guest("ben");
  Guest& ada = second.guest("ada");
  ben.sends(1, add_card("c1", "from ben"));
  ada.sends(1, add_card("c1", "from ada"));
  second.log.answer_all();
  room.log.answer_all();
  CHECK(room.first->counts[Event::append_conflict] == 1);
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1", "ack 1 at 3 ALREADY_EXISTS stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ada/1", "add_card ben/1 ALREADY_EXISTS"});
}

TEST_CASE("LOG-6: one's own commit, buried under others', is known by the counters", "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.lose_answer();
  second.log.answer_all();
  second.guest("ada").sends(1, add_card("a1", "on top"));
  second.log.answer_all();
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ada/1"});
  CHECK(ids_in(room.live().document()) == "a1 c1");
}

TEST_CASE("LOG-6: an act of the server that was buried under others' commits is not done twice", "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Request card = add_card("s1", "by HTTP");
  std::vector<std::string> told;
  room.live().act({"ben", false}, card, [&](LiveDocument::Act act) {
    told.push_back(std::string(act.stored ? "stored " : "not stored ") + std::to_string(act.seq) + " " +
                   RefusalCode_Name(act.outcome.refusal.code()));
  });
  room.log.lose_answer();
  second.log.answer_all();
  second.guest("ada").sends(1, add_card("a1", "on top"));
  second.log.answer_all();
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  CHECK(told == Lines{"stored 2 REFUSAL_NONE"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card", "add_card ada/1"});
}

TEST_CASE("LOG-7: a request that was decided by another node meanwhile is acknowledged, not done again",
          "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& here = room.guest("ben", "b1");
  here.sends(1, add_card("c1", "one"));
  // The call is lost; the client goes over to the other node and sends again.
  room.log.lose_call();
  Guest& there = second.guest("ben", "b1");
  there.sends(1, add_card("c1", "one"));
  second.log.answer_all();
  CHECK(there.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  room.clock.advance(room.first->options.retry_ms);
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1"});
  CHECK(room.live().position() == second.live->position());
}

TEST_CASE("LOG-8: what one node refused, another does not accept", "[live][log]") {
  Room room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& here = room.guest("ben", "b1");
  Guest& fay = room.guest("fay");
  here.sends(1, lock_cards("c1"));
  room.log.answer_all();
  fay.sends(1, set_role("ben", FACILITATOR));
  room.log.answer_all();
  second.log.answer_all();
  Guest& there = second.guest("ben", "b1");
  there.sends(1, lock_cards("c1"));
  CHECK(there.hears() == Lines{"ack 1 at 2 FORBIDDEN again stable"});
}

TEST_CASE("LOG-2: CORRUPT ends the service of a document; nothing is repaired", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  room.stored().head->seq += 1;
  ben.sends(1, add_card("c1", "one"));
  room.log.answer();
  CHECK(room.live().state() == LiveDocument::State::damaged);
  CHECK(ben.closed == 1011);
  CHECK(room.stored().log.size() == 1);
  CHECK(room.log.waiting().empty());
}

TEST_CASE("LOG-3: entries that do not follow the chain are not served", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  room.stored().log[1].commit += '\0';
  room.first->load();
  room.log.answer_all();
  CHECK(room.live().state() == LiveDocument::State::damaged);
}

TEST_CASE("what arrives while an append is out is the next commit", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  ben.sends(1, add_card("b1", "x"));
  ada.sends(1, add_card("a1", "x"));
  ada.sends(2, add_card("a2", "x"));
  ben.sends(2, add_card("b2", "x"));
  room.log.answer_all();
  CHECK(room.stored().log.size() == 3);
  CHECK(ada.hears() == Lines{"delta 2 put b1 edit b1",
                             "delta 3 put a1 edit a1 put a2 edit a2 put b2 edit b2 mine a1 mine a2",
                             "ack 1 at 3 stable", "ack 2 at 3 stable"});
}

TEST_CASE("a card that is hidden and revealed in one commit comes to its author once", "[live][log]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ada.sends(1, add_card("a1", "occupies the log"));
  ben.sends(1, add_card("c1", "mine"));
  fay.sends(2, reveal_cards());  // in one commit with it
  room.log.answer_all();
  ben.hears();
  CHECK(words_of(ben.replica(), "c1") == "mine");
  CHECK(ben.replica().card("c1")->hidden() == false);
}
