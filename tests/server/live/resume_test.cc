#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// What ben heard up to now, and then lost the connection.
Position leaves(Guest& guest) {
  guest.hears();
  const Position at = guest.at();
  guest.goes();
  return at;
}

bool holds_its_view(const Guest& guest, const Document& document, const std::string& participant) {
  return records_hash(guest.replica()) ==
         records_hash(replica_for(document, {participant, document.role_of(participant)}));
}

}  // namespace

TEST_CASE("RESUME-1: on the server's history, what is missed comes commit by commit", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  const Position seen = leaves(room.guest("ben"));
  ada.sends(2, add_card("c2", "two"));
  ada.sends(3, add_card("c3", "three"));
  room.log.answer_all();

  Guest& ben = room.first->arrives("ben");
  ben.says_hello(seen);
  CHECK(ben.hears() ==
        Lines{"welcome PARTICIPANT DELTA at 2 counter 0", "delta 3 put c2 edit c2", "delta 4 put c3 edit c3"});
}

TEST_CASE("RESUME-6: a pong comes after everything that was missed, however slowly that is taken", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  Position seen;
  std::string missed = "c1 c2 c3";
  SECTION("with commits") {
    seen = leaves(room.guest("ben"));
    missed = "c2 c3";
  }
  SECTION("with a snapshot") {}
  ada.sends(2, add_card("c2", "two"));
  ada.sends(3, add_card("c3", "three"));
  room.log.answer_all();

  Guest& ben = room.first->arrives("ben");
  ben.says_hello(seen);
  ClientFrame ping;
  ping.mutable_ping()->set_number(7);
  ben.sends(ping);
  Lines heard;
  while (heard.empty() || heard.back() != "pong 7")
    for (std::string& line : ben.hears(1)) heard.push_back(std::move(line));
  CHECK(ids_in(ben.replica()) == missed);
  CHECK(ben.hears().empty());
}

TEST_CASE("RESUME-1: beyond the commits at hand, the difference between then and now", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  const Position seen = leaves(room.guest("ben"));
  ada.sends(2, add_card("c2", "two"));
  room.log.answer_all();
  ada.sends(3, edit_text(*room.live().document().find("c1"), text::Change().keep(3).insert(u"!")));
  room.log.answer_all();
  room.first->load();  // a node that was started anew has no ring, but the positions of the log
  room.log.answer_all();

  Guest& ben = room.first->arrives("ben");
  ben.says_hello(seen);
  CHECK(ben.hears() == Lines{"welcome PARTICIPANT DELTA at 2 counter 0", "delta 4 put c1 put c2"});
  CHECK(room.first->counts[LiveObserver::Event::joined_with_difference] == 1);
}

TEST_CASE("RESUME-2: ahead of the server: it reads the log before it says so", "[live]") {
  Room room;
  const Position old = leaves(room.guest("ben"));
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  Guest& there = second.guest("ben", "b2");
  there.sends(1, add_card("c1", "on the other node"));
  second.log.answer_all();
  const Position ahead = leaves(there);
  while (!room.log.waiting().empty()) room.log.drop();  // the first node does not hear of it

  Guest& back = room.first->arrives("ben", "b2");
  back.says_hello(ahead);
  CHECK(back.hears().empty());
  CHECK(room.log.waiting() == Lines{"head"});
  room.log.answer_all();
  CHECK(back.hears() == Lines{"welcome PARTICIPANT DELTA at 2 counter 1"});
}

TEST_CASE("RESUME-2: a token of no history that the log knows gets a snapshot", "[live]") {
  Room room;
  Guest& ben = room.first->arrives("ben");
  Position token;
  SECTION("another epoch") {
    token = leaves(room.guest("ada"));
    token.set_epoch(8);
  }
  SECTION("far ahead, and the log does not go there") {
    token.set_epoch(7);
    token.set_seq(99);
    token.set_chain(std::string(16, 'x'));
  }
  SECTION("a chain of the wrong length") {
    token = leaves(room.guest("ada"));
    token.set_chain("short");
  }
  ben.says_hello(token);
  room.log.answer_all();
  CHECK(ben.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 1 counter 0", "snapshot 1/1 at 1"});
}

TEST_CASE("RESUME-2: who waits for the look at the log is welcomed once, also if the log is another one", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  const Position lost = leaves(ada);
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c2", "wins"));
  second.log.answer_all();
  second.guest("ray").sends(2, add_card("c3", "wins too"));
  second.log.answer_all();
  while (!room.log.waiting().empty()) room.log.drop();

  Guest& ben = room.first->arrives("ben");
  Position token = lost;
  token.set_seq(9);
  ben.says_hello(token);
  room.log.answer_all();
  CHECK(room.first->counts[LiveObserver::Event::forked] == 1);
  CHECK(ben.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 3 counter 0", "snapshot 1/1 at 3"});
  CHECK(ids_in(ben.replica()) == "c2 c3");
}

TEST_CASE("RESUME-2: a busy board does not keep a returning client waiting", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  Position token;
  token.set_epoch(7);
  token.set_seq(50);
  token.set_chain(std::string(16, 'x'));
  ada.sends(1, add_card("c1", "one"));  // in flight
  Guest& ben = room.first->arrives("ben");
  ben.says_hello(token);
  ada.sends(2, add_card("c2", "two"));  // waits behind it
  REQUIRE(room.log.waiting() == Lines{"append 2"});
  room.log.answer();
  room.log.answer();  // the publication of it
  CHECK(room.log.waiting() == Lines{"head"});
  room.log.answer();
  CHECK(ben.hears().front() == "welcome PARTICIPANT SNAPSHOT at 1 counter 0");
  CHECK(room.log.waiting() == Lines{"append 3"});
}

TEST_CASE("RESUME-3: equal numbers with another chain are another history", "[live]") {
  Room room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "one"));
  room.log.answer_all();
  Position token = leaves(room.guest("ben"));
  std::string chain = token.chain();
  chain[0] = static_cast<char>(chain[0] ^ 1);
  token.set_chain(chain);
  Guest& ben = room.first->arrives("ben");
  ben.says_hello(token);
  room.log.answer_all();
  CHECK(ben.hears().front() == "welcome PARTICIPANT SNAPSHOT at 1 counter 0");
  CHECK(ids_in(ben.replica()) == "c1");
}

