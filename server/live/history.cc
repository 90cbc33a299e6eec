#include "server/live/history.h"

namespace plenary {
namespace {

constexpr std::size_t kDigestBytes = 16;

std::string packed(const LogEntry& entry) {
  std::string bytes;
  bytes.reserve(1 + entry.salt.size() + kDigestBytes + entry.commit.size());
  bytes += static_cast<char>(entry.salt.size());  // 0 where words were erased (LOG-16)
  return bytes += entry.salt + entry.digest + entry.commit;
}

LogEntry unpacked(const std::string& bytes, Seq seq, const Chain& chain) {
  const auto salt = static_cast<unsigned char>(bytes[0]);
  return {seq, bytes.substr(1 + salt + kDigestBytes), bytes.substr(1, salt), bytes.substr(1 + salt, kDigestBytes),
          chain};
}

}  // namespace

void History::begin(const LogPosition& at) {
  at_ = at;
  first_chain_ = at.seq;
  chains_.assign(1, at.chain);
  tail_.clear();
  tail_bytes_ = 0;
}

void History::add(const LogEntry& entry) {
  at_.seq = entry.seq;
  at_.chain = entry.chain;
  chains_.push_back(entry.chain);
  if (chains_.size() > kChains) {
    chains_.pop_front();
    ++first_chain_;
  }
  tail_.push_back(packed(entry));
  tail_bytes_ += tail_.back().size();
  while (tail_.size() > kTailCommits || (tail_.size() > 1 && tail_bytes_ > kTailBytes)) {
    tail_bytes_ -= tail_.front().size();
    tail_.pop_front();
  }
}

std::optional<Chain> History::chain_at(Seq seq) const {
  if (seq < first_chain_ || seq > at_.seq) return std::nullopt;
  return chains_[seq - first_chain_];
}

bool History::holds(const LogPosition& position) const {
  return position.epoch == at_.epoch && chain_at(position.seq) == position.chain;
}

std::optional<LogEntry> History::stored(Seq seq) const {
  if (seq > at_.seq || at_.seq - seq >= tail_.size()) return std::nullopt;
  return unpacked(tail_[tail_.size() - 1 - (at_.seq - seq)], seq, *chain_at(seq));
}

}  // namespace plenary
