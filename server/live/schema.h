// VERSION-3: the newest form of commits that this server knows. A newer one is refused, never skipped over.
#pragma once

#include "facilitation/document/document.h"
#include "server/live/ports.h"

namespace plenary {

inline constexpr std::uint32_t kSchema = 1;

// Throws BrokenLog if the bytes are not a commit, not commit `entry.seq`, or of a newer schema.
[[nodiscard]] inline Commit parsed_commit(const LogEntry& entry) {
  Commit commit;
  if (!commit.ParseFromString(entry.commit)) throw BrokenLog("commit " + std::to_string(entry.seq) + " cannot be read");
  if (commit.seq() != entry.seq) throw BrokenLog("commit " + std::to_string(entry.seq) + " calls itself another");
  if (commit.schema() > kSchema)
    throw BrokenLog("commit " + std::to_string(entry.seq) + " was written by a newer version; update this server");
  return commit;
}

}  // namespace plenary
