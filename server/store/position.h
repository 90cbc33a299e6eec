// Small questions about positions and entries that both stores ask.
#pragma once

#include "server/live/ports.h"

namespace plenary::stored {

// What CONFLICT brings along at most, and what one page of a load holds; the first entry comes whatever its size.
inline constexpr std::size_t kMissedBytes = 64 * 1024;

// The seq of the first entry that does not follow what is before it (LOG-3); `previous` is the chain before the first.
[[nodiscard]] std::optional<Seq> first_broken(const ChainMaker& judge, const std::vector<LogEntry>& entries, Seq after,
                                              Chain previous);

// A position as it stands in a stored snapshot, and back; nullopt: not a position.
[[nodiscard]] Position to_proto(const LogPosition& position);
[[nodiscard]] std::optional<LogPosition> from_proto(const Position& position);

[[nodiscard]] std::string hex(const Chain& chain);
[[nodiscard]] std::string text_of(const Chain& chain);                  // the 16 bytes
[[nodiscard]] std::optional<Chain> chain_from(std::string_view bytes);  // nullopt: not 16 bytes

}  // namespace plenary::stored
