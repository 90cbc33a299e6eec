// An archive is verified by itself: its bytes, its chain, and where its commits lead.
#include "facilitation/archives/archive_file.h"
#include "facilitation/archives/verify.h"
#include "facilitation/document/session_record.h"
#include "server/live/ports.h"
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

struct FixedChance : Entropy {
  void fill(void* bytes, std::size_t count) override { std::fill_n(static_cast<char*>(bytes), count, 'c'); }
};

// A document of one commit, sealed as a server would.
ArchivedDocument sealed(const ChainMaker& chain, const std::string& id, const std::vector<Record>& records) {
  Commit commit;
  commit.set_seq(1);
  commit.set_at_ms(1);
  for (const Record& record : records) *commit.add_steps()->add_effects()->mutable_put() = record;
  FixedChance chance;
  const LogEntry entry = chain.seal(1, commit.SerializeAsString(), Chain{}, chance);
  ArchivedDocument document;
  document.set_document(id);
  document.set_epoch(7);
  document.set_chain_key(chain.key());
  ArchivedEntry& archived = *document.add_entries();
  archived.set_seq(1);
  archived.set_commit(entry.commit);
  archived.set_salt(entry.salt);
  archived.set_digest(entry.digest);
  archived.set_chain(entry.chain.data(), entry.chain.size());
  return document;
}

// An approved record of one paragraph, drafted from that commit of the board.
std::vector<Record> approved_record(const std::string& chain_of_board, const std::string& heading) {
  Record head, paragraph;
  paragraph.set_id("p1");
  paragraph.mutable_paragraph()->set_section("summary");
  paragraph.mutable_paragraph()->set_number(1);
  paragraph.mutable_paragraph()->set_heading(heading);
  head.set_id("record");
  head.mutable_session_record()->set_state(SessionRecordHead::APPROVED);
  SourceLog& source = *head.mutable_session_record()->add_sources();
  source.set_document("meet.blue");
  source.set_seq(1);
  source.set_chain(chain_of_board);
  Document document;
  for (const Record& record : {head, paragraph}) {
    Effect effect;
    *effect.mutable_put() = record;
    (void)evolve(document, effect, 1);
  }
  head.mutable_session_record()->set_content_hash(content_hash(document));
  return {head, paragraph};
}

// What a server would archive after an afternoon at the table.
Archive archive_of(Table& table) {
  Archive archive;
  archive.set_format(1);
  ArchivedDocument& document = *archive.add_documents();
  document.set_document("doc");
  document.set_epoch(7);
  document.set_chain_key(table.chain.key());
  for (const LogEntry& entry : table.documents->by_id.at("doc").log) {
    ArchivedEntry& archived = *document.add_entries();
    archived.set_seq(entry.seq);
    archived.set_commit(entry.commit);
    archived.set_salt(entry.salt);
    archived.set_digest(entry.digest);
    archived.set_chain(entry.chain.data(), entry.chain.size());
  }
  document.set_state_hash(state_hash(table.folded()));
  return archive;
}

}  // namespace

TEST_CASE("LOG-3: an archive of what happened verifies, and any change to it does not", "[clients][archive]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  REQUIRE(ben.types("c1", 3, " and two"));
  table.settle();
  Archive archive = archive_of(table);
  ArchivedDocument& document = *archive.mutable_documents(0);
  const auto problem = [&] { return verify(archive).front().problem; };
  REQUIRE(problem().empty());
  CHECK(verify(archive).front().commits == 3);

  SECTION("other words") {
    Commit commit;
    REQUIRE(commit.ParseFromString(document.entries(1).commit()));
    commit.set_at_ms(commit.at_ms() + 1);
    document.mutable_entries(1)->set_commit(commit.SerializeAsString());
    CHECK(problem() == "commit 2 is not what was stored: its digest differs");
  }
  SECTION("another digest, to go with other words") {
    (*document.mutable_entries(1)->mutable_digest())[0] ^= 1;
    document.mutable_entries(1)->clear_salt();
    document.mutable_entries(1)->set_erased(true);
    CHECK(problem() == "the chain does not hold at commit 2");
  }
  SECTION("a commit left out") {
    document.mutable_entries()->DeleteSubrange(1, 1);
    CHECK(problem() == "commit 3 does not follow commit 1");
  }
  SECTION("the last commit left out") {
    document.mutable_entries()->RemoveLast();
    CHECK(problem() == "the commits lead to another state than the one written down");
  }
}

