#include "server/live/live_documents.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

struct House {
  HandClock clock;
  std::shared_ptr<MemoryDocuments> documents = std::make_shared<MemoryDocuments>();
  HeldLog log{documents};
  Dice dice{1};
  NameList directory;
  ChainMaker chain{std::string(32, 'k')};
  Counts counts;
  LiveDocuments live{LivePorts{log, clock, dice, directory, chain, counts}, LiveOptions{"n1"}};

  std::string creates(const std::string& id) {
    std::vector<Record> records(2);
    records[0].set_id("board");
    records[0].mutable_board()->set_title("Board");
    records[1].set_id("member.ben");
    records[1].mutable_member()->set_participant("ben");
    records[1].mutable_member()->set_role(PARTICIPANT);
    records[1].mutable_member()->set_joined_ms(1);
    std::string said = "nothing yet";
    live.create(id, records, [&](bool ok, std::string detail) { said = ok ? "created" : detail; });
    log.answer_all();
    return said;
  }
};

struct Caller : Visitor {
  void wake() override {}
  void close(std::uint16_t code, std::string_view) override { closed = code; }
  std::uint16_t closed = 0;
};

ClientFrame hello() {
  ClientFrame frame;
  frame.mutable_hello()->set_major(1);
  frame.mutable_hello()->set_client(client_named("ben"));
  return frame;
}

}  // namespace

TEST_CASE("a document is created once", "[live]") {
  House house;
  CHECK(house.creates("d1") == "created");
  CHECK(house.creates("d1") == "A document of this id exists already.");
}

TEST_CASE("two who come at once share one document in memory; it is dropped a while after the last has left",
          "[live]") {
  House house;
  house.creates("d1");
  Caller ben, again;
  REQUIRE(house.log.waiting().empty());
  auto first = house.live.visit("d1", "ben", ben);
  auto second = house.live.visit("d1", "ben", again);
  CHECK(house.live.in_memory() == 1);
  const Lines asked = house.log.waiting();
  CHECK(std::count(asked.begin(), asked.end(), "load") == 1);
  house.log.answer_all();
  first.reset();
  second.reset();
  for (int i = 0; i < 20; ++i) {
    house.clock.advance(5'000);
    house.log.answer_all();
  }
  CHECK(house.live.in_memory() == 0);
  CHECK(house.documents->logs.size() == 1);
}

TEST_CASE("CLOSE-8: a document that does not exist closes with 4404, and can be created afterwards", "[live]") {
  House house;
  Caller early;
  auto visit = house.live.visit("d1", "ben", early);
  visit->receive(hello());
  house.log.answer_all();
  CHECK(early.closed == 4404);
  CHECK(house.creates("d1") == "created");

  Caller ben;
  auto there = house.live.visit("d1", "ben", ben);
  there->receive(hello());
  house.log.answer_all();
  CHECK(ben.closed == 0);
  visit.reset();  // the early one lets go of the document that was not there

  // ... and the one that is there still hears of what other nodes do.
  HeldLog other_log(house.documents);
  NameList names;
  Counts counts;
  LiveDocuments other(LivePorts{other_log, house.clock, house.dice, names, house.chain, counts}, LiveOptions{"n2"});
  other.act("d1", {"ben", false}, add_card("c1", "x", "r1"), [](LiveDocument::Act) {});
  Request member;
  member.mutable_admit()->set_participant("ada");
  member.mutable_admit()->set_role(PARTICIPANT);
  other.act("d1", {"", true}, member, [](LiveDocument::Act) {});
  other_log.answer_all();
  CHECK(house.log.waiting() == Lines{"heard 2"});
}

TEST_CASE("an act is answered when it is in the log, or refused, or cannot be", "[live]") {
  House house;
  house.creates("d1");
  Lines told;
  const auto tell = [&](LiveDocument::Act act) {
    told.push_back((act.stored ? "stored " : "lost ") + std::to_string(act.seq) + " " +
                   RefusalCode_Name(act.outcome.refusal.code()));
  };
  Request admit;
  admit.mutable_admit()->set_participant("ada");
  admit.mutable_admit()->set_role(PARTICIPANT);
  house.live.act("d1", {"", true}, admit, tell);
  CHECK(told.empty());
  house.log.answer_all();
  admit.mutable_admit()->set_participant("");
  house.live.act("d1", {"", true}, admit, tell);
  house.live.act("nowhere", {"", true}, admit, tell);
  house.log.answer_all();
  CHECK(told == Lines{"stored 2 REFUSAL_NONE", "stored 2 INVALID", "lost 0 REFUSAL_NONE"});
}

TEST_CASE("a drained node says goodbye", "[live]") {
  House house;
  house.creates("d1");
  Caller ben;
  auto visit = house.live.visit("d1", "ben", ben);
  visit->receive(hello());
  house.log.answer_all();
  house.live.drain();
  CHECK(ben.closed == 1012);
}

TEST_CASE("whoever was given a seat has come when they open the board for the first time, not before and not twice",
          "[live]") {
  Room room(without_absences());
  const auto seat = [&](const std::string& who, bool visiting) {
    room.live().act(
        {"", /*server=*/true},
        asks("seat_member { participant: '" + who +
             "' here: true role: PARTICIPANT mode: REMOTE visiting: " + (visiting ? "true" : "false") + " }"),
        [](const LiveDocument::Act&) {});
    room.log.answer_all();
  };
  seat("mia", false);
  seat("vic", true);
  const auto came = [&](const std::string& who) { return room.folded().member(who)->joined_ms() != 0; };
  CHECK_FALSE(came("mia"));
  (void)room.guest("mia", "m1");
  room.log.answer_all();
  CHECK(came("mia"));
  CHECK(room.folded().member("mia")->mode() == REMOTE);
  CHECK(room.folded().member("mia")->role() == PARTICIPANT);
  const Seq then = room.live().position().seq;
  (void)room.guest("mia", "m2");
  (void)room.guest("vic", "v1");  // walks by
  room.log.answer_all();
  CHECK(room.live().position().seq == then);
  CHECK_FALSE(came("vic"));
}

TEST_CASE("whoever looks back at a board that is closed was not there", "[live]") {
  Room room(without_absences());
  room.live().act({"", /*server=*/true}, asks("seat_member { participant: 'mia' here: true role: PARTICIPANT }"),
                  [](const LiveDocument::Act&) {});
  room.log.answer_all();
  Guest& fay = room.guest("fay");
  fay.sends(1, asks("set_board { closed: true }"));
  room.log.answer_all();
  (void)room.guest("mia", "m1");
  room.log.answer_all();
  CHECK(room.folded().member("mia")->joined_ms() == 0);
}
