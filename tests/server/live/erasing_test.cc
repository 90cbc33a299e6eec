// LOG-16: words that their speaker took back are nowhere any more: not in the log, not in a snapshot, not in what a node
// holds or sends.
#include <google/protobuf/text_format.h>

#include "server/live/schema.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;
using Event = LiveObserver::Event;

namespace {

// Every byte that is stored of the document.
std::string stored_bytes(Room& room) {
  std::string all = room.stored().snapshot;
  for (const LogEntry& entry : room.stored().log) all += entry.commit;
  return all;
}
bool holds(const std::string& bytes, const std::string& words) { return bytes.find(words) != std::string::npos; }

// ben said something, ray captured it, ben granted it. Nothing has been taken back.
struct Quoted {
  explicit Quoted(LiveOptions options = {}) : room(std::move(options)), ray(room.guest("ray")), ben(room.guest("ben")) {
    ray.sends(1, asks("capture_quote { id: 'q' text: 'canary of the harbour' speaker: 'ben' }"));
    room.log.answer_all();
    ray.sends(
        2, asks("request_attribution { id: 'ask' quote: 'q' quote_version: 1 for_kinds: 'blog' identification: BY_ROLE "
                "said_as: 'canary keeper' answer_by: '2099-01-01' }"));
    room.log.answer_all();
    ben.sends(1, asks("answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' identification: "
                      "BY_ROLE }"));
    room.log.answer_all();
  }
  void takes_it_back() { ben.sends(2, asks("withdraw_attribution { quote: 'q' }")); }

  Room room;
  Guest& ray;
  Guest& ben;
};

}  // namespace

TEST_CASE("LOG-16: words that were taken back are out of the log, the snapshot and the memory of the node",
          "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  room.live().store_snapshot_if_due(true);
  room.log.answer_all();
  REQUIRE(holds(stored_bytes(room), "canary of the harbour"));
  const Epoch before = room.live().position().epoch;
  const Seq commits = room.live().position().seq;

  quoted.takes_it_back();
  room.log.answer_all();
  room.clock.advance(10);
  room.log.answer_all();

  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(room.live().position().epoch != before);
  CHECK(room.live().position().seq == commits + 2);  // taken back, and noted as erased
  CHECK(room.first->document().find("q")->quote().erased());
  CHECK(room.first->counts[Event::words_erased] == 1);
  CHECK(room.first->counts[Event::forked] == 0);  // it was meant: nobody is warned
  CHECK(records_hash(room.folded()) == records_hash(room.first->document()));

  Guest& rob = room.guest("ray", "ray elsewhere");
  CHECK_FALSE(holds(rob.bytes(), "canary"));
  quoted.ben.hears();
  CHECK(quoted.ben.replica().find("q")->text().content().empty());
  room.first->load();
  room.log.answer_all();
  CHECK(room.first->document().find("q")->quote().state() == Quote::QUOTE_WITHDRAWN);
  CHECK(room.first->counts[Event::words_erased] == 1);  // and not once more
}

