// The contract of a store (server/live/ports.h), by the numbers of tests/model/rules.md. Compiled once for the log in
// memory and once for the log in Redis.
#include "tests/server/store/contract.h"

#include <algorithm>

namespace plenary {
namespace {

constexpr Epoch kEpoch = 0x1122334455667788;

std::string shown(const AppendAnswer& answer) {
  static constexpr const char* kinds[] = {"ok", "duplicate", "conflict", "corrupt", "unavailable"};
  std::string text = kinds[answer.kind];
  if (answer.kind != AppendAnswer::conflict) return text;
  text += " head " + std::to_string(answer.head.seq) + " missed";
  if (!answer.missed_known) return text + " unknown";
  for (const LogEntry& entry : answer.missed)
    text += ' ' + std::to_string(entry.seq) + '=' + entry.commit.substr(0, 12);
  return text;
}

std::string shown(const LoadedDocument& loaded) {
  static constexpr const char* kinds[] = {"found", "missing", "corrupt", "unavailable"};
  std::string text = kinds[loaded.kind];
  if (loaded.kind != LoadedDocument::found) return text;
  text += " head " + std::to_string(loaded.head.seq);
  if (loaded.snapshot) text += " snapshot " + std::to_string(loaded.snapshot->at().seq());
  for (const LogEntry& entry : loaded.entries)
    text += ' ' + std::to_string(entry.seq) + '=' + entry.commit.substr(0, 12);
  return text;
}

struct Store {
  std::unique_ptr<StoreRig> rig = make_rig();
  Author author;

  AppendAnswer create(const LogEntry& first, const std::string& document = "d", std::size_t node = 0) {
    return answer_of<AppendAnswer>(*rig, [&](auto done) { rig->node(node).create(document, kEpoch, first, done); });
  }
  AppendAnswer append(const LogPosition& expected, const LogEntry& entry, std::size_t node = 0,
                      const std::string& document = "d") {
    return answer_of<AppendAnswer>(*rig, [&](auto done) { rig->node(node).append(document, expected, entry, done); });
  }
  LoadedDocument load(std::size_t node = 0, const std::string& document = "d") {
    return answer_of<LoadedDocument>(*rig, [&](auto done) { rig->node(node).load(document, done); });
  }
  ReadAnswer read(Seq after, std::uint32_t at_most, const std::string& document = "d") {
    return answer_of<ReadAnswer>(*rig, [&](auto done) { rig->node(0).read(document, after, at_most, done); });
  }
  HeadAnswer head(const std::string& document = "d") {
    return answer_of<HeadAnswer>(*rig, [&](auto done) { rig->node(0).head(document, done); });
  }
  StoreAnswer save(const LogPosition& at, const DocumentSnapshot& snapshot = {}) {
    return answer_of<StoreAnswer>(*rig, [&](auto done) { rig->node(0).save_snapshot("d", at, snapshot, done); });
  }
  AppendAnswer rewrite(const LogPosition& expected, Epoch epoch, const std::vector<LogEntry>& erased,
                       const DocumentSnapshot& clean = {}) {
    return answer_of<AppendAnswer>(
        *rig, [&](auto done) { rig->eraser().rewrite("d", expected, epoch, erased, clean, done); });
  }

