#include "server/live/ring.h"

#include "server/live/seeded_bugs.h"

namespace plenary {
namespace {

bool says_nothing(const Delta& delta) { return delta.effects().empty() && delta.mine().empty(); }

Bytes encoded_delta(Delta&& delta, Seq seq, const Chain& chain, std::int64_t at_ms) {
  delta.set_seq(seq);
  delta.set_chain(chain.data(), chain.size());
  delta.set_at_ms(at_ms);
  ServerMessage message;
  *message.mutable_delta() = std::move(delta);
  return encoded(message);
}

}  // namespace

Bytes RingEntry::for_participant(std::string_view participant) const {
  for (const auto& [whose, bytes] : personal)
    if (whose == participant) return bytes;
  return nullptr;
}

const RingEntry& Ring::add(Seq seq, const Chain& chain, std::int64_t at_ms, CommitView&& view) {
  if (PLENARY_BUG(masked_by_clients))
    for (const auto& [participant, delta] : view.personal) view.shared[0].MergeFrom(delta);
  RingEntry entry;
  entry.seq = seq;
  entry.size = sizeof(RingEntry);
  for (std::size_t i = 0; i < kViewerClasses; ++i) {
    if (view.same_for_all && i > 0) {
      entry.shared[i] = entry.shared[0];
    } else if (!says_nothing(view.shared[i])) {
      entry.shared[i] = encoded_delta(std::move(view.shared[i]), seq, chain, at_ms);
      entry.size += entry.shared[i]->size();
    }
  }
  for (auto& [participant, delta] : view.personal) {
    if (says_nothing(delta)) continue;
    entry.personal.emplace_back(participant, encoded_delta(std::move(delta), seq, chain, at_ms));
    entry.size += entry.personal.back().second->size();
  }
  bytes_ += entry.size;
  entries_.push_back(std::move(entry));
  while (entries_.size() > 1 && (entries_.size() > kCommits || bytes_ > kBytes)) {
    bytes_ -= entries_.front().size;
    entries_.pop_front();
  }
  return entries_.back();
}

void Ring::clear() {
  entries_.clear();
  bytes_ = 0;
}

bool Ring::reaches(Seq cursor, Seq head) const {
  if (cursor == head) return true;
  return cursor < head && !entries_.empty() && entries_.front().seq <= cursor + 1 && entries_.back().seq == head;
}

const RingEntry& Ring::after(Seq cursor) const { return entries_[cursor + 1 - entries_.front().seq]; }

std::size_t Ring::bytes_since(Seq since) const {
  std::size_t bytes = 0;
  for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->seq > since; ++entry) bytes += entry->size;
  return bytes;
}

bool Ring::personal_since(Seq since, std::string_view participant) const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->seq > since; ++entry)
    if (entry->for_participant(participant)) return true;
  return false;
}

}  // namespace plenary
