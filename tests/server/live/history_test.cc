// What a node keeps in order to heal a lost tail, and where an epoch comes from (LOG-15, LOG-17).
#include "server/live/history.h"

#include "server/live/live_documents.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;
using Event = LiveObserver::Event;

namespace {

// Commits with so many bytes each, chained one after the other.
struct Written {
  ChainMaker chain{std::string(32, 'k')};
  Dice dice{1};
  History history;

  Written() { history.begin({7, 0, {}}); }
  void commits(std::size_t count, std::size_t bytes) {
    for (std::size_t i = 0; i < count; ++i)
      history.add(chain.seal(history.at().seq + 1, std::string(bytes, 'x'), history.at().chain, dice));
  }
  // "3 to 5": the commits of which the bytes are still here.
  [[nodiscard]] std::string kept() const {
    std::vector<Seq> seqs;
    for (Seq seq = 1; seq <= history.at().seq; ++seq)
      if (history.stored(seq)) seqs.push_back(seq);
    return seqs.empty() ? "none" : std::to_string(seqs.front()) + " to " + std::to_string(seqs.back());
  }
};

// Several cards of some hundred bytes, one commit each.
void write_cards(Room& room, Guest& guest, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t cseq = from; cseq <= to; ++cseq) {
    guest.sends(cseq, add_card("c" + std::to_string(cseq), std::string(250, 'x')));
    room.log.answer_all();
    room.clock.advance(50);  // twenty a second: nobody is too fast
  }
}

// What an operator's erasing does (LOG-16): the words of commit 2 are blanked, where the log stands now, in a new epoch.
void rewrite(Room& room, const std::string& words, Epoch epoch) {
  std::vector<LogEntry> erased{room.stored().log.at(1)};
  const std::size_t at = erased[0].commit.find(words);
  REQUIRE(at != std::string::npos);
  erased[0].commit.replace(at, words.size(), std::string(words.size(), '.'));
  erased[0].salt.clear();
  MemoryLog log(room.documents, [](std::function<void()> at_once) { at_once(); });
  AppendAnswer::Kind answered = AppendAnswer::unavailable;
  log.rewrite("doc", *room.stored().head, epoch, erased, to_snapshot(room.folded()),
              [&](AppendAnswer answer) { answered = answer.kind; });
  REQUIRE(answered == AppendAnswer::ok);
}

}  // namespace

