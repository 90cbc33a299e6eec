#include "server/store/memory_log.h"

#include <algorithm>

#include "server/store/position.h"

namespace plenary {
namespace {

AppendAnswer corrupt(std::string detail) { return {AppendAnswer::corrupt, {}, {}, false, std::move(detail)}; }

// LOG-2.1
bool head_and_log_disagree(const MemoryDocument& kept) {
  return kept.log.empty() || kept.log.back().seq != kept.head->seq || kept.log.back().chain != kept.head->chain;
}

bool holds(const MemoryDocument& kept, Seq seq, const Chain& chain) {
  if (seq == 0) return chain == Chain{};
  return seq <= kept.log.size() && kept.log[seq - 1].chain == chain;
}

// LOG-2.3
AppendAnswer conflict(const MemoryDocument& kept, const LogPosition& senders) {
  AppendAnswer answer{AppendAnswer::conflict, *kept.head, {}, false, {}};
  if (senders.epoch != kept.head->epoch || !holds(kept, senders.seq, senders.chain)) return answer;
  answer.missed_known = true;
  std::size_t bytes = 0;
  for (Seq seq = senders.seq; seq < kept.log.size(); ++seq) {
    bytes += kept.log[seq].commit.size();
    if (!answer.missed.empty() && bytes > stored::kMissedBytes) break;
    answer.missed.push_back(kept.log[seq]);
  }
  return answer;
}

bool moved_to(const LogPosition& head, Epoch epoch, Seq seq, const Chain& chain) {
  return head == LogPosition{epoch, seq, chain};
}

}  // namespace

MemoryLog::MemoryLog(std::shared_ptr<MemoryDocuments> documents, Post post, std::optional<ChainKeys> judge)
    : documents_(std::move(documents)), post_(std::move(post)), judge_(std::move(judge)) {
  documents_->logs.push_back(this);
}

MemoryLog::~MemoryLog() { std::erase(documents_->logs, this); }

template <class Answer>
void MemoryLog::answer_later(std::function<void(Answer)> done, Answer answer) {
  post_([done = std::move(done), answer = std::move(answer)]() mutable { done(std::move(answer)); });
}

void MemoryLog::create(const std::string& document, Epoch epoch, const LogEntry& first,
                       std::function<void(AppendAnswer)> done) {
  answer_later(std::move(done), try_create(document, epoch, first));
}

void MemoryLog::append(const std::string& document, const LogPosition& expected, const LogEntry& entry,
                       std::function<void(AppendAnswer)> done) {
  answer_later(std::move(done), try_append(document, expected, entry));
}

void MemoryLog::load(const std::string& document, std::function<void(LoadedDocument)> done) {
  answer_later(std::move(done), try_load(document));
}

void MemoryLog::read(const std::string& document, Seq after, std::uint32_t at_most,
                     std::function<void(ReadAnswer)> done) {
  answer_later(std::move(done), try_read(document, after, at_most));
}

void MemoryLog::head(const std::string& document, std::function<void(HeadAnswer)> done) {
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end()) return answer_later(std::move(done), HeadAnswer{HeadAnswer::missing, {}});
  if (!found->second.head) return answer_later(std::move(done), HeadAnswer{HeadAnswer::corrupt, {}});
  answer_later(std::move(done), HeadAnswer{HeadAnswer::ok, *found->second.head});
}

void MemoryLog::save_snapshot(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot,
                              std::function<void(StoreAnswer)> done) {
  answer_later(std::move(done), try_save(document, at, snapshot));
}

void MemoryLog::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  std::vector<std::string> ids;
  for (const auto& [id, kept] : documents_->by_id) ids.push_back(id);
  answer_later(std::move(done), std::optional(std::move(ids)));
}

void MemoryLog::rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
                        const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
                        std::function<void(AppendAnswer)> done) {
  answer_later(std::move(done), try_rewrite(document, expected, new_epoch, erased, clean));
}

void MemoryLog::restore(std::vector<WholeLog> logs, std::function<void(AppendAnswer)> done) {
  answer_later(std::move(done), try_restore(std::move(logs)));
}

