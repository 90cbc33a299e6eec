// A meeting as one file: for whom, what it holds, and that it is the same meeting where it is brought in.
#include <google/protobuf/text_format.h>

#include "facilitation/archives/archive_file.h"
#include "facilitation/archives/verify.h"
#include "server/archives/importing.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr const char* kArchive = "/api/documents/meet/archive";
constexpr const char* kCanary = "canary of the harbour";

Request asked(const std::string& text) {
  Request request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request)) throw std::runtime_error(text);
  return request;
}

// Fay leads the meeting; Ben wrote on a board, and was quoted there.
struct Met {
  House house;
  JoinAnswer fay = house.joins("facilitator", "Fay", {}, "meet");
  JoinAnswer ben = house.joins("participant", "Ben");
  JoinAnswer ray = house.joins("rapporteur", "Ray");

  Met() {
    house.acts(ben, add_card("c1", "willow"));
    house.acts(ray, asked("capture_quote { id: 'q' text: '" + std::string(kCanary) + "' speaker: '" +
                          ben.participant() + "' }"));
    house.acts(ray, asked("request_attribution { id: 'ask' quote: 'q' quote_version: 1 for_kinds: 'blog' "
                          "identification: BY_ROLE said_as: 'canary keeper' answer_by: '2099-01-01' }"));
    house.acts(ben, asked("answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' "
                          "identification: BY_ROLE }"));
  }
  Archive archive() {
    const Answered answered = house.get(kArchive, fay);
    REQUIRE(said(answered) == "200");
    const ReadFile<Archive> read = read_archive(answered.response.body);
    REQUIRE(read.problem.empty());
    return read.file;
  }
};

// Another server, with nothing on it.
struct Elsewhere {
  Later later;
  std::shared_ptr<MemoryDocuments> documents = std::make_shared<MemoryDocuments>();
  MemoryLog log{documents, later.post()};
  MemoryPeople people{later.post()};
  MemorySuppressed suppressed{later.post()};
  Dice dice{5};
  std::map<std::string, std::string> brought;

  ArchiveImport::Result takes(const Archive& archive, std::vector<SuppressedWords> also = {}) {
    REQUIRE(why_not_import(archive) == "");
    std::optional<ArchiveImport::Result> result;
    const ImportParts parts{log, people, suppressed, log, dice, [&](const auto& keys) { brought = keys; }};
    std::make_shared<ArchiveImport>(parts, archive, std::move(also), 5'000'000'000'000,
                                    [&](ArchiveImport::Result done) { result = std::move(done); })
        ->begin();
    later.settle();
    REQUIRE(result.has_value());
    return *result;
  }
  Archive archive() {
    const ChainKeys keys(std::string(32, 'e'), brought);
    std::optional<Archive> made;
    std::make_shared<ArchiveGathering>(ArchiveParts{log, people, suppressed, keys}, "meet", 0,
                                       [&](Archive archive, const std::string& problem) {
                                         REQUIRE(problem == "");
                                         REQUIRE(finish(archive) == "");
                                         made = std::move(archive);
                                       })
        ->begin();
    later.settle();
    REQUIRE(made.has_value());
    return *made;
  }
  std::string bytes() const {
    std::string all;
    for (const auto& [id, kept] : documents->by_id)
      for (const LogEntry& entry : kept.log) all += entry.commit;
    return all;
  }
};

SuppressedWords words(const std::string& document, const std::string& record) {
  SuppressedWords one;
  one.set_document(document);
  one.set_record(record);
  return one;
}