TEST_CASE("LOG-15: beyond its limits a node keeps fewer bytes, but always the last commit", "[live][log]") {
  Written written;
  SECTION("so many commits") {
    written.commits(History::kTailCommits + 10, 1);
    CHECK(written.kept() ==
          std::to_string(History::kBlockCommits + 1) + " to " + std::to_string(History::kTailCommits + 10));
  }
  SECTION("so many bytes") {
    written.commits(10, History::kTailBytes / 4 - 64);  // salt and digest are kept, too
    CHECK(written.kept() == "7 to 10");
  }
  SECTION("each as it was stored, also where words were erased") {
    LogEntry erased = written.chain.seal(1, "words", Chain{}, written.dice);
    erased.salt.clear();
    written.history.add(erased);
    const LogEntry next = written.chain.seal(2, "more", erased.chain, written.dice);
    written.history.add(next);
    CHECK((written.history.stored(1) == erased));
    CHECK((written.history.stored(2) == next));
    CHECK_FALSE(written.history.stored(3));
  }
  SECTION("each as it was stored, however long ago") {
    std::vector<LogEntry> all;
    for (Seq seq = 1; seq <= 3 * History::kBlockCommits + 5; ++seq) {
      LogEntry entry = written.chain.seal(seq, "commit " + std::string(seq % 7, 'x') + std::to_string(seq),
                                          written.history.at().chain, written.dice);
      if (seq % 5 == 0) entry.salt.clear();  // its words were erased
      written.history.add(entry);
      all.push_back(entry);
    }
    for (const LogEntry& entry : all) CHECK((written.history.stored(entry.seq) == entry));
  }
  SECTION("many that are small, and then large ones") {
    written.commits(10 * History::kBlockCommits, 1);
    written.commits(3, History::kTailBytes / 4 - 2'048);
    CHECK(written.kept() == "1 to 323");
    written.commits(1, History::kTailBytes / 4 - 2'048);  // some 4 KB too much: four blocks of small ones
    CHECK(written.kept() == "129 to 324");
  }
  SECTION("one commit larger than all of that") {
    written.commits(3, History::kTailBytes * 2);
    CHECK(written.kept() == "3 to 3");
  }
}

TEST_CASE("LOG-15: a tail within what is kept is healed though nothing of it was stable", "[live][log]") {
  Room room;
  room.log.stable_at_once = false;
  Guest& ben = room.guest("ben");
  write_cards(room, ben, 1, 20);
  const std::vector<LogEntry> before = room.stored().log;
  room.lose_tail(20);
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK((room.stored().log == before));
  CHECK(room.first->counts[Event::healed] == 20);
  CHECK(room.first->counts[Event::forked] == 0);
}

TEST_CASE("LOG-15: a lost tail longer than what is kept is not healed; what the log has is loaded, clients send again",
          "[live][log]") {
  Room room(without_absences());
  room.log.stable_at_once = false;
  Guest& ben = room.guest("ben");
  const auto cards = static_cast<std::uint32_t>(History::kTailCommits + 1);
  write_cards(room, ben, 1, cards);
  ben.hears();
  room.lose_tail(cards);
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  CHECK(room.first->counts[Event::healed] == 0);
  CHECK(room.first->counts[Event::forked] == 1);
  CHECK(room.live().position() == *room.stored().head);
  CHECK(ben.hears() == Lines{"resync at 1 counter 0", "snapshot 1/1 at 1"});

  ben.sends(1, add_card("c1", "again"));
  room.log.answer_all();
  CHECK(room.verbs_in_log() == Lines{"open_document", "add_card ben/1"});
}

TEST_CASE("LOG-15: a node that has just loaded heals what it loaded", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  write_cards(room, ben, 1, 3);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  const std::vector<LogEntry> before = room.stored().log;
  room.lose_tail(2);
  while (!room.log.waiting().empty()) room.log.drop();
  second.guest("ada").sends(1, add_card("a1", "new"));
  second.log.answer_all();
  REQUIRE(room.stored().log.size() == 5);
  CHECK((std::equal(before.begin(), before.end(), room.stored().log.begin())));
  CHECK(second.counts[Event::healed] == 2);
}

TEST_CASE("LOG-17: a document is made with a random epoch of its own", "[live][log]") {
  HandClock clock;
  auto documents = std::make_shared<MemoryDocuments>();
  HeldLog log(documents);
  Dice dice(1);
  NameList names;
  Counts counts;
  const ChainMaker chain(std::string(32, 'k'));
  LiveDocuments live(LivePorts{log, clock, dice, names, chain, counts}, LiveOptions{"n1"});
  for (const char* id : {"d1", "d2"}) {
    std::vector<Record> records(1);
    records[0].set_id("board");
    records[0].mutable_board()->set_title("Board");
    live.create(id, records, [](bool, const std::string&) {});
    log.answer_all();
  }
  REQUIRE(documents->by_id.at("d1").head);
  REQUIRE(documents->by_id.at("d2").head);
  CHECK(documents->by_id.at("d1").head->epoch != 0);
  CHECK(documents->by_id.at("d2").head->epoch != 0);
  CHECK(documents->by_id.at("d1").head->epoch != documents->by_id.at("d2").head->epoch);
}

TEST_CASE("LOG-17: a fork needs no new epoch, the chain tells", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "lost"));
  room.log.answer_all();
  ben.hears();
  const Position token = ben.at();
  room.lose_tail(1);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  second.guest("ray").sends(1, add_card("c2", "wins"));
  second.log.answer_all();
  room.clock.advance(room.first->options.position_check_ms);
  room.log.answer_all();
  REQUIRE(room.first->counts[Event::forked] == 1);
  CHECK(room.first->counts[Event::epoch_changed] == 0);
  CHECK(room.live().position().epoch == 7);
  CHECK(room.live().position().seq == token.seq());

  // A token of the lost side has the same epoch and the same number, and is known for another history all the same.
  Guest& again = room.first->arrives("ben", "b2");
  again.says_hello(token);
  room.log.answer_all();
  CHECK(again.hears() == Lines{"welcome PARTICIPANT SNAPSHOT at 2 counter 0", "snapshot 1/1 at 2"});
}

TEST_CASE("LOG-17: rewriting mints an epoch, and what was lost before it is healed by nobody", "[live][log]") {
  Room room;
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "take this back"));
  room.log.answer_all();

  SECTION("the same commits under the new epoch") {
    ben.hears();
    rewrite(room, "take this back", 99);
    room.clock.advance(room.first->options.position_check_ms);
    room.log.answer_all();
    CHECK(room.first->counts[Event::epoch_changed] == 1);
    CHECK(room.live().position().epoch == 99);
    CHECK(room.live().position().seq == 2);
    CHECK(ben.hears() == Lines{"resync at 2 counter 1", "snapshot 1/1 at 2 mine c1"});
  }
  SECTION("a commit that the log lost before it was rewritten stays lost") {
    ben.sends(2, add_card("c2", "lost"));
    room.log.answer_all();
    ben.hears();
    room.lose_tail(1);
    rewrite(room, "take this back", 99);
    room.clock.advance(room.first->options.position_check_ms);
    room.log.answer_all();
    CHECK(room.first->counts[Event::healed] == 0);
    CHECK(room.live().position() == LogPosition{99, 2, room.stored().log[1].chain});
    CHECK(ben.hears() == Lines{"resync at 2 counter 1", "snapshot 1/1 at 2 mine c1"});
  }
}
