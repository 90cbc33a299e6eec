#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("SUBMIT-1: requests are decided in the order of their numbers, and acknowledged", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  ben.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "delta 3 put c2 edit c2 mine c2", "ack 1 at 2 stable",
                             "ack 2 at 3 stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "add_card ben/2"});
}

TEST_CASE("SUBMIT-1: what was decided is answered again and not done again", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  ben.sends(2, lock_cards("c1"));
  room.log.answer_all();
  ben.hears();

  ben.sends(1, add_card("c1", "one"));
  ben.sends(2, lock_cards("c1"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"ack 1 at 3 again stable", "ack 2 at 3 FORBIDDEN again stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1", "lock_cards ben/2 FORBIDDEN"});
  CHECK(room.first->counts[LiveObserver::Event::duplicate_answered] == 2);
}

TEST_CASE("SUBMIT-1: a request sent twice while it is on its way is done once", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  ben.sends(1, add_card("c1", "one"));
  room.log.answer();
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1"});
}

TEST_CASE("SUBMIT-2: a gap is told, with the counter, and nothing is decided", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(3, add_card("c3", "three"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"problem 4420 counter 0"});
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  ben.hears();
  ben.sends(3, add_card("c3", "three"));
  CHECK(ben.hears() == Lines{"problem 4420 counter 1"});
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1"});
}

TEST_CASE("CLOSE-5: SUBMIT-2: a number of 0 is no number", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(0, add_card("c1", "one"));
  CHECK(ben.closed == 4105);
}

TEST_CASE("SUBMIT-3: the same number with other content closes the connection", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  const bool decided = GENERATE(true, false);
  CAPTURE(decided);
  if (decided) room.log.answer_all();
  ben.sends(1, add_card("c1", "another"));
  CHECK(ben.closed == 4105);
  room.log.answer_all();
  CHECK(words_of(room.folded(), "c1") == "one");
}

TEST_CASE("SUBMIT-4: the author is whoever the session says", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  CHECK(room.folded().card("c1")->author() == "ben");
}

TEST_CASE("SUBMIT-5: more than 128 unacknowledged requests are not held", "[live]") {
  LiveOptions options;
  Room room(options);
  Guest& ben = room.first->arrives("ben", "", VisitLimits{1'000, 1'000});
  ben.says_hello();
  ben.hears();
  for (std::uint32_t cseq = 1; cseq <= 130; ++cseq) ben.sends(cseq, add_card("c" + std::to_string(cseq), "x"));
  CHECK(ben.hears() == Lines{"problem 4420 counter 128", "problem 4420 counter 128"});
  room.log.answer_all();
  CHECK(room.folded().counter(ben.client)->cseq() == 128);
}

