// A file that is offered as an archive, or as a list of what was taken back: refused with a sentence, or what it holds folds.
#include "facilitation/archives/archive_file.h"
#include "facilitation/archives/verify.h"
#include "facilitation/text/change.h"
#include "server/live/ports.h"
#include "tests/fuzz/golden_logs.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

void must_be_words(const std::string& problem) {
  must(text::to_units(problem).has_value(), "a problem in letters that are none");
}

void look_at_archived(const ArchivedDocument& archived) {
  const VerifiedDocument verified = verify(archived);
  must_be_words(verified.document + verified.problem);
  if (!verified.problem.empty()) return;
  must(verified.commits == static_cast<std::uint32_t>(archived.entries_size()),
       "a log holds without some of its commits");
  must(verified.folded.seq() == verified.commits, "a log leads elsewhere than to its last commit");
  const DocumentSnapshot snapshot = to_snapshot(verified.folded);
  must(canonical(to_snapshot(from_snapshot(snapshot))) == canonical(snapshot),
       "what was folded is another as a snapshot");
  for (const ViewerClass viewers : {ViewerClass::everyone, ViewerClass::hosts})
    static_cast<void>(snapshot_for(verified.folded, viewers));
}

void look_at_list(std::string_view bytes) {
  const auto read = read_suppression(bytes);
  must_be_words(read.problem);
  if (read.problem.empty())
    must(read_suppression(bytes_of(read.file)).problem.empty(), "a list cannot be read when it is written again");
}

void look_at_archive(std::string_view input) {
  look_at_list(input);
  const auto read = read_archive(input);
  must_be_words(read.problem);
  if (!read.problem.empty()) return;
  must_be_words(problem_beside_logs(read.file));
  static_cast<void>(verify(read.file));
  for (const ArchivedDocument& archived : read.file.documents()) look_at_archived(archived);
  // As whoever wants to be believed would write it.
  const auto again = read_archive(bytes_of(read.file));
  must_equal(again.problem, "", "an archive cannot be read when it is written again");
  must(problem_beside_logs(again.file).find("digest") == std::string::npos,
       "an archive has another digest than it says");
}

struct NoEntropy : Entropy {
  void fill(void* bytes, std::size_t count) override { std::fill_n(static_cast<char*>(bytes), count, '\7'); }
};

// The golden logs, sealed as a server would.
ArchivedDocument archived_of(const std::string& id, const std::vector<std::string>& commits, std::size_t at_most) {
  NoEntropy entropy;
  const ChainMaker maker(std::string(32, 'c'));
  ArchivedDocument archived;
  archived.set_document(id);
  archived.set_epoch(7);
  archived.set_chain_key(maker.key());
  Chain at{};
  Document document;
  for (std::size_t i = 0; i < std::min(commits.size(), at_most); ++i) {
    const LogEntry entry = maker.seal(static_cast<Seq>(i + 1), commits[i], at, entropy);
    ArchivedEntry& stored = *archived.add_entries();
    stored.set_seq(entry.seq);
    stored.set_commit(entry.commit);
    stored.set_salt(entry.salt);
    stored.set_digest(entry.digest);
    stored.set_chain(entry.chain.data(), entry.chain.size());
    at = entry.chain;
    static_cast<void>(evolve(document, parsed_commit(entry)));
  }
  archived.set_state_hash(state_hash(document));
  return archived;
}

std::vector<std::string> archive_seeds() {
  Archive archive;
  std::vector<std::string> seeds;
  for (const GoldenCommits& golden : golden_logs()) {
    *archive.add_documents() = archived_of("m." + golden.name, golden.commits, 12);
    Archive one;
    *one.add_documents() = archived_of(golden.name, golden.commits, 3);
    seeds.push_back(bytes_of(one));
  }
  archive.set_meeting("m");
  archive.add_people()->set_id("ann");
  SuppressedWords& words = *archive.add_suppressed();
  words.set_document("m.board");
  words.set_record("q1");
  seeds.push_back(bytes_of(archive));
  SuppressionFile list;
  *list.add_suppressed() = words;
  seeds.push_back(bytes_of(list));
  return seeds;
}

}  // namespace

const Target archive{"archive", look_at_archive, archive_seeds};

}  // namespace plenary::fuzz
