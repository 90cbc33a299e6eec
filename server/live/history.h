// What a node remembers of a document's history: the chain at recent commits, to judge tokens and heads (LOG-6, LOG-10),
// and the stored bytes of the last ones, to heal a lost tail with (LOG-15).
#pragma once

#include <deque>
#include <optional>

#include "server/live/ports.h"

namespace plenary {

class History {
 public:
  // Bytes kept for healing (LOG-15): at most so many commits, and so many bytes. Beyond them a node heals less. Stable
  // ones are kept too: they cost no more than the limits, and heal a Redis that was put back by mistake.
  static constexpr std::size_t kTailCommits = 1'024;
  static constexpr std::size_t kTailBytes = 256 * 1024;
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
  // Salt, digest and commit laid end to end, since of four strings most would be what the heap takes. The last is commit
  // at_.seq, if any. A board that nobody looks at any more keeps them: with a thousand cards they are a fifth of it.
  std::deque<std::string> tail_;
  std::size_t tail_bytes_ = 0;
};

}  // namespace plenary