void MemoryLog::follow(const std::string& document, std::function<void(LogPosition head, LogEntry)> heard) {
  const auto kept = std::make_shared<std::function<void(LogPosition, LogEntry)>>(std::move(heard));
  followed_[document] = kept;
  const auto found = documents_->by_id.find(document);
  if (found != documents_->by_id.end() && found->second.head && !head_and_log_disagree(found->second))
    tell_later(kept, *found->second.head, found->second.log.back());
}

void MemoryLog::unfollow(const std::string& document) { followed_.erase(document); }

void MemoryLog::publish(const std::string& document, const LogPosition& head, const LogEntry& entry) {
  for (MemoryLog* log : documents_->logs) {
    const auto found = log->followed_.find(document);
    if (found == log->followed_.end()) continue;
    log->tell_later(found->second, head, entry);
  }
}

void MemoryLog::tell_later(const Heard& heard, const LogPosition& head, const LogEntry& entry) {
  post_([heard = std::weak_ptr(heard), head, entry] {
    if (const auto still_followed = heard.lock()) (*still_followed)(head, entry);
  });
}

AppendAnswer MemoryLog::try_create(const std::string& document, Epoch epoch, const LogEntry& first) {
  const auto found = documents_->by_id.find(document);
  if (found != documents_->by_id.end()) {
    MemoryDocument& kept = found->second;
    if (!kept.head || head_and_log_disagree(kept)) return corrupt("head and log disagree");
    if (moved_to(*kept.head, epoch, 1, first.chain)) return {AppendAnswer::duplicate, *kept.head, {}, false, {}};
    return conflict(kept, {epoch, 0, {}});
  }
  const LogPosition head{epoch, 1, first.chain};
  documents_->by_id[document] = MemoryDocument{head, {first}, std::nullopt, {}};
  publish(document, head, first);
  return {AppendAnswer::ok, head, {}, false, {}};
}

AppendAnswer MemoryLog::try_append(const std::string& document, const LogPosition& expected, const LogEntry& entry) {
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end() || !found->second.head) return corrupt("no head");
  MemoryDocument& kept = found->second;
  if (head_and_log_disagree(kept)) return corrupt("the last entry is not the head");
  if (moved_to(*kept.head, expected.epoch, expected.seq + 1, entry.chain))
    return {AppendAnswer::duplicate, *kept.head, {}, false, {}};
  if (*kept.head != expected) return conflict(kept, expected);
  kept.log.push_back(entry);
  kept.head = LogPosition{expected.epoch, entry.seq, entry.chain};
  publish(document, *kept.head, entry);
  return {AppendAnswer::ok, *kept.head, {}, false, {}};
}

std::string MemoryLog::damage_in(const std::string& document, const MemoryDocument& kept, Seq after,
                                 const std::vector<LogEntry>& entries) const {
  if (!judge_) return {};
  const Chain previous = after == 0 ? Chain{} : kept.log[after - 1].chain;
  const auto broken = stored::first_broken(judge_->of(document), entries, after, previous);
  return broken ? "entry " + std::to_string(*broken) + " does not follow the chain" : std::string{};
}

LoadedDocument MemoryLog::try_load(const std::string& document) const {
  LoadedDocument loaded;
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end()) return loaded.kind = LoadedDocument::missing, loaded;
  const MemoryDocument& kept = found->second;
  loaded.kind = LoadedDocument::corrupt;
  if (!kept.head || head_and_log_disagree(kept)) return loaded.detail = "head and log disagree", loaded;
  loaded.head = *kept.head;
  Seq after = 0;
  if (kept.snapshot_at) {
    DocumentSnapshot snapshot;
    const bool readable = snapshot.ParseFromString(kept.snapshot);
    if (!readable || stored::from_proto(snapshot.at()) != kept.snapshot_at ||
        !holds(kept, kept.snapshot_at->seq, kept.snapshot_at->chain))
      return loaded.detail = "the snapshot is not of this log", loaded;
    after = kept.snapshot_at->seq;
    loaded.snapshot = std::move(snapshot);
  }
  loaded.entries.assign(kept.log.begin() + after, kept.log.end());
  loaded.detail = damage_in(document, kept, after, loaded.entries);
  if (loaded.detail.empty()) loaded.kind = LoadedDocument::found;
  return loaded;
}

