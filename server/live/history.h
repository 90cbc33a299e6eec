// What a node remembers of a document's history: the chain at recent commits, to judge tokens and heads (LOG-6, LOG-10),
// and the stored bytes of the last ones, to heal a lost tail with (LOG-15).
#pragma once

#include <deque>
#include <optional>

#include "server/live/ports.h"

namespace plenary {

class History {
 public:
  // Bytes kept for healing (LOG-15): at most so many commits, and so many bytes. Beyond them a node heals less: what is
  // oldest goes a block at a time. Stable ones are kept too: they heal a Redis that was put back by mistake.
  static constexpr std::size_t kTailCommits = 1'024;
  static constexpr std::size_t kTailBytes = 256 * 1024;
  // Compressed together, whichever comes first.
  static constexpr std::size_t kBlockCommits = 32;
  static constexpr std::size_t kBlockBytes = 16 * 1024;
  static constexpr std::size_t kChains = 16'384;

  void begin(const LogPosition& at);
  void add(const LogEntry& entry);

  [[nodiscard]] const LogPosition& at() const { return at_; }
  // The chain after commit `seq`; nothing if that is ahead, or too long ago to know.
  [[nodiscard]] std::optional<Chain> chain_at(Seq seq) const;
  // Is this position on this history? False also where it is too old to know.
  [[nodiscard]] bool holds(const LogPosition& position) const;
  // The stored commit, if its bytes are still here.
  [[nodiscard]] std::optional<LogEntry> stored(Seq seq) const;

 private:
  LogPosition at_;
  Seq first_chain_ = 0;       // seq of chains_.front()
  std::deque<Chain> chains_;  // the last is at_.chain
  // Commits that were stored one after the other, as one compressed string: a board keeps them as long as it is kept, and
  // nearly never needs them.
  struct Block {
    std::string deflated;
    std::size_t bytes;  // before that
    std::size_t commits;
  };
  std::deque<Block> blocks_;
  std::size_t packed_commits_ = 0;  // in all blocks
  std::size_t packed_bytes_ = 0;    // uncompressed
  std::deque<std::string> tail_;    // those after them, each by itself; the last is commit at_.seq, if any
  std::size_t tail_bytes_ = 0;
  void pack();
  void drop_oldest();
};

}  // namespace plenary
