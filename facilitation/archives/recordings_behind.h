// Recordings behind an archive: the message, then their bytes end to end in the order in which it names them, then
// kArchiveEndBytes that say how long the message is. Logs are read without them, and nobody holds a recording in memory.
#pragma once

#include <sodium.h>

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "facilitation/archives/archive_file.h"

namespace plenary {

inline constexpr std::size_t kArchiveEndBytes = 24;
[[nodiscard]] std::string archive_end(std::uint64_t message_bytes);

// An archive file, with or without recordings behind it; the recordings are not read. The stream is at the first of them.
[[nodiscard]] ReadFile<Archive> read_archive(std::istream& file);

// A piece of a recording, from `offset` on. False: whoever takes it cannot; reading ends.
using TakePiece = std::function<bool(const ArchivedRecording& recording, std::uint64_t offset, std::string_view bytes)>;
// From where read_archive left the stream. Empty, or what is wrong: one is not what was written, or was not taken.
[[nodiscard]] std::string read_recordings(std::istream& file, const Archive& archive, const TakePiece& take);

// Of what is given it piece by piece: 32 bytes.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  [[nodiscard]] std::string digest();  // once

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace plenary
