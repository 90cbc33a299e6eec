// A stored commit, after a log that is there: a broken log, which leaves the document as it was, or a document that can be
// taken back, kept as a snapshot, and shown.
#include "tests/fuzz/golden_logs.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

constexpr std::size_t kPlaces = 256;   // documents to begin with: empty, and after each commit of the golden logs
constexpr std::size_t kOfOneLog = 24;  // of a long one, its beginning

std::string all_of(const Document& document) { return canonical(to_snapshot(document)); }

struct Place {
  Document document;
  std::string all;   // of the document
  std::string next;  // the commit that came then
};
const std::vector<Place>& places() {
  static const std::vector<Place> kAll = [] {
    std::vector<Place> places(1);
    places.front().all = all_of({});
    for (const GoldenCommits& golden : golden_logs()) {
      Document document;
      for (std::size_t i = 0; i < std::min(golden.commits.size(), kOfOneLog) && places.size() < kPlaces; ++i) {
        places.push_back({document, all_of(document), golden.commits[i]});
        static_cast<void>(evolve(document, parsed_commit({static_cast<Seq>(i + 1), golden.commits[i], "", "", {}})));
      }
    }
    return places;
  }();
  return kAll;
}

void look_at_commit(const Place& before, const LogEntry& entry) {
  Document document = before.document;
  Commit commit;
  Undo undo;
  try {
    commit = parsed_commit(entry);
    undo = evolve(document, commit);
  } catch (const BrokenLog&) {
    must(all_of(document) == before.all, "a commit that does not fold changed the document");
    return;
  }
  must(document.seq() == entry.seq, "a commit led to another number than its own");
  const std::string after = all_of(document);
  DocumentSnapshot snapshot;
  must(snapshot.ParseFromString(after), "a snapshot cannot be read");
  const Document restored = from_snapshot(snapshot);  // which compares the hash of the state
  must(all_of(restored) == after, "a document from its snapshot is another");
  must(restored.cards_numbered() == document.cards_numbered(),
       "a document from its snapshot counts its cards otherwise");

  std::move(undo).revert(document);
  must(all_of(document) == before.all, "a commit that was taken back left something behind");

  static_cast<void>(evolve_and_show(document, commit));
  must(all_of(document) == after, "a commit folds otherwise when it is shown");
  for (const ViewerClass viewers : {ViewerClass::everyone, ViewerClass::rapporteurs})
    static_cast<void>(snapshot_for(document, viewers));
  static_cast<void>(personal_parts(document));
}

void look_at_entry(std::string_view input) {
  Bytes bytes(input);
  const Place& before = places()[bytes.byte() % places().size()];
  LogEntry entry;
  entry.seq = before.document.seq() + 1;
  entry.commit = bytes.rest();
  look_at_commit(before, entry);
  // With the number that it needs to be looked at further.
  Commit commit;
  if (!commit.ParseFromString(entry.commit) || (commit.seq() == entry.seq && commit.schema() <= kSchema)) return;
  commit.set_seq(entry.seq);
  commit.set_schema(kSchema);
  entry.commit = canonical(commit);
  look_at_commit(before, entry);
}

std::vector<std::string> entry_seeds() {
  std::vector<std::string> seeds;
  for (std::size_t i = 1; i < places().size() && i < kPlaces; ++i)
    seeds.push_back(static_cast<char>(i) + places()[i].next);
  return seeds;
}

}  // namespace

const Target log_entry{"log_entry", look_at_entry, entry_seeds};

}  // namespace plenary::fuzz