TEST_CASE("LOG-16: a card that its author took back is out of the log, the snapshot and the past", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.ben.sends(2, asks("add_card { id: 'c' kind: EVIDENCE text: 'canary of the card' source: 'canary book' "
                           "place { region: 'r1' } }"));
  room.log.answer_all();
  room.live().store_snapshot_if_due(true);
  room.log.answer_all();
  REQUIRE(holds(stored_bytes(room), "canary of the card"));
  REQUIRE(holds(stored_bytes(room), "canary book"));
  const Epoch before = room.live().position().epoch;
  quoted.ben.sends(3, asks("withdraw_card { id: 'c' }"));
  room.log.answer_all();
  room.clock.advance(3'000);
  room.log.answer_all();

  CHECK_FALSE(holds(stored_bytes(room), "canary of the card"));
  CHECK_FALSE(holds(stored_bytes(room), "canary book"));
  CHECK(holds(stored_bytes(room), "canary of the harbour"));  // a quotation that stands
  CHECK(room.live().position().epoch != before);
  CHECK(room.first->document().card("c")->erased());
  CHECK(room.first->document().card("c")->region() == "r1");
  CHECK(records_hash(room.folded()) == records_hash(room.first->document()));
  room.first->load();
  room.log.answer_all();
  CHECK(room.first->counts[Event::words_erased] == 1);  // and not once more
}

TEST_CASE("QUOTE-1: LOG-16: words that stood before their speaker's own are out of the log, the snapshot and the past",
          "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.ray.sends(3, asks("capture_quote { id: 'p' text: 'canary of the marsh' speaker: 'ben' }"));
  room.log.answer_all();
  quoted.ray.sends(4, asks("request_attribution { id: 'ask-p' quote: 'p' quote_version: 1 for_kinds: 'blog' "
                           "identification: FULL answer_by: '2099-01-01' }"));
  room.log.answer_all();
  room.live().store_snapshot_if_due(true);
  room.log.answer_all();
  const Epoch before = room.live().position().epoch;
  quoted.ben.sends(2, asks("answer_attribution { id: 'ask-p' answer: 'granted_with_edits' quote_version: 1 kinds: "
                           "'blog' identification: FULL text: 'A sparrow, rather.' }"));
  room.log.answer_all();
  room.clock.advance(10);
  room.log.answer_all();

  CHECK_FALSE(holds(stored_bytes(room), "canary of the marsh"));
  CHECK(holds(stored_bytes(room), "A sparrow, rather."));
  CHECK(holds(stored_bytes(room), "canary of the harbour"));  // stands
  CHECK(room.live().position().epoch != before);
  const Record* quote = room.first->document().find("p");
  CHECK(quote->text().content() == "A sparrow, rather.");
  CHECK(quote->quote().state() == Quote::GRANTED_WITH_EDITS);
  CHECK_FALSE(quote->quote().old_words_due());
  CHECK(records_hash(room.folded()) == records_hash(room.first->document()));
  quoted.ben.hears();
  CHECK(quoted.ben.replica().find("p")->text().content() == "A sparrow, rather.");
  room.first->load();
  room.log.answer_all();
  CHECK(room.first->counts[Event::words_erased] == 1);  // and not once more
}

TEST_CASE("LOG-16: a node that ended in the middle does it when it begins again", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.takes_it_back();
  room.log.answer_all();
  REQUIRE(holds(stored_bytes(room), "canary"));
  room.first->load();  // before anything was read to be erased
  room.log.answer_all();
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(room.first->document().find("q")->quote().erased());
}

TEST_CASE("LOG-16: no answer to the rewriting: the same again, and once is enough", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.takes_it_back();
  room.log.answer_all();
  room.clock.advance(10);
  while (room.log.waiting().front().rfind("rewrite", 0) != 0) room.log.answer();
  SECTION("it happened") { room.log.lose_answer(); }
  SECTION("it did not") { room.log.lose_call(); }
  room.clock.advance(1'000);
  room.log.answer_all();
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(room.first->document().find("q")->quote().erased());
}

TEST_CASE("LOG-16: where an append is out just then, it is done soon after", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.takes_it_back();
  room.log.answer_all();
  quoted.ben.sends(3, add_card("c1", "willow"));  // on its way when the erasing is due
  room.clock.advance(10);
  room.log.answer_all();
  REQUIRE(holds(stored_bytes(room), "canary"));
  room.clock.advance(500);
  room.log.answer_all();
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(room.first->document().find("c1")->text().content() == "willow");
}

TEST_CASE("LOG-16: what others write meanwhile is kept", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  quoted.takes_it_back();
  room.log.answer_all();
  room.clock.advance(10);
  quoted.ben.sends(3, asks("add_card { id: 'c1' kind: IDEA text: 'willow' place { region: 'r1' } }"));  // waits
  room.log.answer_all();
  room.clock.advance(5'000);
  room.log.answer_all();
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(room.first->document().find("c1")->text().content() == "willow");
  CHECK(records_hash(room.folded()) == records_hash(room.first->document()));
}

TEST_CASE("LOG-16: another node that takes part drops what it held", "[live][erasing]") {
  Quoted quoted;
  Room& room = quoted.room;
  Node other(room.documents, room.clock, "n2");
  other.log.answer_all();
  Guest& rob = other.guest("ray", "ray at n2");
  REQUIRE(holds(rob.bytes(), "canary of the harbour"));
  quoted.takes_it_back();
  room.log.answer_all();
  room.clock.advance(10);
  room.log.answer_all();
  for (int i = 0; i < 5; ++i) {
    other.log.answer_all();
    room.clock.advance(3'000);
    room.log.answer_all();
  }
  other.log.answer_all();
  CHECK(other.live->position() == room.live().position());
  CHECK(other.counts[Event::forked] == 0);
  CHECK(other.counts[Event::epoch_changed] == 1);
  rob.hears();
  CHECK(rob.replica().find("q")->text().content().empty());
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
}

TEST_CASE(
    "LOG-16: ballots of a vote whose record is approved are out of the log, and whoever asks twice is not turned away",
    "[live][erasing]") {
  Room room;
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("canary-card", "willow"));
  room.log.answer_all();
  fay.sends(1, asks("open_vote { id: 'v1' method: DOTS target: 'card' dots_each: 5 max_per_target: 5 }"));
  room.log.answer_all();
  const Request ballot = asks("cast_ballot { vote: 'v1' dots { key: 'canary-card' value: 4 } finished: true }");
  ben.sends(2, ballot);
  room.log.answer_all();
  fay.sends(2, asks("close_vote { id: 'v1' }"));
  room.log.answer_all();
  const auto gave_it = [&] {
    for (const LogEntry& entry : room.stored().log) {
      const Commit commit = parsed_commit(entry);
      for (const Step& step : commit.steps())
        for (const Effect& effect : step.effects())
          if (!effect.put().ballot().dots().empty()) return true;
    }
    return false;
  };
  REQUIRE(gave_it());

  room.live().act({"", /*server=*/true}, asks("discard_ballots {}"), [](const LiveDocument::Act&) {});
  room.log.answer_all();
  room.clock.advance(10);
  room.log.answer_all();
  CHECK_FALSE(gave_it());
  const Record& vote = *room.first->document().find("v1");
  CHECK(vote.vote().ballots_discarded());
  CHECK(vote.vote().totals().at("canary-card") == 4);
  CHECK(room.first->document().find("ballot.v1.ben")->ballot().dots().empty());
  CHECK(records_hash(room.folded()) == records_hash(room.first->document()));

  Guest& again = room.guest("ben", ben.client);
  again.sends(2, ballot);
  CHECK(again.closed == 0);
}

namespace {

// A list that answers at once, or says that it cannot.
struct ListOrAway : SuppressionList {
  bool away = false;
  std::set<std::string> named;  // by a node that goes on in the middle, again
  void add(const std::vector<SuppressedWords>& words, std::function<void(bool)> done) override {
    if (!away)
      for (const SuppressedWords& one : words) named.insert(one.document() + " " + one.record());
    done(!away);
  }
  void list(std::function<void(std::optional<std::vector<SuppressedWords>>)> done) override { done(std::nullopt); }
};

}  // namespace

TEST_CASE(
    "ARCHIVE-4, ARCHIVE-5: what is erased is named, by ids alone, in the list of what is suppressed, or is not erased "
    "yet",
    "[live][erasing]") {
  ListOrAway list;
  Quoted quoted;
  Room& room = quoted.room;
  room.first->suppressed = &list;
  quoted.takes_it_back();
  room.log.answer_all();

  list.away = true;
  room.first->load();
  room.log.answer_all();
  CHECK(holds(stored_bytes(room), "canary"));
  CHECK(list.named.empty());

  list.away = false;
  room.clock.advance(5'000);
  room.log.answer_all();
  CHECK_FALSE(holds(stored_bytes(room), "canary"));
  CHECK(list.named == std::set<std::string>{"doc q"});
}

TEST_CASE("RECORD-9: working notes leave the log, too, when their time is over, also on a board that nobody had open",
          "[live][erasing]") {
  constexpr std::int64_t kDay = 86'400'000;
  Room room;
  Guest& ray = room.guest("ray");
  ray.sends(1, asks("add_note { id: 'w' text: 'canary-cross' visibility: WORKING speaker: 'ben' }"));
  room.log.answer_all();
  ray.sends(2, asks("add_note { id: 'r' text: 'robin-record' visibility: RECORD }"));
  room.log.answer_all();
  room.live().act({"", /*server=*/true}, asks("discard_ballots {}"), [](const LiveDocument::Act&) {});
  room.log.answer_all();
  const auto passes = [&](std::int64_t ms) {
    room.clock.advance(ms);
    room.log.answer_all();
    room.clock.advance(10'000);
    room.log.answer_all();
  };
  passes(89 * kDay);
  CHECK(holds(stored_bytes(room), "canary-cross"));
  SECTION("while somebody is there, within the hour") { passes(kDay + 3'600'000); }
  SECTION("when it is read again") {
    room.first->live.reset();
    room.clock.advance(2 * kDay);
    room.first->load();
    passes(0);
  }
  CHECK_FALSE(holds(stored_bytes(room), "canary-cross"));
  CHECK(holds(stored_bytes(room), "robin-record"));
  CHECK(room.folded().note("w")->erased());
}
