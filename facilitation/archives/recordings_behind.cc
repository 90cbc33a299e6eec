#include "facilitation/archives/recordings_behind.h"

#include <algorithm>
#include <limits>

namespace plenary {
namespace {

constexpr std::string_view kMark = "plenary sounds 1";  // 16 bytes
constexpr std::size_t kPiece = 1u << 20;
constexpr const char* kCut =
    " is cut short or damaged: it does not end where it says. Copy it again from where it was made, or make another.";

std::optional<std::uint64_t> message_bytes_in(std::string_view end) {
  if (end.size() != kArchiveEndBytes || !end.starts_with(kMark)) return std::nullopt;
  std::uint64_t bytes = 0;
  for (std::size_t i = kArchiveEndBytes; i-- > kMark.size();) bytes = bytes << 8 | static_cast<unsigned char>(end[i]);
  return bytes;
}

std::string bytes_of_stream(std::istream& file, std::uint64_t most) {
  std::string bytes(static_cast<std::size_t>(most), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

// Nothing: together they are more than there can be.
std::optional<std::uint64_t> bytes_of_recordings(const Archive& archive) {
  std::uint64_t sum = 0;
  for (const ArchivedRecording& recording : archive.recordings()) {
    if (recording.bytes() > std::numeric_limits<std::int64_t>::max() - sum) return std::nullopt;
    sum += recording.bytes();
  }
  return sum;
}

}  // namespace

std::string archive_end(std::uint64_t message_bytes) {
  std::string end(kMark);
  for (int i = 0; i < 8; ++i) end += static_cast<char>(message_bytes >> (8 * i) & 0xff);
  return end;
}

ReadFile<Archive> read_archive(std::istream& file) {
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
  std::optional<std::uint64_t> message;
  if (size >= kArchiveEndBytes) {
    file.seekg(-static_cast<std::streamoff>(kArchiveEndBytes), std::ios::end);
    message = message_bytes_in(bytes_of_stream(file, kArchiveEndBytes));
  }
  file.seekg(0);
  if (message && *message > size - kArchiveEndBytes) return {{}, kCut};
  // One byte more than it may have, so that it is seen to be too large.
  ReadFile<Archive> read =
      read_archive(bytes_of_stream(file, std::min<std::uint64_t>(message.value_or(size), kArchiveBytes + 1)));
  if (!read.problem.empty()) return read;
  const std::optional<std::uint64_t> recordings = bytes_of_recordings(read.file);
  const std::uint64_t behind = message ? size - kArchiveEndBytes - *message : 0;
  if (message.has_value() != (read.file.recordings_size() > 0) || recordings != behind) read.problem = kCut;
  return read;
}

std::string read_recordings(std::istream& file, const Archive& archive, const TakePiece& take) {
  for (const ArchivedRecording& recording : archive.recordings()) {
    const std::string name = "the recording " + recording.id() + " of " + recording.document();
    Sha256 sum;
    for (std::uint64_t at = 0; at < recording.bytes();) {
      const std::string piece = bytes_of_stream(file, std::min<std::uint64_t>(kPiece, recording.bytes() - at));
      if (piece.empty()) return name + " cannot be read to its end";
      sum.add(piece);
      if (!take(recording, at, piece)) return name + " cannot be written";
      at += piece.size();
    }
    if (sum.digest() != recording.sha256()) return name + " is not what was stored: its digest differs";
  }
  return {};
}

Sha256::Sha256() { crypto_hash_sha256_init(&state_); }

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Sha256::digest() {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state_, reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

}  // namespace plenary
