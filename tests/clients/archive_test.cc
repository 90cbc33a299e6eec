// An archive is verified by itself: its bytes, its chain, and where its commits lead.
#include "clients/cli/archive.h"
#include "server/live/ports.h"
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

// What a server would archive after an afternoon at the table.
Archive archive_of(Table& table) {
  Archive archive;
  archive.set_format(1);
  ArchivedDocument& document = *archive.add_documents();
  document.set_document("doc");
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
  const auto problem = [&] { return cli::verify(archive).front().problem; };
  REQUIRE(problem().empty());
  CHECK(cli::verify(archive).front().commits == 3);

  SECTION("other words") {
    Commit commit;
    REQUIRE(commit.ParseFromString(document.entries(1).commit()));
    commit.set_at_ms(commit.at_ms() + 1);
    document.mutable_entries(1)->set_commit(commit.SerializeAsString());
    CHECK(problem() == "commit 2 is not what was stored: its digest differs");
  }
  SECTION("another digest, to go with other words") {
    (*document.mutable_entries(1)->mutable_digest())[0] ^= 1;
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

}  // namespace plenary::test