TEST_CASE("RECORD-5: an approved record verifies with the board it came from, and with no other words or history",
          "[clients][archive][records]") {
  const ChainMaker chain(std::string(32, 'k'));
  Record board;
  board.set_id("board");
  board.mutable_board()->set_title("Blue");
  const ArchivedDocument blue = sealed(chain, "meet.blue", {board});
  const std::string there = blue.entries(0).chain();
  const auto problem = [&](const std::vector<Record>& record) {
    Archive archive;
    archive.set_format(1);
    *archive.add_documents() = blue;
    *archive.add_documents() = sealed(chain, "meet.record.blue", record);
    return verify(archive).back().problem;
  };
  CHECK(problem(approved_record(there, "Rain first")) == "");
  std::vector<Record> other_words = approved_record(there, "Rain first");
  other_words.back().mutable_paragraph()->set_heading("Sun first");
  CHECK(problem(other_words) == "what stands in it is not what was approved: its hash differs");
  CHECK(problem(approved_record(std::string(16, 'x'), "Rain first")) ==
        "it was drafted from another history of meet.blue than the one that is here");
}

TEST_CASE("ARCHIVE-1: the same state is the same bytes, but for when the archive was made", "[clients][archive]") {
  Table table;
  REQUIRE(table.sits("ben").adds("c1", "one"));
  table.settle();
  Archive archive = archive_of(table);
  const std::string one = bytes_of(archive);
  CHECK(one == bytes_of(archive));
  archive.set_made_ms(12'345);
  const ReadFile<Archive> later = read_archive(bytes_of(archive));
  REQUIRE(later.problem.empty());
  CHECK(later.file.digest() == read_archive(one).file.digest());
  CHECK(problem_beside_logs(later.file).empty());
}

TEST_CASE("what is no archive, is newer, or is cut short is told apart, with what to do", "[clients][archive]") {
  Table table;
  REQUIRE(table.sits("ben").adds("c1", "one"));
  table.settle();
  const std::string whole = bytes_of(archive_of(table));
  CHECK(read_archive("").problem == " is not an archive. `plenaryd --archive FILE` makes one.");
  CHECK(read_archive("Dear all,\n").problem == " is not an archive. `plenaryd --archive FILE` makes one.");
  CHECK_THAT(read_archive(whole.substr(0, whole.size() - 7)).problem, PLENARY_CONTAINS("cut short or damaged"));
  Archive newer = archive_of(table);
  newer.set_format(3);
  CHECK_THAT(read_archive(newer.SerializeAsString()).problem, PLENARY_CONTAINS("newer version (format 3)"));
  for (const std::string& none : {std::string("Dear all,\n"), whole})
    CHECK_THAT(read_suppression(none).problem, PLENARY_CONTAINS("is not a list of suppressed words"));
  SuppressionFile list;
  for (const char* record : {"q1", "q2"}) {
    list.add_suppressed()->set_document("doc");
    list.mutable_suppressed()->rbegin()->set_record(record);
  }
  const std::string listed = bytes_of(list);
  CHECK(read_suppression(listed).problem.empty());
  list.mutable_suppressed()->RemoveLast();  // cut where one ends: what is left could be read, and would suppress less
  CHECK_THAT(read_suppression(listed.substr(0, list.ByteSizeLong() + 2)).problem, PLENARY_CONTAINS("cut short"));
}

TEST_CASE("ARCHIVE-2: what an archive says beside its logs is judged, too", "[clients][archive]") {
  Table table;
  REQUIRE(table.sits("ben").adds("c1", "one"));
  table.settle();
  Archive archive = archive_of(table);
  archive.set_meeting("doc");
  archive.add_people()->set_id("ben");
  archive.mutable_people(0)->set_name("Ben");
  archive.mutable_documents(0)->add_people("ben");
  const auto problem = [&] { return problem_beside_logs(archive); };
  archive.set_digest(digest_of(archive));
  REQUIRE(problem().empty());

  SECTION("another name") {
    archive.mutable_people(0)->set_name("Bes");
    CHECK(problem() == "it is not what was written: its digest differs");
  }
  SECTION("a document of another meeting") {
    archive.set_meeting("elsewhere");
    CHECK(problem() == "doc is not of the meeting elsewhere");
  }
  SECTION("an id that would mean something in a key") {
    archive.mutable_documents(0)->set_document("doc}:head\n");
    CHECK(problem() == "the id of a document is none");
  }
  SECTION("a document twice") {
    *archive.add_documents() = archive.documents(0);
    CHECK(problem() == "its documents are not in order, or one stands there twice");
  }
  SECTION("somebody without a card") {
    archive.mutable_documents(0)->add_people("cleo");
    CHECK(problem() == "somebody in doc is not among its people");
  }
  SECTION("a commit larger than a log takes") {
    ArchivedEntry& entry = *archive.mutable_documents(0)->mutable_entries(1);
    entry.set_commit(std::string(8u << 20, 'x'));
    CHECK(verify(archive).front().problem == "commit 2 is larger than a log takes");
  }
  SECTION("no log at all") {
    archive.mutable_documents(0)->clear_entries();
    CHECK(verify(archive).front().problem == "there is no log");
  }
}

}  // namespace plenary::test
