// How entries, positions and snapshots stand in Redis, and how they are read back. What is read is judged: anything that
// is not exactly as written is nullopt.
//
//   snapshot    "PS1\n", length of the plain bytes (4, little endian), zlib stream of a serialized DocumentSnapshot
//   published   epoch (16 hex) chain (16) digest (16) seq (4, little endian) length of salt (1) salt commit
#pragma once

#include "server/live/ports.h"

struct redisReply;

namespace plenary::stored {

inline constexpr std::string_view kFormat = "1";          // of head and log
inline constexpr std::size_t kLargestArgument = 7 << 20;  // below proto-max-bulk-len of the private Redis

// plenary:{<document>}:<part>
[[nodiscard]] std::string key(const std::string& document, std::string_view part);
[[nodiscard]] std::string hex(Epoch epoch);                              // 16 digits
[[nodiscard]] std::optional<Epoch> epoch_from(std::string_view digits);  // nullopt: not 16 digits, or zero
[[nodiscard]] std::optional<Seq> seq_from(std::string_view digits);

// epoch, seq and chain as three replies that stand one after another.
[[nodiscard]] std::optional<LogPosition> position_in(const redisReply* const* three);
[[nodiscard]] std::optional<LogEntry> entry_in(const redisReply* stream_entry);
// nullopt: one of them is not an entry.
[[nodiscard]] std::optional<std::vector<LogEntry>> entries_in(const redisReply* array);

struct Published {
  LogPosition head;
  LogEntry entry;
};
[[nodiscard]] std::optional<Published> published_in(std::string_view message);

// Name of a snapshot, as in its key and in the pointer: "<seq>-<chain in hex>".
[[nodiscard]] std::string snapshot_name(const LogPosition& at);
[[nodiscard]] std::string packed_snapshot(const std::string& serialized);
[[nodiscard]] std::optional<DocumentSnapshot> unpacked_snapshot(std::string_view packed);

}  // namespace plenary::stored
