// Words that several people type into at once, as the client core carries them (TEXT-4 to TEXT-6). Rapporteurs share
// notes; ray and rae write the same one.
#include "clients/cpp/text_line.h"
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

std::string waves(std::size_t count) {  // four bytes each: notes are limited in characters too
  std::string words;
  while (count-- > 0) words += "🌊";
  return words;
}

}  // namespace

TEST_CASE("TEXT-5: one change of a record's words is in flight, what is typed meanwhile is composed into the next",
          "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  REQUIRE(ray.notes("n1", "river"));
  table.settle();
  REQUIRE(ray.types("n1", 5, "s"));
  REQUIRE(ray.sends());
  REQUIRE(ray.types("n1", 6, " run"));
  REQUIRE(ray.types("n1", 10, " dry"));
  CHECK(ray.words("n1") == "rivers run dry");
  CHECK(ray.session().outbox().entries().size() == 1);
  CHECK_FALSE(ray.sends());
  CHECK(ray.store().load().words.size() == 1);  // durable too
  table.settle();
  CHECK(table.folded().find("n1")->text().content() == "rivers run dry");
  CHECK(table.folded().find("n1")->text().version() == 3);  // first words, "s", " run dry"
  CHECK(ray.store().load().words.empty());
}

TEST_CASE("a change that was not sent yet takes in what is typed after it", "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  REQUIRE(ray.notes("n1", ""));
  table.settle();
  ray.loses_connection();
  for (std::size_t i = 0; i < 20; ++i) REQUIRE(ray.types("n1", i, "x"));
  CHECK(ray.session().outbox().entries().size() == 1);
  ray.connects();
  table.settle();
  CHECK(table.folded().find("n1")->text().content() == std::string(20, 'x'));
}

