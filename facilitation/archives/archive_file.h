// An archive as bytes. What is read may come from anybody: it is told apart from what is no archive, is newer, was cut
// short or is too large, each with a sentence that follows the name of the file. Reading is not verifying (verify.h).
#pragma once

#include <string>
#include <string_view>

#include "proto/archive.pb.h"

namespace plenary {

inline constexpr std::uint32_t kArchiveFormat = 1;
inline constexpr std::uint32_t kArchiveWithRecordings = 2;  // recordings_behind.h
inline constexpr std::size_t kArchiveBytes = 1u << 30;      // more is no archive: half of what one message can hold
inline constexpr std::size_t kSuppressionBytes = 64u << 20;

template <class Message>
struct ReadFile {
  Message file;
  std::string problem;  // empty: read. Else " is not ...", to stand behind the name of the file
};

// 32 bytes over everything but made_ms: the same state has the same.
[[nodiscard]] std::string digest_of(const Archive& archive);
// With its digest. The same archive gives the same bytes.
[[nodiscard]] std::string bytes_of(Archive archive);
[[nodiscard]] ReadFile<Archive> read_archive(std::string_view bytes);

[[nodiscard]] std::string bytes_of(SuppressionFile list);
[[nodiscard]] ReadFile<SuppressionFile> read_suppression(std::string_view bytes);

}  // namespace plenary
