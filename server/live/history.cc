#include "server/live/history.h"

namespace plenary {

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
  tail_.push_back(entry);
  tail_bytes_ += entry.commit.size();
  while (tail_.size() > kTailCommits || (tail_.size() > 1 && tail_bytes_ > kTailBytes)) {
    tail_bytes_ -= tail_.front().commit.size();
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

const LogEntry* History::stored(Seq seq) const {
  if (tail_.empty() || seq < tail_.front().seq || seq > tail_.back().seq) return nullptr;
  return &tail_[seq - tail_.front().seq];
}

}  // namespace plenary