TEST_CASE("two people type into one note, and everybody ends with the same words (TEXT-6)", "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "the river"));
  table.settle();
  SECTION("at different places") {
    REQUIRE(ray.types("n1", 9, " is low"));
    REQUIRE(rae.types("n1", 0, "Today "));
    table.settle();
    CHECK(ray.words("n1") == "Today the river is low");
  }
  SECTION("at the same place: what is in the log first is left") {
    REQUIRE(ray.types("n1", 9, "A"));
    REQUIRE(rae.types("n1", 9, "B"));
    ray.sends();
    table.settle();
    CHECK(ray.words("n1") == "the riverAB");
  }
  SECTION("the same letter at the same place") {
    REQUIRE(ray.types("n1", 9, "s"));
    REQUIRE(rae.types("n1", 9, "s"));
    ray.sends(), rae.sends();
    REQUIRE(rae.types("n1", 10, "!"));
    table.settle();
    // Which of two equal letters is whose nobody can tell: hers is the one that her next stands beside.
    CHECK(ray.words("n1") == "the rivers!s");
  }
  SECTION("both begin at one place: what waits stays beside what its person typed before it") {
    REQUIRE(ray.erases("n1", 0, 9));
    table.settle();
    REQUIRE(ray.types("n1", 0, "H"));
    REQUIRE(rae.types("n1", 0, "W"));
    ray.sends(), rae.sends();
    for (std::size_t at = 1; at < 5; ++at) {
      REQUIRE(ray.types("n1", at, std::string(1, "Hello"[at])));
      REQUIRE(rae.types("n1", at, std::string(1, "World"[at])));
    }
    table.settle();
    CHECK(ray.words("n1") == "HelloWorld");
  }
  SECTION("one erases what the other erases too") {
    REQUIRE(ray.erases("n1", 0, 4));
    REQUIRE(rae.erases("n1", 0, 4));
    ray.sends(), rae.sends();
    REQUIRE(rae.types("n1", 0, "Our "));
    table.settle();
    CHECK(ray.words("n1") == "Our river");
  }
  SECTION("remote changes come while one change is in flight and more is typed") {
    REQUIRE(rae.types("n1", 0, ">"));
    rae.sends();
    REQUIRE(ray.types("n1", 9, " flows"));
    ray.sends();
    REQUIRE(ray.types("n1", 15, " on"));
    table.settle();
    CHECK(ray.words("n1") == ">the river flows on");
  }
  CHECK(ray.words("n1") == rae.words("n1"));
  CHECK(ray.words("n1") == table.folded().find("n1")->text().content());
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("STALE_TEXT: words typed on a base that is forgotten are rebased and sent as a new request (TEXT-4)",
          "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "begin end"));
  table.settle();
  ray.loses_connection();
  REQUIRE(ray.types("n1", 5, " RAY"));
  for (int i = 0; i < 600; ++i) {  // more than the server remembers
    REQUIRE(rae.types("n1", 0, "."));
    table.settle();
  }
  SECTION("the client comes back") { ray.connects(); }
  SECTION("the client was switched off and on") {
    ray.restarts();
    ray.connects();
  }
  SECTION("switched off between the refusal and its answer being stable") {
    ray.connects();
    ray.hears();
    ray.sends();
    table.answer();
    ray.restarts();
    ray.connects();
  }
  table.settle();
  CHECK(ray.words("n1") == std::string(600, '.') + "begin RAY end");
  CHECK(rae.words("n1") == ray.words("n1"));
  CHECK(ray.seen.refusals.empty());
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("LIMIT-1: words that would be too much for one request are not taken, also not in pieces",
          "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  CHECK_FALSE(ray.notes("n1", std::string(70'000, 'x')));
  REQUIRE(ray.notes("n1", ""));
  table.settle();
  CHECK_FALSE(ray.types("n1", 0, std::string(70'000, 'x')));
  REQUIRE(ray.types("n1", 0, waves(3'000)));
  ray.sends();
  REQUIRE(ray.types("n1", 0, waves(12'000)));
  const client::Taken taken = ray.types("n1", 0, waves(4'000));
  CHECK(taken.sentence == "This is too much at once; paste it in smaller pieces, each when the one before is saved.");
  CHECK(ray.words("n1").size() == 60'000);
  table.settle();
  CHECK(ray.words("n1").size() == 60'000);
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("STALE_TEXT: words that together would be too much for one request are handed back", "[clients][text]") {
  const std::string earlier = " " + waves(6'000), later = " " + waves(10'000), dots(600, '.');
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "begin end"));
  table.settle();
  ray.loses_connection();
  REQUIRE(ray.types("n1", 5, earlier));
  for (std::size_t i = 0; i < 600; ++i) {  // more than the server remembers
    REQUIRE(rae.types("n1", 9 + i, "."));
    table.settle();
  }
  ray.connects();
  while (ray.session().state() != client::State::live) ray.carry();
  ray.sends();
  REQUIRE(ray.types("n1", 5, later));
  SECTION("all of them, where the first of them are still shown") {
    table.settle();
    REQUIRE(ray.seen.refusals.size() == 1);
    CHECK(ray.seen.refusals[0].refusal.code() == STALE_TEXT);
    CHECK((ray.seen.refusals[0].words == "begin" + later + earlier + " end" + dots));
    CHECK(ray.words("n1") == "begin end" + dots);
  }
  SECTION("the first of them, where only the later ones are shown after a restart") {
    table.answer();
    ray.restarts();
    ray.connects();
    table.settle();
    REQUIRE(ray.seen.refusals.size() == 1);
    CHECK((ray.seen.refusals[0].words == "begin" + earlier + " end"));
    CHECK((ray.words("n1") == "begin" + later + " end" + dots));
  }
  CHECK((rae.words("n1") == ray.words("n1")));
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("words that wait and have become too much for one request are handed back, not sent", "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  REQUIRE(ray.notes("n1", "river"));
  table.settle();
  client::OutboxContents contents = ray.store().load();
  client::HeldWords& waiting = contents.words.emplace_back();
  waiting.record = "n1";
  waiting.on = "river";
  waiting.change = text::to_proto(text::Change().keep(5).insert(std::u16string(70'000, u's')));
  auto store = std::make_unique<client::MemoryOutbox>();
  REQUIRE(store->replace(contents));
  ray.replaces_store(std::move(store));
  ray.connects();
  table.settle();
  REQUIRE(ray.seen.refusals.size() == 1);
  CHECK((ray.seen.refusals[0].words == "river" + std::string(70'000, 's')));
  CHECK(ray.words("n1") == "river");
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("a refused change of words is handed back whole, with what was typed on top of it", "[clients][text]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "word"));
  table.settle();
  Request lock;
  lock.mutable_lock_cards()->add_ids("c1");
  lock.mutable_lock_cards()->set_locked(true);
  REQUIRE(fay.asks(lock));
  REQUIRE(ben.types("c1", 4, "s"));
  fay.sends(), ben.sends();
  REQUIRE(ben.types("c1", 5, " and more"));
  table.settle();
  REQUIRE(ben.seen.refusals.size() == 1);
  CHECK(ben.seen.refusals[0].words == "words and more");
  CHECK(ben.words("c1") == "word");
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("words typed into a card that is itself still on its way", "[clients][text]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  REQUIRE(ben.adds("c1", "a"));
  ben.sends();
  REQUIRE(ben.types("c1", 1, "b"));
  REQUIRE(ben.types("c1", 2, "c"));
  CHECK(ben.words("c1") == "abc");
  SECTION("all goes well") {}
  SECTION("switched off and on before the card is acknowledged") {
    table.answer();
    ben.restarts();
    ben.connects();
  }
  table.settle();
  CHECK(ada.words("c1") == "abc");
  CHECK(ben.state() == "Saved.");
}

TEST_CASE(
    "RESUME-6: words that only wait, for a record that is not there, are handed back when all that was missed has come",
    "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  REQUIRE(ray.notes("n1", "the river"));
  table.settle();
  REQUIRE(ray.types("n1", 9, "s"));
  ray.sends();
  REQUIRE(ray.types("n1", 10, " run"));
  table.answer();
  client::OutboxContents only_waiting = ray.store().load();
  only_waiting.requests.clear();
  auto store = std::make_unique<client::MemoryOutbox>();
  REQUIRE(store->replace(only_waiting));
  ray.replaces_store(std::move(store));
  table.restart_server();
  table.lose_tail(2);
  ray.connects();
  table.settle();  // it learns that it needs a new client id
  ray.connects();
  ray.sends();
  while (ray.session().state() != client::State::live) {
    table.answer();
    ray.hears(1);
  }
  for (int seconds = 0; seconds < 60; seconds += 10) {  // the line is slow: the record may still come
    table.advance(10'000);
    const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
    ray.session().on_frame(ServerFrame().SerializeAsString(), now);
    ray.session().tick(now);
  }
  CHECK(ray.seen.refusals.empty());
  CHECK(ray.state() == "Sending 1 change.");
  table.settle();
  REQUIRE(ray.seen.refusals.size() == 1);
  CHECK(ray.seen.refusals[0].words == "the rivers run");
  CHECK(ray.seen.refusals[0].refusal.code() == NOT_FOUND);
  CHECK(ray.store().load().words.empty());
  CHECK(ray.state() == "Saved.");
}

TEST_CASE(
    "RESUME-6: words for a record that is lost with the tail are handed back once, those that wait with those in "
    "flight",
    "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  REQUIRE(ray.notes("n1", "the river"));
  table.settle();
  REQUIRE(ray.types("n1", 9, "s"));
  ray.frames_go_astray = true;
  ray.sends();
  REQUIRE(ray.types("n1", 10, " run"));
  table.restart_server();
  ray.frames_go_astray = false;
  table.lose_tail(1);  // the note itself
  for (int again = 0; again < 2; ++again) {
    ray.connects();  // the first time it learns that it needs a new client id
    while (ray.connected() && ray.session().state() != client::State::live) ray.carry(), table.answer();
    ray.frames_go_astray = true;  // the request stays without an answer for a while
    for (int seconds = 0; seconds < 12 && ray.connected(); seconds += 6) table.advance(6'000), ray.carry();
    ray.frames_go_astray = false;
    table.advance(6'000);
    table.settle();
  }
  REQUIRE(ray.seen.refusals.size() == 1);
  CHECK(ray.seen.refusals[0].words == "the rivers run");
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("words typed before the first connection after a restart join those that waited already", "[clients][text]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  ben.loses_connection();
  REQUIRE(ben.adds("c1", "a"));
  REQUIRE(ben.types("c1", 1, "b"));
  ben.restarts();
  CHECK(ben.words("c1") == "ab");  // shown before anybody answers
  REQUIRE(ben.types("c1", 2, "c"));
  SECTION("and the device stays on") {}
  SECTION("and it is switched off once more") { ben.restarts(); }
  ben.connects();
  table.settle();
  CHECK(ada.words("c1") == "abc");
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("the words that wait are durable, and taken up once, whenever the device is switched off",
          "[clients][text]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  REQUIRE(ray.notes("n1", "one two"));
  table.settle();
  REQUIRE(ray.types("n1", 3, "A"));
  ray.sends();
  REQUIRE(ray.types("n1", 4, "B"));
  SECTION("before the server has anything") {
    table.restart_server();
    rae.connects();
  }
  SECTION("after the server has the first, which the client did not hear") { table.answer(); }
  SECTION("after others changed the words too") {
    table.answer();
    rae.hears();
    REQUIRE(rae.types("n1", 0, "* "));
    table.answer();
  }
  ray.restarts();
  CHECK(ray.saved().changes >= 2);
  ray.connects();
  table.settle();
  const std::string words = ray.words("n1");
  CHECK(words.find("oneAB two") != std::string::npos);
  CHECK(rae.words("n1") == words);
  CHECK(ray.state() == "Saved.");
}

TEST_CASE("a change in flight is recognised when it comes back, carried over what came before it", "[clients][text]") {
  Text words;
  words.set_content("abc");
  client::TextLine line(words, true);
  line.fly(1, text::Change().keep(3).insert(u"!"));
  line.type(text::Change().keep(4).insert(u"?"));
  REQUIRE(line.happened(text::Change().insert(u"x").keep(3)) == text::Change().insert(u"x").keep(5));
  CHECK_FALSE(line.happened(text::Change().keep(4).insert(u"!")).has_value());
  CHECK(line.in_flight().empty());
  CHECK(line.shown() == u"xabc!?");
  CHECK(line.version() == 2);
}

}  // namespace plenary::test