ReadAnswer MemoryLog::try_read(const std::string& document, Seq after, std::uint32_t at_most) const {
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end()) return {ReadAnswer::missing, {}, {}, {}};
  const MemoryDocument& kept = found->second;
  if (!kept.head || head_and_log_disagree(kept)) return {ReadAnswer::corrupt, {}, {}, "head and log disagree"};
  ReadAnswer answer{ReadAnswer::ok, *kept.head, {}, {}};
  if (after >= kept.log.size()) return answer;
  const std::size_t count = std::min<std::size_t>(at_most, kept.log.size() - after);
  answer.entries.assign(kept.log.begin() + after, kept.log.begin() + after + static_cast<std::ptrdiff_t>(count));
  answer.detail = damage_in(document, kept, after, answer.entries);
  if (!answer.detail.empty()) answer.kind = ReadAnswer::corrupt;
  return answer;
}

StoreAnswer MemoryLog::try_save(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot) {
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end() || !found->second.head) return StoreAnswer::refused;
  MemoryDocument& kept = found->second;
  if (at.seq == 0 || at.epoch != kept.head->epoch || !holds(kept, at.seq, at.chain)) return StoreAnswer::refused;
  if (kept.snapshot_at && kept.snapshot_at->seq >= at.seq) return StoreAnswer::refused;
  DocumentSnapshot placed = snapshot;
  *placed.mutable_at() = stored::to_proto(at);
  kept.snapshot = placed.SerializeAsString();
  kept.snapshot_at = at;
  return StoreAnswer::ok;
}

AppendAnswer MemoryLog::try_restore(std::vector<WholeLog> logs) {
  for (const WholeLog& log : logs) {
    if (documents_->by_id.contains(log.document)) return {AppendAnswer::conflict, {}, {}, false, log.document};
    if (log.entries.empty() || log.entries.back().seq != log.head.seq || log.entries.back().chain != log.head.chain)
      return corrupt("the entries of " + log.document + " do not lead to its head");
  }
  for (WholeLog& log : logs)
    documents_->by_id[log.document] = MemoryDocument{log.head, std::move(log.entries), std::nullopt, {}};
  return {AppendAnswer::ok, {}, {}, false, {}};
}

AppendAnswer MemoryLog::try_rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
                                    const std::vector<LogEntry>& erased, const DocumentSnapshot& clean) {
  const auto found = documents_->by_id.find(document);
  if (found == documents_->by_id.end() || !found->second.head) return corrupt("no head");
  MemoryDocument& kept = found->second;
  if (head_and_log_disagree(kept)) return corrupt("the last entry is not the head");
  if (moved_to(*kept.head, new_epoch, expected.seq, expected.chain))
    return {AppendAnswer::duplicate, *kept.head, {}, false, {}};
  if (*kept.head != expected) return conflict(kept, expected);
  for (const LogEntry& entry : erased)
    if (entry.seq == 0 || !holds(kept, entry.seq, entry.chain) || kept.log[entry.seq - 1].digest != entry.digest)
      return {AppendAnswer::conflict, *kept.head, {}, false, "what is to be erased is not on the log"};

  for (const LogEntry& entry : erased) {
    kept.log[entry.seq - 1].commit = entry.commit;
    kept.log[entry.seq - 1].salt.clear();
  }
  kept.head->epoch = new_epoch;
  DocumentSnapshot placed = clean;
  *placed.mutable_at() = stored::to_proto(*kept.head);
  kept.snapshot = placed.SerializeAsString();
  kept.snapshot_at = *kept.head;
  publish(document, *kept.head, kept.log.back());
  return {AppendAnswer::ok, *kept.head, {}, false, {}};
}

}  // namespace plenary