TEST_CASE("SUBMIT-7: what is not decided uses no number", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben", "", VisitLimits{20, 2});
  ben.says_hello();
  ben.hears();
  ben.sends(1, add_card("c1", "one"));
  ben.sends(2, add_card("c2", "two"));
  ben.sends(3, add_card("c3", "three"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "delta 3 put c2 edit c2 mine c2", "ack 1 at 2 stable",
                             "ack 2 at 3 stable", "problem 4429 counter 0"});
  room.clock.advance(100);
  ben.sends(3, add_card("c3", "three"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 4 put c3 edit c3 mine c3", "ack 3 at 4 stable"});
}

TEST_CASE("ACK-1: nothing leaves before the log has it, to its author neither", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  ben.sends(1, add_card("c1", "one"));
  CHECK(ben.hears().empty());
  CHECK(ada.hears().empty());
  room.log.answer();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  CHECK(ada.hears() == Lines{"delta 2 put c1 edit c1"});
}

TEST_CASE("ACK-1: a slow reader hears the delta before the ack, however little it takes", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  for (std::uint32_t cseq = 1; cseq <= 3; ++cseq) {
    ben.sends(cseq, add_card("c" + std::to_string(cseq), "x"));
    room.log.answer_all();
  }
  Lines heard;
  for (Lines some = ben.hears(1); !some.empty(); some = ben.hears(1))
    heard.insert(heard.end(), some.begin(), some.end());
  CHECK(heard == Lines{"delta 2 put c1 edit c1 mine c1", "delta 3 put c2 edit c2 mine c2",
                       "delta 4 put c3 edit c3 mine c3", "ack 1 at 2 stable", "ack 2 at 3 stable",
                       "ack 3 at 4 stable"});
}

TEST_CASE("ACK-2: not called stable before it is proven; those who wait are told", "[live]") {
  Room room;
  room.log.stable_at_once = false;
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2"});
  room.live().proven_stable({7, 2, room.stored().log[1].chain});
  CHECK(ben.hears() == Lines{"stable 2"});
  ada.hears();
  CHECK(ada.hears().empty());  // had no outcome waiting

  ben.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  ben.hears();
  SECTION("a proof of another chain, or another epoch, proves nothing here") {
    room.live().proven_stable({7, 3, Chain{}});
    room.live().proven_stable({8, 3, room.stored().log[2].chain});
    CHECK(ben.hears().empty());
  }
  SECTION("who left before it was proven is told when they are back") {
    const Position seen = ben.at();
    ben.goes();
    Guest& back = room.first->arrives("ben");
    back.says_hello(seen);
    CHECK(back.hears() == Lines{"welcome PARTICIPANT DELTA at 3 counter 2"});
    room.live().proven_stable({7, 3, room.stored().log[2].chain});
    CHECK(back.hears() == Lines{"stable 3"});
  }
}

TEST_CASE("LOG-12: a proof of what this node has not seen yet is remembered until it has", "[live]") {
  Room room;
  room.log.stable_at_once = false;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  room.log.answer();
  ben.hears();
  ben.sends(2, add_card("c2", "two"));
  room.log.answer();  // the publication of 2
  REQUIRE(room.log.waiting() == Lines{"append 3"});
  const Chain chain = room.log.appended.back().chain;
  room.live().proven_stable({7, 3, chain});
  CHECK(ben.hears().empty());
  room.log.answer_all();
  const Lines heard = ben.hears();
  CHECK(heard == Lines{"delta 3 put c2 edit c2 mine c2", "stable 3", "ack 2 at 3 stable"});
}

TEST_CASE("ACK-3: the outcome of a request that a lost connection left open is told on the next one", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "one"));
  const Position seen = ben.at();
  ben.goes();
  Guest& back = room.first->arrives("ben");
  back.says_hello(seen);
  back.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  CHECK(back.hears() ==
        Lines{"welcome PARTICIPANT DELTA at 1 counter 0", "delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1"});
}

TEST_CASE("REFUSE-1: a refusal is recorded, with its code and a sentence", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, lock_cards("nothing"));
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"ack 1 at 2 FORBIDDEN stable"});
  CHECK(room.verbs_in_log() == Lines{"open_document", "lock_cards ben/1 FORBIDDEN"});
}

TEST_CASE("REFUSE-2: what one may not see is answered as what is not there, to the byte", "[live]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  Guest& ada = room.guest("ada");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ben.sends(1, add_card("c1", "hidden"));
  room.log.answer_all();
  ada.hears();
  const std::size_t before = ada.bytes().size();
  Request trash;
  trash.mutable_trash_cards()->add_ids("c1");
  ada.sends(1, trash);
  room.log.answer_all();
  ada.hears();
  const std::size_t between = ada.bytes().size();
  trash.mutable_trash_cards()->set_ids(0, "c9");
  ada.sends(2, trash);
  room.log.answer_all();
  ada.hears();
  std::string hidden = ada.bytes().substr(before, between - before);
  std::string missing = ada.bytes().substr(between);
  const auto ack_of = [](const std::string& bytes) {
    ServerFrame frame;
    REQUIRE(frame.ParseFromString(bytes));
    REQUIRE(frame.messages_size() == 1);
    Ack ack = frame.messages(0).ack();
    ack.clear_cseq();
    ack.clear_seq();
    ack.clear_stable();
    return ack.SerializeAsString();
  };
  CHECK(ack_of(hidden) == ack_of(missing));
}

TEST_CASE("REFUSE-3: one refusal does not stop what comes after it", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, lock_cards("nothing"));
  ben.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "lock_cards ben/1 FORBIDDEN", "add_card ben/2"});
}

TEST_CASE("VERSION-2: a verb that this server does not know is refused, recorded, and costs a number", "[live]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, Request());
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"ack 1 at 2 UNSUPPORTED stable"});
  CHECK(room.folded().counter(ben.client)->cseq() == 1);
}

TEST_CASE("VERSION-2: the server's own verbs are refused to people", "[live]") {
  Room room;
  Guest& fay = room.guest("fay");
  Request admit;
  admit.mutable_admit()->set_participant("zoe");
  admit.mutable_admit()->set_role(FACILITATOR);
  fay.sends(1, admit);
  room.log.answer_all();
  CHECK(fay.hears() == Lines{"ack 1 at 2 FORBIDDEN stable"});
}
