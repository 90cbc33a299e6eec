#include "server/archives/suppressing.h"

#include <algorithm>

#include "facilitation/archives/verify.h"
#include "facilitation/document/erase.h"
#include "facilitation/rules/decide.h"
#include "facilitation/rules/quotations.h"
#include "facilitation/wording/trace.h"
#include "server/live/schema.h"

namespace plenary {
namespace {

constexpr const char* kNode = "import";

// Is left of the log, folded; and whether a byte of it is another now.
bool erase_in(ArchivedDocument& archived, const std::set<std::string>& records, Document& left) {
  bool changed = false;
  for (ArchivedEntry& entry : *archived.mutable_entries()) {
    Commit commit;
    if (!commit.ParseFromString(entry.commit())) throw BrokenLog("commit " + std::to_string(entry.seq()));
    if (erase(commit, records)) {
      entry.set_commit(commit.SerializeAsString());
      entry.clear_salt();
      entry.set_erased(true);
      changed = true;
    }
    evolve(left, commit);
  }
  return changed;
}

// The act of the server that a board would have had on the day, as one more commit.
bool note(ArchivedDocument& archived, const std::set<std::string>& records, const Document& before_it, Document& left,
          Entropy& entropy, std::int64_t now_ms) {
  Request request;
  std::uint64_t salt = 0;
  entropy.fill(&salt, sizeof salt);
  for (const std::string& record : records)
    if (const Record* quote = before_it.find(record); quote && quote->has_quote()) {
      TraceOfQuote& one = *request.mutable_note_erased()->add_traces();
      one.set_quote(record);
      *one.mutable_trace() = trace_of(quote->text().content(), salt);
    }
  for (const std::string& record : records) request.mutable_note_erased()->add_records(record);
  const Moment now{std::max(now_ms, left.at_ms()), 0};
  const Outcome outcome = decide(left, request, {"", /*server=*/true}, now);
  if (!outcome.accepted()) return false;  // nothing of it stands here

  Commit commit;
  commit.set_seq(left.seq() + 1);
  commit.set_at_ms(now.ms);
  commit.set_node(kNode);
  commit.set_schema(kSchema);
  Step& step = *commit.add_steps();
  step.set_verb(verb_number(request));
  for (const Effect& effect : outcome.effects) *step.add_effects() = effect;
  evolve(left, commit);

  Chain before{};
  const std::string& last = archived.entries().rbegin()->chain();
  std::copy_n(last.begin(), std::min(last.size(), before.size()), before.begin());
  const LogEntry entry =
      ChainMaker(archived.chain_key()).seal(commit.seq(), commit.SerializeAsString(), before, entropy);
  ArchivedEntry& kept = *archived.add_entries();
  kept.set_seq(entry.seq);
  kept.set_commit(entry.commit);
  kept.set_salt(entry.salt);
  kept.set_digest(entry.digest);
  kept.set_chain(entry.chain.data(), entry.chain.size());
  return true;
}

}  // namespace

std::size_t suppress(Archive& archive, SuppressedSet& words, Entropy& entropy, std::int64_t now_ms) {
  std::size_t changed = 0;
  for (ArchivedDocument& archived : *archive.mutable_documents()) {
    const Document before = verify(archived).folded;
    std::set<std::string> records = records_to_erase(before);
    for (const std::string& record : records) words.emplace(archived.document(), record);
    for (auto at = words.lower_bound({archived.document(), ""}); at != words.end() && at->first == archived.document();
         ++at)
      records.insert(at->second);
    if (records.empty()) continue;
    Document left;
    const bool erased = erase_in(archived, records, left);
    const bool noted = note(archived, records, before, left, entropy, now_ms);
    if (!erased && !noted) continue;
    ++changed;
    archived.set_state_hash(state_hash(left));
    Epoch epoch = 0;
    while (epoch == 0 || epoch == archived.epoch()) entropy.fill(&epoch, sizeof epoch);
    archived.set_epoch(epoch);
  }
  return changed;
}

}  // namespace plenary