  // A document "d" with commits "one", "two", ... ; what was written, from seq 1.
  std::vector<LogEntry> with(const std::vector<std::string>& commits) {
    std::vector<LogEntry> entries{author.after({}, commits[0])};
    REQUIRE(shown(create(entries[0])) == "ok");
    for (std::size_t i = 1; i < commits.size(); ++i) {
      const LogPosition at = author.position(kEpoch, entries.back());
      entries.push_back(author.after(at, commits[i]));
      REQUIRE(shown(append(at, entries.back())) == "ok");
    }
    return entries;
  }
  LogPosition at(const LogEntry& entry) const { return author.position(kEpoch, entry); }
};

DocumentSnapshot snapshot_with(const std::string& hash) {
  DocumentSnapshot snapshot;
  snapshot.set_state_hash(hash);
  return snapshot;
}

}  // namespace

TEST_CASE("LOG-1: a document is created with its first commit, and is then found, read and listed", "[store]") {
  Store store;
  CHECK(shown(store.load()) == "missing");
  CHECK(store.head().kind == HeadAnswer::missing);
  CHECK(store.read(0, 10).kind == ReadAnswer::missing);
  const LogEntry first = store.author.after({}, std::string("binary \0\r\n\xff bytes", 17));
  CHECK(shown(store.create(first)) == "ok");

  const LoadedDocument loaded = store.load(1);
  REQUIRE(shown(loaded).substr(0, 12) == "found head 1");
  CHECK(loaded.head == store.at(first));
  CHECK(loaded.entries == std::vector{first});
  CHECK(store.head().head == store.at(first));
  const auto ids =
      answer_of<std::optional<std::vector<std::string>>>(*store.rig, [&](auto done) { store.rig->node(1).list(done); });
  CHECK(ids == std::vector<std::string>{"d"});
}

TEST_CASE("LOG-1: a document is created once", "[store]") {
  Store store;
  const LogEntry mine = store.author.after({}, "mine"), others = store.author.after({}, "others");
  CHECK(shown(store.create(mine)) == "ok");
  CHECK(shown(store.create(mine, "d", 1)) == "duplicate");  // the answer was lost, and it was tried again
  CHECK(store.create(others).kind == AppendAnswer::conflict);
  CHECK(store.create(others).head == store.at(mine));
  CHECK(shown(store.load()) == "found head 1 1=mine");
}

TEST_CASE("LOG-2.4: a commit on the expected head is added", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  CHECK(shown(store.load(1)) == "found head 3 1=one 2=two 3=three");
  CHECK(store.load().entries == entries);
}

TEST_CASE("LOG-2.2: the same commit again is a duplicate while it is the head, from any node", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  CHECK(shown(store.append(store.at(entries[0]), entries[1])) == "duplicate");
  CHECK(shown(store.append(store.at(entries[0]), entries[1], 1)) == "duplicate");
  CHECK(shown(store.load()) == "found head 2 1=one 2=two");
}

TEST_CASE("LOG-2.3: once buried the same commit is a conflict, and is among what was missed", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  CHECK(shown(store.append(store.at(entries[0]), entries[1])) == "conflict head 3 missed 2=two 3=three");
}

TEST_CASE("LOG-2.3: of two nodes on one head one is told what it missed", "[store]") {
  Store store;
  const auto entries = store.with({"one"});
  const LogEntry mine = store.author.after(store.at(entries[0]), "mine"),
                 others = store.author.after(store.at(entries[0]), "others");
  CHECK(shown(store.append(store.at(entries[0]), mine, 0)) == "ok");
  const AppendAnswer answer = store.append(store.at(entries[0]), others, 1);
  CHECK(shown(answer) == "conflict head 2 missed 2=mine");
  CHECK(answer.head == store.at(mine));
  CHECK(answer.missed == std::vector{mine});
}

TEST_CASE("LOG-2.3: what was missed stops at 64 KiB, but is never nothing", "[store]") {
  Store store;
  const std::string large(40'000, 'x'), huge(100'000, 'y');
  const auto entries = store.with({"one", large, large, huge, "five"});
  const LogEntry late = store.author.after(store.at(entries[0]), "late");
  const AppendAnswer from_one = store.append(store.at(entries[0]), late);
  CHECK(from_one.missed_known);
  CHECK(from_one.missed == std::vector{entries[1]});
  const AppendAnswer from_three = store.append(store.at(entries[2]), late);
  CHECK(from_three.missed == std::vector{entries[3]});
}

TEST_CASE("LOG-2.3: a gap is refused", "[store]") {
  Store store;
  const auto entries = store.with({"one"});
  const LogEntry two = store.author.after(store.at(entries[0]), "two");
  const LogEntry three = store.author.after(store.at(two), "three");
  CHECK(shown(store.append(store.at(two), three)) == "conflict head 1 missed unknown");
  CHECK(shown(store.load()) == "found head 1 1=one");
}

TEST_CASE("LOG-2.3: the right number over another history is refused (ABA)", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  store.rig->roll_back("d", entries[0]);
  const LogEntry other_two = store.author.after(store.at(entries[0]), "other two");
  REQUIRE(shown(store.append(store.at(entries[0]), other_two, 1)) == "ok");
  const LogEntry three = store.author.after(store.at(entries[1]), "three");
  CHECK(shown(store.append(store.at(entries[1]), three)) == "conflict head 2 missed unknown");
  CHECK(shown(store.load()) == "found head 2 1=one 2=other two");
}

TEST_CASE("LOG-2.3: another epoch is a conflict, though seq and chain agree", "[store]") {
  Store store;
  const auto entries = store.with({"one"});
  LogPosition elsewhere = store.at(entries[0]);
  elsewhere.epoch = 99;
  CHECK(shown(store.append(elsewhere, store.author.after(elsewhere, "two"))) == "conflict head 1 missed unknown");
}

TEST_CASE("LOG-2.1: a document without head is corrupt, and stays as it is", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  store.rig->lose_head("d");
  CHECK(shown(store.append(store.at(entries[1]), store.author.after(store.at(entries[1]), "three"))) == "corrupt");
  CHECK(shown(store.create(entries[0])) == "corrupt");
  CHECK(shown(store.load()) == "corrupt");
  CHECK(store.read(0, 10).kind == ReadAnswer::corrupt);
  CHECK(store.head().kind == HeadAnswer::corrupt);
}

TEST_CASE("LOG-2.1: a document that never was is corrupt to append to", "[store]") {
  Store store;
  const LogEntry one = store.author.after({}, "one");
  CHECK(shown(store.append(store.at(one), store.author.after(store.at(one), "two"))) == "corrupt");
}

TEST_CASE("LOG-2.1: a log that does not end at its head is corrupt, even for a duplicate", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  store.rig->cut_log("d", 2);
  CHECK(shown(store.append(store.at(entries[2]), store.author.after(store.at(entries[2]), "four"))) == "corrupt");
  CHECK(shown(store.append(store.at(entries[1]), entries[2])) == "corrupt");
  CHECK(shown(store.append(store.at(entries[0]), entries[1])) == "corrupt");
  CHECK(shown(store.load()) == "corrupt");
}

TEST_CASE("LOG-2.1: a head whose log is gone is corrupt", "[store]") {
  Store store;
  const auto entries = store.with({"one"});
  store.rig->lose_log("d");
  CHECK(shown(store.append(store.at(entries[0]), store.author.after(store.at(entries[0]), "two"))) == "corrupt");
  CHECK(shown(store.create(entries[0])) == "corrupt");
}

TEST_CASE("LOG-2: after a rollback the lost commits are appended again, the same bytes", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  store.rig->roll_back("d", entries[0]);
  CHECK(shown(store.append(store.at(entries[2]), store.author.after(store.at(entries[2]), "four"))) ==
        "conflict head 1 missed unknown");
  CHECK(shown(store.append(store.at(entries[0]), entries[1])) == "ok");
  CHECK(shown(store.append(store.at(entries[1]), entries[2])) == "ok");
  CHECK(store.load().entries == entries);
}

TEST_CASE("LOG-2: two nodes racing one document leave every commit once, in one order", "[store]") {
  Store store;
  const auto first = store.with({"0"});
  struct Racer {
    LogPosition at;
    int written = 0, conflicts = 0;
  };
  Racer racers[2] = {{store.at(first[0])}, {store.at(first[0])}};
  constexpr int kEach = 100;
  const std::function<void(std::size_t)> write = [&](std::size_t node) {
    Racer& racer = racers[node];
    if (racer.written == kEach) return;
    const LogEntry entry = store.author.after(racer.at, std::to_string(node) + ":" + std::to_string(racer.written));
    store.rig->node(node).append("d", racer.at, entry, [&, node, entry](const AppendAnswer& answer) {
      Racer& mine = racers[node];
      if (answer.kind == AppendAnswer::ok) {
        mine.at = store.at(entry);
        ++mine.written;
      } else {
        REQUIRE(answer.kind == AppendAnswer::conflict);
        REQUIRE(answer.missed_known);
        ++mine.conflicts;
        mine.at = answer.head;
      }
      write(node);
    });
  };
  write(0);
  write(1);
  store.rig->run_until([&] { return racers[0].written == kEach && racers[1].written == kEach; });
  CHECK(racers[0].conflicts + racers[1].conflicts > 0);

  std::vector<std::string> written, expected{"0"};
  for (const LogEntry& entry : store.load().entries) written.push_back(entry.commit);
  for (const char* node : {"0:", "1:"})
    for (int i = 0; i < kEach; ++i) expected.push_back(node + std::to_string(i));
  CHECK(written.size() == 2 * kEach + 1);
  std::sort(written.begin(), written.end());
  std::sort(expected.begin(), expected.end());
  CHECK(std::unique(written.begin(), written.end()) == written.end());
  CHECK(written == expected);
}

TEST_CASE("LOG-3: bytes that were changed where they are stored are found at load and at read", "[store]") {
  Store store;
  store.with({"one", "two", "three"});
  store.rig->change_byte("d", 2);
  const LoadedDocument loaded = store.load();
  CHECK(shown(loaded) == "corrupt");
  CHECK_THAT(loaded.detail, PLENARY_CONTAINS("entry 2"));
  CHECK(store.read(0, 10).kind == ReadAnswer::corrupt);
  CHECK(store.read(2, 10).kind == ReadAnswer::ok);
}

TEST_CASE("reading goes on from a seq, in order, at most as many as asked for", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three", "four"});
  const ReadAnswer some = store.read(1, 2);
  CHECK(some.entries == std::vector{entries[1], entries[2]});
  CHECK(some.head == store.at(entries[3]));
  CHECK(store.read(4, 10).entries.empty());
  CHECK(store.read(4, 10).kind == ReadAnswer::ok);
  CHECK(store.read(9, 10).kind == ReadAnswer::ok);
  CHECK(store.read(9, 10).entries.empty());
}

TEST_CASE("a log of several pages loads whole", "[store]") {
  Store store;
  std::vector<std::string> commits;
  for (int i = 1; i <= 2500; ++i) commits.push_back("commit " + std::to_string(i));
  const auto entries = store.with(commits);
  const LoadedDocument loaded = store.load();
  REQUIRE(loaded.kind == LoadedDocument::found);
  CHECK(loaded.entries == entries);
}

TEST_CASE("LOG-14: a load begins at the newest snapshot", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  CHECK(store.save(store.at(entries[1]), snapshot_with("as it was at two")) == StoreAnswer::ok);
  LoadedDocument loaded = store.load(1);
  CHECK(shown(loaded) == "found head 3 snapshot 2 3=three");
  CHECK(loaded.snapshot->state_hash() == "as it was at two");
  CHECK(store.save(store.at(entries[2])) == StoreAnswer::ok);
  CHECK(shown(store.load()) == "found head 3 snapshot 3");
  CHECK(store.read(0, 10).entries == entries);  // history is kept
}

TEST_CASE("LOG-14: the pointer moves only forward", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two", "three"});
  CHECK(store.save(store.at(entries[1])) == StoreAnswer::ok);
  CHECK(store.save(store.at(entries[0])) == StoreAnswer::refused);
  CHECK(store.save(store.at(entries[1])) == StoreAnswer::refused);
  CHECK(shown(store.load()) == "found head 3 snapshot 2 3=three");
}

TEST_CASE("LOG-14: a snapshot of a history that the log does not hold is refused", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  const LogEntry never = store.author.after(store.at(entries[0]), "never appended");
  const LogEntry ahead = store.author.after(store.at(entries[1]), "ahead");
  LogPosition other_epoch = store.at(entries[1]);
  other_epoch.epoch = 99;
  CHECK(store.save(store.at(never)) == StoreAnswer::refused);
  CHECK(store.save(store.at(ahead)) == StoreAnswer::refused);
  CHECK(store.save(other_epoch) == StoreAnswer::refused);
  CHECK(store.save({kEpoch, 0, {}}) == StoreAnswer::refused);
  CHECK(shown(store.load()) == "found head 2 1=one 2=two");
}

TEST_CASE("LOG-14: a damaged snapshot makes the document corrupt", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  REQUIRE(store.save(store.at(entries[0])) == StoreAnswer::ok);
  store.rig->damage_snapshot("d");
  CHECK(shown(store.load()) == "corrupt");
}

TEST_CASE("LOG-16: erased words are gone, chain and seq stay, the epoch is another", "[store]") {
  Store store;
  const auto entries = store.with({"one", "secret", "three"});
  REQUIRE(store.save(store.at(entries[1]), snapshot_with("with the secret")) == StoreAnswer::ok);
  LogEntry erased = entries[1];
  erased.commit = "erased";
  erased.salt.clear();
  CHECK(shown(store.rewrite(store.at(entries[2]), 77, {erased}, snapshot_with("without"))) == "ok");

  const LoadedDocument loaded = store.load(1);
  CHECK(shown(loaded) == "found head 3 snapshot 3");
  CHECK(loaded.head == LogPosition{77, 3, entries[2].chain});
  CHECK(loaded.snapshot->state_hash() == "without");
  const ReadAnswer all = store.read(0, 10);
  CHECK(all.kind == ReadAnswer::ok);
  CHECK(all.entries == std::vector{entries[0], erased, entries[2]});
}

TEST_CASE("LOG-16: life goes on under the new epoch, and who is in the old one is told", "[store]") {
  Store store;
  const auto entries = store.with({"one", "secret"});
  LogEntry erased = entries[1];
  erased.commit = "erased";
  erased.salt.clear();
  const LogPosition old = store.at(entries[1]), now{77, 2, entries[1].chain};
  CHECK(shown(store.rewrite(old, 77, {erased})) == "ok");
  CHECK(shown(store.rewrite(old, 77, {erased})) == "duplicate");
  const LogEntry three = store.author.after(old, "three");
  CHECK(shown(store.append(old, three)) == "conflict head 2 missed unknown");
  CHECK(shown(store.append(now, three)) == "ok");
  CHECK(shown(store.append(now, three)) == "duplicate");
  CHECK(store.save(old) == StoreAnswer::refused);
  CHECK(shown(store.load()) == "found head 3 snapshot 2 3=three");
}

TEST_CASE("LOG-16: a rewrite does not swallow an append made meanwhile", "[store]") {
  Store store;
  const auto entries = store.with({"one", "secret", "three"});
  LogEntry erased = entries[1];
  erased.commit = "erased";
  erased.salt.clear();
  CHECK(shown(store.rewrite(store.at(entries[1]), 77, {erased})) == "conflict head 3 missed 3=three");
  CHECK(store.load().entries == entries);
}

TEST_CASE("LOG-16: what is not on the log is not erased", "[store]") {
  Store store;
  const auto entries = store.with({"one", "two"});
  LogEntry never = store.author.after(store.at(entries[0]), "never");
  never.salt.clear();
  CHECK(store.rewrite(store.at(entries[1]), 77, {never}).kind == AppendAnswer::conflict);
  CHECK(store.load().entries == entries);
}

TEST_CASE("who follows a document hears its commits from every node, and nothing after unfollowing", "[store]") {
  Store store;
  std::vector<std::string> heard;
  LogPosition last;
  const auto entries = store.with({"one"});
  store.rig->node(1).follow("d", [&](const LogPosition& head, const LogEntry& entry) {
    heard.push_back(std::to_string(entry.seq) + '=' + entry.commit);
    last = head;
  });
  store.rig->run_until([&] { return last == store.at(entries[0]); });  // where it is when following begins
  const LogEntry two = store.author.after(store.at(entries[0]), "two");
  REQUIRE(shown(store.append(store.at(entries[0]), two, 0)) == "ok");
  store.rig->run_until([&] { return last == store.at(two); });
  CHECK(heard.back() == "2=two");
  CHECK(last == store.at(two));

  const LogEntry three = store.author.after(store.at(two), "three");
  REQUIRE(shown(store.append(store.at(two), three, 1)) == "ok");  // its own too
  store.rig->run_until([&] { return last == store.at(three); });
  const std::size_t heard_before = heard.size();

  store.rig->node(1).unfollow("d");
  bool other_heard = false;
  store.rig->node(0).follow("d", [&](const LogPosition& head, const LogEntry&) { other_heard = head.seq == 4; });
  REQUIRE(shown(store.append(store.at(three), store.author.after(store.at(three), "four"), 1)) == "ok");
  store.rig->run_until([&] { return other_heard; });
  CHECK(heard.size() == heard_before);
}

TEST_CASE("LOG-16: who follows hears of the new epoch", "[store]") {
  Store store;
  const auto entries = store.with({"secret"});
  std::optional<LogPosition> heard;
  store.rig->node(1).follow("d", [&](const LogPosition& head, const LogEntry&) {
    if (head.epoch == 77) heard = head;
  });
  LogEntry erased = entries[0];
  erased.commit = "erased";
  erased.salt.clear();
  REQUIRE(shown(store.rewrite(store.at(entries[0]), 77, {erased})) == "ok");
  store.rig->run_until([&] { return heard.has_value(); });
  CHECK(*heard == LogPosition{77, 1, entries[0].chain});
}

TEST_CASE("ARCHIVE-3: whole logs take their places together, erased entries as erased, and life goes on", "[store]") {
  Store store;
  Author author(9);
  WholeLog one{"one", {}, {}}, two{"two", {}, {}};
  LogPosition at;
  for (int i = 0; i < 1'200; ++i) {  // several pages
    one.entries.push_back(author.after(at, "commit " + std::to_string(i)));
    at = {kEpoch, one.entries.back().seq, one.entries.back().chain};
  }
  one.entries[1].commit = "dots";
  one.entries[1].salt.clear();
  one.head = at;
  two.entries.push_back(author.after({}, "first of two"));
  two.head = {kEpoch + 1, 1, two.entries[0].chain};
  const auto restore = [&](std::vector<WholeLog> logs) {
    return answer_of<AppendAnswer>(*store.rig,
                                   [&](auto done) { store.rig->restorer().restore(std::move(logs), done); });
  };
  SECTION("one of them is there already: none is put") {
    REQUIRE(shown(store.create(author.after({}, "own"), "two")) == "ok");
    const AppendAnswer refused = restore({one, two});
    CHECK(refused.kind == AppendAnswer::conflict);
    CHECK(refused.detail == "two");
    CHECK(shown(store.load(0, "one")) == "missing");
  }
  SECTION("one does not lead to its head: none is put, and it can be tried again") {
    WholeLog cut(two);
    cut.head.chain[0] ^= 1;
    CHECK(restore({one, cut}).kind == AppendAnswer::corrupt);
    CHECK(shown(store.load(0, "one")) == "missing");
    CHECK(restore({one, two}).kind == AppendAnswer::ok);
  }
  SECTION("all are put") {
    REQUIRE(restore({one, two}).kind == AppendAnswer::ok);
    const LoadedDocument loaded = store.load(1, "one");
    REQUIRE(loaded.kind == LoadedDocument::found);
    CHECK(loaded.entries == one.entries);
    CHECK(loaded.head == one.head);
    CHECK(shown(store.load(1, "two")) == "found head 1 1=first of two");
    const LogEntry next = author.after(one.head, "life goes on");
    CHECK(shown(store.append(one.head, next, 0, "one")) == "ok");
    const auto ids = answer_of<std::optional<std::vector<std::string>>>(
        *store.rig, [&](auto done) { store.rig->node(1).list(done); });
    CHECK(ids == std::vector<std::string>{"one", "two"});
  }
}

TEST_CASE("REHEARSAL-3: a rehearsal is removed with all its documents and people, and nothing else is", "[store]") {
  Store store;
  const std::string rehearsal = "rehearsal-k3jw7mbq2xta";
  const std::vector<std::string> its = {rehearsal, rehearsal + ".b1", rehearsal + ".b1.record"};
  // What is called almost like it, or names it.
  const std::vector<std::string> others = {"rehearsal-k3jw7mbq2xtb", "rehearsal-k3jw7mbq2xtaa", "meeting",
                                           "meeting." + rehearsal, "rehearsal-2027"};
  const auto put = [&](const std::string& document, const std::string& id) {
    ListedPerson person;
    person.set_id(id);
    person.set_name("Name of " + id);
    REQUIRE(answer_of<bool>(*store.rig, [&](auto done) { store.rig->people().put(document, person, done); }));
  };
  const auto remove = [&](const std::string& id) {
    return answer_of<StoreAnswer>(*store.rig, [&](auto done) { store.rig->remover().remove(id, done); });
  };
  const auto left = [&] {
    const auto told =
        answer_of<std::optional<Remover::Left>>(*store.rig, [&](auto done) { store.rig->remover().left(done); });
    REQUIRE(told);
    std::string words;
    for (const std::string& id : told->there) words += id + " ";
    words += "|";
    for (const std::string& id : told->unfinished) words += " " + id;
    return words;
  };
  const auto person = [&](const std::string& id) {
    return answer_of<PersonAnswer>(*store.rig, [&](auto done) { store.rig->people().find(id, done); }).kind;
  };
  for (const auto* ids : {&its, &others})
    for (const std::string& id : *ids) {
      const LogEntry first = store.author.after({}, "of " + id);
      REQUIRE(shown(store.create(first, id)) == "ok");
      DocumentSnapshot snapshot;
      REQUIRE(answer_of<StoreAnswer>(*store.rig, [&](auto done) {
                store.rig->node(0).save_snapshot(id, store.at(first), snapshot, done);
              }) == StoreAnswer::ok);
      put(id, "p-everywhere");
      put(id, "p-of-" + id);
    }
  CHECK(left() == rehearsal + " rehearsal-k3jw7mbq2xtb |");

  for (const std::string& id : {std::string("meeting"), std::string("rehearsal-2027"), std::string(),
                                std::string("rehearsal-k3jw7mbq2xtaa"), rehearsal + ".b1", std::string("rehearsal-*")})
    CHECK(remove(id) == StoreAnswer::refused);
  CHECK(left() == rehearsal + " rehearsal-k3jw7mbq2xtb |");

  CHECK(remove(rehearsal) == StoreAnswer::ok);
  CHECK(left() == "rehearsal-k3jw7mbq2xtb | " + rehearsal);
  for (const std::string& id : its) {
    CHECK(shown(store.load(0, id)) == "missing");
    CHECK(person("p-of-" + id) == PersonAnswer::missing);
  }
  for (const std::string& id : others) {
    INFO(id);
    CHECK(shown(store.load(0, id)).starts_with("found head 1"));
    CHECK(person("p-of-" + id) == PersonAnswer::found);
    const auto listed = answer_of<std::optional<std::vector<ListedPerson>>>(
        *store.rig, [&](auto done) { store.rig->people().list(id, done); });
    REQUIRE(listed);
    CHECK(listed->size() == 2);
  }
  CHECK(person("p-everywhere") == PersonAnswer::found);

  put(rehearsal + ".b1", "p-late");  // somebody was just coming
  CHECK(remove(rehearsal) == StoreAnswer::ok);
  CHECK(person("p-late") == PersonAnswer::missing);
  CHECK(answer_of<StoreAnswer>(*store.rig, [&](auto done) { store.rig->remover().finish(rehearsal, done); }) ==
        StoreAnswer::ok);
  CHECK(left() == "rehearsal-k3jw7mbq2xtb |");
}

TEST_CASE("documents are apart", "[store]") {
  Store store;
  const LogEntry a = store.author.after({}, "a"), b = store.author.after({}, "b");
  CHECK(shown(store.create(b, "b")) == "ok");
  CHECK(shown(store.create(a, "a")) == "ok");
  CHECK(shown(store.load(0, "a")) == "found head 1 1=a");
  CHECK(shown(store.load(0, "b")) == "found head 1 1=b");
  const auto ids =
      answer_of<std::optional<std::vector<std::string>>>(*store.rig, [&](auto done) { store.rig->node(0).list(done); });
  CHECK(ids == std::vector<std::string>{"a", "b"});
}

}  // namespace plenary
