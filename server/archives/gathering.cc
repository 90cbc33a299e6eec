#include "server/archives/gathering.h"

#include <algorithm>

#include "facilitation/archives/archive_file.h"
#include "facilitation/archives/verify.h"
#include "facilitation/document/rehearsal.h"

namespace plenary {
namespace {

constexpr std::uint32_t kEntriesAtOnce = 1'000;
constexpr int kTriesForOneLog = 5;
constexpr const char* kOneKeyForAll =
    "This installation was begun by a version that sealed all logs with one key, and that key cannot be given away "
    "with "
    "one meeting. `plenaryd --archive FILE` without a meeting archives everything.";

void keep(ArchivedDocument& archived, const LogEntry& entry) {
  ArchivedEntry& kept = *archived.add_entries();
  kept.set_seq(entry.seq);
  kept.set_commit(entry.commit);
  kept.set_salt(entry.salt);
  kept.set_digest(entry.digest);
  kept.set_chain(entry.chain.data(), entry.chain.size());
  kept.set_erased(entry.salt.empty());
}

}  // namespace

ArchiveGathering::ArchiveGathering(ArchiveParts parts, std::string meeting, std::int64_t made_ms, Done done)
    : parts_(parts), done_(std::move(done)) {
  archive_.set_format(kArchiveFormat);
  archive_.set_made_ms(made_ms);
  archive_.set_meeting(std::move(meeting));
}

void ArchiveGathering::begin() {
  parts_.log.list([self = shared_from_this()](std::optional<std::vector<std::string>> ids) {
    if (!ids) return self->end("The store does not say which documents there are.");
    for (std::string& id : *ids)
      // REHEARSAL-4: nothing of a rehearsal leaves it.
      if (belongs_to(id, self->archive_.meeting()) && rehearsal_of(id).empty()) self->ids_.push_back(std::move(id));
    std::sort(self->ids_.begin(), self->ids_.end());
    const std::string& meeting = self->archive_.meeting();
    if (!meeting.empty() && std::find(self->ids_.begin(), self->ids_.end(), meeting) == self->ids_.end())
      return self->end("There is no meeting " + meeting + " here.");
    for (const std::string& id : self->ids_)
      if (!meeting.empty() && !self->parts_.keys.its_own(id)) return self->end(kOneKeyForAll);
    self->next_document();
  });
}

void ArchiveGathering::next_document() {
  if (at_ == ids_.size()) return list_suppressed();
  ArchivedDocument& archived = *archive_.add_documents();
  archived.set_document(ids_[at_]);
  archived.set_chain_key(parts_.keys.of(ids_[at_]).key());
  tries_ = 0;
  read_log();
}

void ArchiveGathering::read_log() {
  const ArchivedDocument& archived = *archive_.documents().rbegin();
  const Seq after = archived.entries().empty() ? 0 : archived.entries().rbegin()->seq();
  parts_.log.read(archived.document(), after, kEntriesAtOnce,
                  [self = shared_from_this()](const ReadAnswer& answer) { self->take(answer); });
}

void ArchiveGathering::take(const ReadAnswer& answer) {
  ArchivedDocument& archived = *archive_.mutable_documents()->rbegin();
  if (answer.kind != ReadAnswer::ok)
    return end(archived.document() + (answer.kind == ReadAnswer::corrupt ? " is damaged (" + answer.detail + ")"
                                                                         : " cannot be read just now"));
  if (archived.entries().empty() || answer.head.epoch != head_.epoch) {  // begun, or erased in meanwhile: again
    if (!archived.entries().empty() && ++tries_ == kTriesForOneLog)
      return end(archived.document() + " cannot be read just now");
    const bool again = !archived.entries().empty();
    archived.clear_entries();
    head_ = answer.head;
    archived.set_epoch(head_.epoch);
    if (again) return read_log();
  }
  // Up to where it was when this began: a busy board would otherwise be read for as long as it is busy.
  for (const LogEntry& entry : answer.entries)
    if (entry.seq <= head_.seq) keep(archived, entry);
  if (archived.entries().empty()) return end(archived.document() + " is damaged (it has no commit)");
  if (archived.entries().rbegin()->seq() < head_.seq) {
    if (answer.entries.empty()) return end(archived.document() + " is damaged (the entries do not lead to the head)");
    return read_log();
  }
  if (archive_.meeting().empty()) return ++at_, next_document();
  list_people();
}

void ArchiveGathering::list_people() {
  parts_.people.list(ids_[at_], [self = shared_from_this()](std::optional<std::vector<ListedPerson>> listed) {
    if (!listed) return self->end("The people store does not answer.");
    ArchivedDocument& archived = *self->archive_.mutable_documents()->rbegin();
    for (ListedPerson& person : *listed) {
      archived.add_people(person.id());
      self->people_[person.id()] = std::move(person);
    }
    ++self->at_;
    self->next_document();
  });
}

void ArchiveGathering::list_suppressed() {
  for (auto& [id, person] : people_) *archive_.add_people() = std::move(person);
  parts_.suppressed.list([self = shared_from_this()](std::optional<std::vector<SuppressedWords>> listed) {
    if (!listed) return self->end("The store does not say what is suppressed.");
    for (SuppressedWords& words : *listed)
      if (belongs_to(words.document(), self->archive_.meeting())) *self->archive_.add_suppressed() = std::move(words);
    self->end({});
  });
}

void ArchiveGathering::end(std::string problem) { done_(std::move(archive_), std::move(problem)); }

std::string finish(Archive& archive) {
  for (ArchivedDocument& archived : *archive.mutable_documents()) {
    const VerifiedDocument verified = verify(archived);
    if (!verified.problem.empty()) return archived.document() + " is damaged (" + verified.problem + ")";
    archived.set_state_hash(state_hash(verified.folded));
  }
  archive.set_digest(digest_of(archive));
  return {};
}

}  // namespace plenary
