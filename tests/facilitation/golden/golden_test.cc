// Logs of earlier releases, read by this one.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "facilitation/document/document.h"
#include "tests/catch.h"
#include "tests/facilitation/golden/golden_log.h"
#include "tests/facilitation/vectors/json.h"

using namespace plenary;
using namespace plenary::golden;

namespace {

std::filesystem::path folder() {
  const char* source = std::getenv("PLENARY_SOURCE");
  return std::filesystem::path(source ? source : ".") / "tests/golden";
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  if (!in.good()) throw std::runtime_error("cannot read " + path.string());
  return content.str();
}

std::vector<std::filesystem::path> stored_logs() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder()))
    if (entry.path().extension() == ".log") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Commit parsed(const std::string& bytes) {
  Commit commit;
  if (!commit.ParseFromString(bytes)) throw std::runtime_error("the bytes are not a commit");
  return commit;
}

std::string hash_of_state(const Document& document) { return vectors::hex(state_hash(document)); }
std::string hash_of_records(const Document& document) { return vectors::hex(records_hash(document)); }

}  // namespace

TEST_CASE("logs of the first release are there", "[golden]") {
  std::set<std::string> names;
  for (const auto& path : stored_logs()) names.insert(std::filesystem::relative(path, folder()).generic_string());
  const std::set<std::string> expected = {"format-1/board.log",   "format-1/every-noun.log", "format-1/guidebook.log",
                                          "format-1/meeting.log", "format-1/note.log",       "format-1/record.log"};
  CHECK(std::includes(names.begin(), names.end(), expected.begin(), expected.end()));
}

TEST_CASE("a log of an earlier release folds to what it folded to then", "[golden]") {
  for (const auto& path : stored_logs()) {
    INFO(path);
    const GoldenLog log = from_text(content_of(path));
    REQUIRE_FALSE(log.commits.empty());
    Document document;
    for (const GoldenCommit& stored : log.commits) {
      INFO("commit " << document.seq() + 1);
      static_cast<void>(evolve(document, parsed(stored.bytes)));
      REQUIRE(hash_of_records(document) == stored.records_hash);
      REQUIRE(hash_of_state(document) == stored.state_hash);
    }
  }
}

TEST_CASE("the records of an earlier release say what they said", "[golden]") {
  for (const auto& path : stored_logs()) {
    INFO(path);
    const GoldenLog log = from_text(content_of(path));
    Document document;
    for (const GoldenCommit& stored : log.commits) static_cast<void>(evolve(document, parsed(stored.bytes)));
    std::vector<std::string> records;
    for (const Record* record : document.sorted()) records.push_back(vectors::json_of(*record).on_one_line());
    REQUIRE(records.size() == log.records.size());
    for (std::size_t i = 0; i < records.size(); ++i) CHECK(records[i] == log.records[i]);
  }
}

TEST_CASE("every number in an old commit is still known", "[golden]") {
  for (const auto& path : stored_logs()) {
    INFO(path);
    const GoldenLog log = from_text(content_of(path));
    for (const GoldenCommit& stored : log.commits) {
      Commit commit = parsed(stored.bytes);
      INFO("commit " << commit.seq());
      REQUIRE(vectors::base64(vectors::bytes_of(commit)) == vectors::base64(stored.bytes));
      commit.DiscardUnknownFields();
      REQUIRE(vectors::base64(vectors::bytes_of(commit)) == vectors::base64(stored.bytes));
    }
  }
}

TEST_CASE("undo leads an old log back, commit by commit", "[golden]") {
  for (const auto& path : stored_logs()) {
    INFO(path);
    const GoldenLog log = from_text(content_of(path));
    Document document;
    std::vector<Undo> undos;
    for (const GoldenCommit& stored : log.commits) undos.push_back(evolve(document, parsed(stored.bytes)));
    REQUIRE_FALSE(undos.empty());
    while (undos.size() > 1) {
      INFO("taking back commit " << undos.size());
      std::move(undos.back()).revert(document);
      undos.pop_back();
      REQUIRE(hash_of_state(document) == log.commits[undos.size() - 1].state_hash);
    }
    std::move(undos.back()).revert(document);
    CHECK(document.size() == 0);
    CHECK(document.counters().empty());
    CHECK(document.seq() == 0);
  }
}

TEST_CASE("LOG-14: an old snapshot is read, and the log goes on from it", "[golden]") {
  int snapshots = 0;
  for (const auto& path : stored_logs()) {
    INFO(path);
    const GoldenLog log = from_text(content_of(path));
    Document folded;
    for (std::size_t i = 0; i < log.commits.size(); ++i) {
      static_cast<void>(evolve(folded, parsed(log.commits[i].bytes)));
      if (log.commits[i].snapshot.empty()) continue;
      ++snapshots;
      DocumentSnapshot snapshot;
      REQUIRE(snapshot.ParseFromString(log.commits[i].snapshot));
      Document document = from_snapshot(snapshot);
      CHECK(document.seq() == folded.seq());
      CHECK(document.at_ms() == folded.at_ms());
      CHECK(document.cards_numbered() == folded.cards_numbered());
      for (const auto& [id, entry] : folded.entries()) {
        INFO(id);
        const auto then = document.remembered(id);
        const auto now = folded.remembered(id);
        REQUIRE((then == nullptr) == (now == nullptr));
        if (now) CHECK(then->items.size() == now->items.size());
        CHECK(document.entry(id)->created == entry.created);
        CHECK(document.entry(id)->changed == entry.changed);
      }
      for (std::size_t next = i + 1; next < log.commits.size(); ++next)
        static_cast<void>(evolve(document, parsed(log.commits[next].bytes)));
      CHECK(hash_of_state(document) == log.commits.back().state_hash);
    }
  }
  CHECK(snapshots >= 4);
}

TEST_CASE("golden logs hold every kind of effect, of record and of step of the first release", "[golden]") {
  std::set<int> kinds, effects, refusals;
  int by_server = 0, by_clients = 0;
  for (const auto& path : stored_logs()) {
    const GoldenLog log = from_text(content_of(path));
    for (const GoldenCommit& stored : log.commits) {
      const Commit commit = parsed(stored.bytes);
      for (const Step& step : commit.steps()) {
        ++(step.client().empty() ? by_server : by_clients);
        if (step.has_refusal()) refusals.insert(step.refusal().code());
        for (const Effect& effect : step.effects()) {
          effects.insert(effect.kind_case());
          if (effect.has_put()) kinds.insert(effect.put().body_case());
        }
      }
    }
  }
  CHECK(effects == std::set<int>{Effect::kPut, Effect::kRemove, Effect::kEdit});
  const std::set<int> first_release = {10, 11, 12, 13, 14, 15, 20, 21, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
                                       40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 60, 61, 62, 70, 71, 72, 73};
  CHECK(std::includes(kinds.begin(), kinds.end(), first_release.begin(), first_release.end()));
  CHECK(refusals.size() >= 17);
  CHECK(by_server >= 10);
  CHECK(by_clients >= 500);
}

TEST_CASE("a golden log that is damaged is not read", "[golden]") {
  CHECK_THROWS(from_text("state 00\n"));
  CHECK_THROWS(from_text("commit !\n"));
  CHECK_THROWS(from_text("commit AAA\n"));
  CHECK_THROWS(from_text("something else\n"));
  CHECK(from_text("# about\ncommit AAAA\n").commits.at(0).bytes == std::string(3, '\0'));
}