bool holds(const std::string& bytes, const std::string& part) { return bytes.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a meeting's archive is for whoever leads the meeting, and for nobody else", "[api][archive]") {
  Met met;
  const Answered given = met.house.get(kArchive, met.fay);
  CHECK(said(given) == "200");
  CHECK(given.header("Content-Disposition") == "attachment; filename=\"meet.archive\"");
  const JoinAnswer lea = met.house.joins("facilitator", "Lea");  // leads a board, not the meeting
  CHECK(said(met.house.get(kArchive, lea)) == "403 forbidden");
  CHECK(said(met.house.get(kArchive, met.ben)) == "403 forbidden");
  CHECK(said(met.house.get("/api/documents/meet.blue/archive", lea)) == "400 invalid");
  CHECK(said(met.house.get(kArchive)) == "401 no_session");
  CHECK(said(met.house.get("/api/documents/of-link/archive", From::bearer(met.house.token("facilitator", "meet")))) ==
        "403 forbidden");
  for (int i = 0; i < 5; ++i) CHECK(said(met.house.get(kArchive, met.fay)) == "200");
  CHECK(said(met.house.get(kArchive, met.fay)) == "429 too_often");
}

TEST_CASE("ARCHIVE-1: an archive holds the meeting, its boards and its people, and verifies", "[api][archive]") {
  Met met;
  const Archive archive = met.archive();
  std::string documents, people;
  for (const ArchivedDocument& one : archive.documents()) documents += one.document() + " ";
  for (const ListedPerson& one : archive.people()) people += one.name() + " ";
  CHECK(documents == "meet meet.blue meet.red ");
  for (const char* name : {"Fay", "Ben", "Ray"}) CHECK(holds(people, name));
  for (const VerifiedDocument& one : verify(archive)) CHECK(one.problem == "");
  CHECK(problem_beside_logs(archive) == "");
}

TEST_CASE("ARCHIVE-2: the key of an archived log is of that log alone", "[api][archive]") {
  Met met;
  const Archive archive = met.archive();
  CHECK(archive.documents(0).chain_key() != archive.documents(1).chain_key());
  for (const ArchivedDocument& one : archive.documents()) CHECK(one.chain_key() != std::string(32, 'k'));
}

TEST_CASE("ARCHIVE-3: what is brought in is the same meeting, and its archive the same bytes", "[api][archive]") {
  Met met;
  Archive archive = met.archive();
  Elsewhere elsewhere;
  CHECK(elsewhere.takes(archive).problem == "");
  archive.set_made_ms(0);
  CHECK(bytes_of(elsewhere.archive()) == bytes_of(archive));
  const MemoryDocument& there = elsewhere.documents->by_id.at("meet.blue");
  CHECK(*there.head == *met.house.storage->documents->by_id.at("meet.blue").head);

  SECTION("and once only") {
    CHECK_THAT(elsewhere.takes(archive).problem,
               PLENARY_CONTAINS("There is already meet, meet.blue, meet.red. Nothing was changed."));
  }
}

TEST_CASE("ARCHIVE-3: somebody who is known already stays as they are known", "[api][archive]") {
  Met met;
  Elsewhere elsewhere;
  ListedPerson ben;
  ben.set_id(met.ben.participant());
  ben.set_name("Benedikt");
  elsewhere.people.put("other", ben, [](bool) {});
  CHECK(elsewhere.takes(met.archive()).problem == "");
  CHECK(holds(elsewhere.archive().ShortDebugString(), "Benedikt"));
}

