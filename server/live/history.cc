#include "server/live/history.h"

#include <cstring>
#include <string_view>

#include "server/live/deflate.h"

namespace plenary {
namespace {

constexpr std::size_t kDigestBytes = 16;

// Its salt (empty where words were erased, LOG-16), its digest and the commit, end to end.
std::string packed(const LogEntry& entry) {
  std::string bytes;
  bytes.reserve(1 + entry.salt.size() + kDigestBytes + entry.commit.size());
  bytes += static_cast<char>(entry.salt.size());
  return bytes += entry.salt + entry.digest + entry.commit;
}

LogEntry unpacked(std::string_view bytes, Seq seq, const Chain& chain) {
  const auto salt = static_cast<unsigned char>(bytes[0]);
  return {seq, std::string(bytes.substr(1 + salt + kDigestBytes)), std::string(bytes.substr(1, salt)),
          std::string(bytes.substr(1 + salt, kDigestBytes)), chain};
}

void append_with_size(std::string& block, const std::string& bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  block.append(reinterpret_cast<const char*>(&size), sizeof size);
  block += bytes;
}

// The one at `index` of those that were laid end to end.
std::string_view nth(std::string_view block, std::size_t index) {
  for (;; --index) {
    std::uint32_t size = 0;
    std::memcpy(&size, block.data(), sizeof size);
    if (index == 0) return block.substr(sizeof size, size);
    block.remove_prefix(sizeof size + size);
  }
}

}  // namespace

void History::begin(const LogPosition& at) {
  at_ = at;
  first_chain_ = at.seq;
  chains_.assign(1, at.chain);
  blocks_.clear();
  tail_.clear();
  packed_commits_ = packed_bytes_ = tail_bytes_ = 0;
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
  if (tail_.size() > kBlockCommits || (tail_.size() > 1 && tail_bytes_ > kBlockBytes)) pack();
  while (packed_commits_ + tail_.size() > kTailCommits ||
         (!blocks_.empty() && packed_bytes_ + tail_bytes_ > kTailBytes))
    drop_oldest();
}

// All but the last one: that is what is most likely wanted.
void History::pack() {
  Block block{{}, 0, tail_.size() - 1};
  std::string bytes;
  for (std::size_t i = 0; i < block.commits; ++i) {
    append_with_size(bytes, tail_.front());
    tail_bytes_ -= tail_.front().size();
    tail_.pop_front();
  }
  block.bytes = bytes.size();
  block.deflated = deflated(bytes);
  block.deflated.shrink_to_fit();
  packed_commits_ += block.commits;
  packed_bytes_ += block.bytes;
  blocks_.push_back(std::move(block));
}

void History::drop_oldest() {
  packed_commits_ -= blocks_.front().commits;
  packed_bytes_ -= blocks_.front().bytes;
  blocks_.pop_front();
}

std::optional<Chain> History::chain_at(Seq seq) const {
  if (seq < first_chain_ || seq > at_.seq) return std::nullopt;
  return chains_[seq - first_chain_];
}

bool History::holds(const LogPosition& position) const {
  return position.epoch == at_.epoch && chain_at(position.seq) == position.chain;
}

std::optional<LogEntry> History::stored(Seq seq) const {
  const std::size_t count = packed_commits_ + tail_.size();
  if (seq > at_.seq || at_.seq - seq >= count) return std::nullopt;
  std::size_t index = count - 1 - (at_.seq - seq);
  const Chain chain = *chain_at(seq);
  for (const Block& block : blocks_) {
    if (index < block.commits) return unpacked(nth(inflated(block.deflated, block.bytes), index), seq, chain);
    index -= block.commits;
  }
  return unpacked(tail_[index], seq, chain);
}

}  // namespace plenary
