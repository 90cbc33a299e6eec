#include "server/archives/importing.h"

#include <algorithm>

#include "facilitation/archives/verify.h"
#include "facilitation/document/rehearsal.h"
#include "server/live/schema.h"

namespace plenary {
namespace {

constexpr std::size_t kIdsNamed = 10;

LogEntry as_stored(const ArchivedEntry& archived) {
  LogEntry entry{archived.seq(), archived.commit(), archived.salt(), archived.digest(), {}};
  std::copy_n(archived.chain().begin(), std::min(archived.chain().size(), entry.chain.size()), entry.chain.begin());
  return entry;
}

WholeLog as_log(const ArchivedDocument& archived) {
  WholeLog log;
  log.document = archived.document();
  for (const ArchivedEntry& entry : archived.entries()) log.entries.push_back(as_stored(entry));
  log.head = {archived.epoch(), log.entries.back().seq, log.entries.back().chain};
  return log;
}

std::string there_already(const std::vector<std::string>& ids) {
  std::string named;
  for (std::size_t i = 0; i < std::min(ids.size(), kIdsNamed); ++i) named += (i == 0 ? "" : ", ") + ids[i];
  if (ids.size() > kIdsNamed) named += " and " + std::to_string(ids.size() - kIdsNamed) + " more";
  return "There is already " + named + ". Nothing was changed. Import into a data folder that does not have " +
         (ids.size() == 1 ? "it" : "them") + ", for example a new one.";
}

}  // namespace

std::string why_not_import(const Archive& archive) {
  if (archive.documents().empty()) return "there is no document in it";
  for (const ArchivedDocument& archived : archive.documents()) {
    if (!rehearsal_of(archived.document()).empty())
      return archived.document() + " is called like a rehearsal, and those are in no archive";
    const VerifiedDocument verified = verify(archived);
    if (!verified.problem.empty()) return verified.document + " is damaged: " + verified.problem;
    try {
      for (const ArchivedEntry& entry : archived.entries()) (void)parsed_commit(as_stored(entry));
    } catch (const BrokenLog& broken) {
      return verified.document + " cannot be served: " + broken.what();
    }
  }
  return problem_beside_logs(archive);
}

ArchiveImport::ArchiveImport(ImportParts parts, Archive archive, std::vector<SuppressedWords> also, std::int64_t now_ms,
                             Done done)
    : parts_(std::move(parts)), also_(std::move(also)), now_ms_(now_ms), done_(std::move(done)) {
  result_.archive = std::move(archive);
}

void ArchiveImport::begin() {
  parts_.log.list([self = shared_from_this()](std::optional<std::vector<std::string>> ids) {
    if (!ids) return self->end("The store does not say which documents there are. Try again.");
    std::vector<std::string> there;
    for (const ArchivedDocument& archived : self->result_.archive.documents())
      if (std::find(ids->begin(), ids->end(), archived.document()) != ids->end()) there.push_back(archived.document());
    if (!there.empty()) return self->end(there_already(there));
    self->parts_.suppressed.list([self](std::optional<std::vector<SuppressedWords>> known) {
      if (!known) return self->end("The store does not say what is suppressed. Try again.");
      self->gather_suppressed(std::move(*known));
    });
  });
}

void ArchiveImport::gather_suppressed(std::vector<SuppressedWords> known) {
  SuppressedSet set;
  for (const auto* list : {&known, &also_})
    for (const SuppressedWords& words : *list) set.emplace(words.document(), words.record());
  for (const SuppressedWords& words : result_.archive.suppressed()) set.emplace(words.document(), words.record());
  result_.suppressed = suppress(result_.archive, set, parts_.entropy, now_ms_);
  std::vector<SuppressedWords> all;
  for (const auto& [document, record] : set) {
    all.emplace_back().set_document(document);
    all.back().set_record(record);
  }
  suppress_and_keep(std::move(all));
}

// Keys first: a log whose key is not there is as good as damaged.
void ArchiveImport::suppress_and_keep(std::vector<SuppressedWords> all) {
  std::map<std::string, std::string> keys;
  for (const ArchivedDocument& archived : result_.archive.documents()) keys[archived.document()] = archived.chain_key();
  parts_.keep_keys(keys);
  if (const std::string problem = parts_.bring_files ? parts_.bring_files() : std::string(); !problem.empty())
    return end("No document was brought in: " + problem + ". Mend that, and try again.");
  parts_.suppressed.add(all, [self = shared_from_this()](bool kept) {
    if (!kept) return self->end("The list of what is suppressed cannot be stored. Nothing was brought in; try again.");
    self->look_up_person(0);
  });
}

void ArchiveImport::look_up_person(std::size_t which) {
  if (which == static_cast<std::size_t>(result_.archive.people_size())) {
    for (const ArchivedDocument& archived : result_.archive.documents())
      for (const std::string& id : archived.people()) known_.emplace_back(archived.document(), people_.at(id));
    return put_people();
  }
  const ListedPerson& person = result_.archive.people(static_cast<int>(which));
  parts_.people.find(person.id(), [self = shared_from_this(), &person, which](const PersonAnswer& answer) {
    if (answer.kind == PersonAnswer::unavailable)
      return self->end("The people store does not answer. Nothing was brought in; try again.");
    self->people_[person.id()] = answer.kind == PersonAnswer::found ? answer.person : person;
    self->look_up_person(which + 1);
  });
}

void ArchiveImport::put_people() {
  if (next_known_ == known_.size()) return restore();
  const auto& [document, person] = known_[next_known_++];
  parts_.people.put(document, person, [self = shared_from_this()](bool kept) {
    if (!kept) return self->end("The people store does not answer. No document was brought in; try again.");
    self->put_people();
  });
}

void ArchiveImport::restore() {
  std::vector<WholeLog> logs;
  for (const ArchivedDocument& archived : result_.archive.documents()) logs.push_back(as_log(archived));
  parts_.restorer.restore(std::move(logs), [self = shared_from_this()](const AppendAnswer& answer) {
    switch (answer.kind) {
      case AppendAnswer::ok:
      case AppendAnswer::duplicate: return self->end({});
      case AppendAnswer::conflict: return self->end(there_already({answer.detail}));
      case AppendAnswer::corrupt:
      case AppendAnswer::unavailable:
        return self->end("The documents could not be stored (" + answer.detail + "). Try again.");
    }
  });
}

void ArchiveImport::end(std::string problem) {
  result_.problem = std::move(problem);
  done_(std::move(result_));
}

}  // namespace plenary