TEST_CASE("RESUME-4: a snapshot comes in chunks of at most 256 KiB and is encoded once for a class", "[live]") {
  Room room;
  Guest& ray = room.guest("ray");
  Dice dice(5);
  for (std::uint32_t note = 1; note <= 30; ++note) {
    std::string words;  // that do not deflate to nothing
    for (int i = 0; i < 15'000; ++i) {
      unsigned char byte = 0;
      dice.fill(&byte, 1);
      words += static_cast<char>('!' + byte % 90);
    }
    ray.sends(note, add_note("n" + std::to_string(note), words));
    room.log.answer_all();
  }
  const Lines heard = ray.hears();
  INFO("last heard: " << heard.back());
  REQUIRE(room.live().document().note("n30"));

  Guest& ben = room.first->arrives("ben");
  Guest& ada = room.first->arrives("ada");
  ben.says_hello();
  ada.says_hello();
  CHECK(ben.hears() ==
        Lines{"welcome PARTICIPANT SNAPSHOT at 31 counter 0", "snapshot 1/2 at 31", "snapshot 2/2 at 31"});
  CHECK(holds_its_view(ben, room.live().document(), "ben"));
  ada.hears();
  CHECK(holds_its_view(ada, room.live().document(), "ada"));
}

TEST_CASE("RESUME-4: who joins is sent a snapshot of now when much has happened since the last one was made",
          "[live]") {
  Room room;
  Guest& ray = room.guest("ray");
  room.guest("ben").goes();  // for whom a snapshot was made at 1
  ray.sends(1, add_note("n1", "few words"));
  room.log.answer_all();
  Guest& ada = room.first->arrives("ada");
  ada.says_hello();
  CHECK(ada.hears() ==
        Lines{"welcome PARTICIPANT SNAPSHOT at 1 counter 0", "snapshot 1/1 at 1", "delta 2 put n1 edit n1"});

  ray.sends(2, add_note("n2", std::string(17'000, 'w')));
  room.log.answer_all();
  Guest& oli = room.first->arrives("oli");
  oli.says_hello();
  CHECK(oli.hears() == Lines{"welcome OBSERVER SNAPSHOT at 3 counter 0", "snapshot 1/1 at 3"});
  CHECK(holds_its_view(oli, room.live().document(), "oli"));
}

TEST_CASE("RESUME-5: who comes back in another role holds what that role may see", "[live]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ray = room.guest("ray");
  ray.sends(1, add_note("n1", "for rapporteurs", Note::WORKING));
  room.log.answer_all();
  const bool node_is_new = GENERATE(false, true);
  CAPTURE(node_is_new);

  SECTION("less than before") {
    Guest& old = room.guest("ray", "r2");
    REQUIRE(ids_in(old.replica()) == "n1");
    const Position seen = leaves(old);
    fay.sends(1, set_role("ray", PARTICIPANT));
    room.log.answer_all();
    if (node_is_new) room.first->load(), room.log.answer_all();
    Guest& back = room.first->arrives("ray", "r2");
    back.says_hello(seen);
    CHECK(back.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 3 counter 0", "snapshot 1/1 at 3"});
    CHECK(ids_in(back.replica()) == "");
  }
  SECTION("more than before") {
    const Position seen = leaves(room.guest("ben"));
    fay.sends(1, set_role("ben", RAPPORTEUR));
    room.log.answer_all();
    if (node_is_new) room.first->load(), room.log.answer_all();
    Guest& back = room.first->arrives("ben");
    back.says_hello(seen);
    back.hears();
    CHECK(holds_its_view(back, room.live().document(), "ben"));
    CHECK(ids_in(back.replica()) == "n1");
  }
}

TEST_CASE("RESUME-5: one's own hidden cards come with a shared snapshot, and what happened to them since", "[live]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  fay.sends(1, start_silent_writing());
  room.log.answer_all();
  ben.sends(1, add_card("c1", "mine"));
  room.log.answer_all();
  room.guest("ada");  // now a snapshot for all stands at 3, without c1
  ben.sends(2, edit_text(*room.live().document().find("c1"), text::Change().keep(4).insert(u" alone")));
  room.log.answer_all();
  fay.sends(2, reveal_cards());
  room.log.answer_all();

  Guest& again = room.first->arrives("ben", "b2");
  again.says_hello();
  again.hears();
  CHECK(holds_its_view(again, room.live().document(), "ben"));
  CHECK(words_of(again.replica(), "c1") == "mine alone");
}