TEST_CASE("ARCHIVE-4: words that were taken back do not come back through an older archive", "[api][archive]") {
  Met met;
  const Archive older = met.archive();
  Elsewhere elsewhere;
  SECTION("by the list of the server itself") {
    elsewhere.suppressed.add({words("meet.blue", "q"), words("gone", "x")}, [](bool) {});
    elsewhere.later.settle();
    CHECK(elsewhere.takes(older).suppressed == 1);
  }
  SECTION("by a list that is given") { CHECK(elsewhere.takes(older, {words("meet.blue", "q")}).suppressed == 1); }
  SECTION("by that of the archive") {
    Archive listed(older);
    *listed.add_suppressed() = words("meet.blue", "q");
    listed.set_digest(digest_of(listed));
    CHECK(elsewhere.takes(listed).suppressed == 1);
  }
  CHECK_FALSE(holds(elsewhere.bytes(), "canary"));
  const Archive now = elsewhere.archive();
  CHECK(now.documents(1).epoch() != older.documents(1).epoch());
  CHECK(now.documents(0).epoch() == older.documents(0).epoch());  // nothing was erased there
  const VerifiedDocument board = verify(now.documents(1));
  CHECK(board.problem == "");
  CHECK(board.erased == 3);  // captured; asked, and answered: both tell the descriptor
  CHECK(board.folded.find("q")->quote().state() == Quote::QUOTE_WITHDRAWN);
  CHECK(board.folded.find("q")->quote().erased());
  CHECK(board.folded.find("q")->text().content() == "");
  CHECK(board.folded.find("ask")->attribution_request().said_as() == "");
  CHECK(board.folded.card("c1") != nullptr);
  REQUIRE(now.suppressed_size() == 1);  // and it goes on with the next archive, without those of other meetings
  CHECK(now.suppressed(0).record() == "q");

  Elsewhere third;
  CHECK(third.takes(now).suppressed == 0);
  CHECK(bytes_of(third.archive()) == bytes_of(now));
}

TEST_CASE("ARCHIVE-4: what was withdrawn and not yet erased when the archive was made is erased, too",
          "[api][archive]") {
  Met met;
  met.house.acts(met.ben, asked("withdraw_attribution { quote: 'q' }"));  // nothing erases in this house
  const Archive archive = met.archive();
  REQUIRE(holds(archive.SerializeAsString(), kCanary));
  Elsewhere elsewhere;
  CHECK(elsewhere.takes(archive).suppressed == 1);
  CHECK_FALSE(holds(elsewhere.bytes(), "canary"));
  REQUIRE(elsewhere.archive().suppressed_size() == 1);
  CHECK(elsewhere.archive().suppressed(0).record() == "q");
}

TEST_CASE("ARCHIVE-5: the list names a record, never a word, never a person", "[api][archive]") {
  CHECK(SuppressedWords::descriptor()->field_count() == 2);
  CHECK(words("meet.blue", "q").ShortDebugString() == "document: \"meet.blue\" record: \"q\"");
}

TEST_CASE("an archive that does not hold, or is of a newer version, is not brought in", "[api][archive]") {
  Met met;
  Archive archive = met.archive();
  CHECK(why_not_import(Archive()) == "there is no document in it");
  SECTION("a name was changed") {
    archive.mutable_people(0)->set_name("Another");
    CHECK(why_not_import(archive) == "it is not what was written: its digest differs");
  }
  SECTION("a commit was changed") {
    (*archive.mutable_documents(1)->mutable_entries(0)->mutable_commit())[0] ^= 1;
    archive.set_digest(digest_of(archive));
    CHECK(why_not_import(archive) == "meet.blue is damaged: commit 1 is not what was stored: its digest differs");
  }
  SECTION("a commit of a later version") {
    ArchivedDocument& board = *archive.mutable_documents(1);
    Commit commit;
    REQUIRE(commit.ParseFromString(board.entries(0).commit()));
    commit.set_schema(99);
    Dice dice{1};
    const LogEntry entry = ChainMaker(board.chain_key()).seal(1, commit.SerializeAsString(), Chain{}, dice);
    board.mutable_entries()->DeleteSubrange(1, board.entries_size() - 1);
    board.clear_state_hash();
    board.mutable_entries(0)->set_commit(entry.commit);
    board.mutable_entries(0)->set_salt(entry.salt);
    board.mutable_entries(0)->set_digest(entry.digest);
    board.mutable_entries(0)->set_chain(entry.chain.data(), entry.chain.size());
    archive.set_digest(digest_of(archive));
    CHECK_THAT(why_not_import(archive), PLENARY_CONTAINS("written by a newer version; update this server"));
  }
}
