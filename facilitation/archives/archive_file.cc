#include "facilitation/archives/archive_file.h"

#include <sodium.h>

namespace plenary {
namespace {

// Every file begins with its format, which is the field of number 1 or 9, and so with one of these bytes.
constexpr char kArchiveBegins = 0x08;
constexpr char kListBegins = 0x48;
constexpr const char* kNoArchive = " is not an archive. `plenaryd --archive FILE` makes one.";
constexpr const char* kNoList = " is not a list of suppressed words. `plenaryd --suppression-list FILE` writes one.";
constexpr const char* kArchiveCut =
    " is cut short or damaged: it cannot be read to its end. Copy it again from where it was made, or make another.";
constexpr const char* kListCut =
    " is cut short or damaged: it cannot be read to its end. Copy it again from where it was written.";

template <class Message>
ReadFile<Message> read(std::string_view bytes, char begins, std::size_t most, const char* not_one,
                       const char* cut_short) {
  ReadFile<Message> answer;
  if (bytes.size() > most) {
    answer.problem = " has " + std::to_string(bytes.size() >> 20) + " MiB, more than the " +
                     std::to_string(most >> 20) + " that one may have. Is it the right file?";
    return answer;
  }
  if (bytes.empty() || bytes[0] != begins) return answer.problem = not_one, answer;
  const bool whole = answer.file.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  const std::uint32_t format = answer.file.format();  // of a damaged one too: it stands first
  if (format == 0 || format > 1'000) return answer.problem = not_one, answer;
  if (format > kArchiveWithRecordings)
    answer.problem = " was made by a newer version (format " + std::to_string(format) +
                     "); this one reads formats 1 and 2. Use the programs of the version that made it.";
  else if (!whole)
    answer.problem = cut_short;
  return answer;
}

std::string sha256(const std::string& bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return digest;
}

std::string digest_of_list(SuppressionFile list) {
  list.clear_digest();
  return sha256(list.SerializeAsString());
}

}  // namespace

std::string digest_of(const Archive& archive) {
  Archive covered(archive);
  covered.clear_made_ms();
  covered.clear_digest();
  return sha256(covered.SerializeAsString());
}

std::string bytes_of(Archive archive) {
  archive.set_format(archive.recordings_size() > 0 ? kArchiveWithRecordings : kArchiveFormat);
  archive.set_digest(digest_of(archive));
  return archive.SerializeAsString();
}

ReadFile<Archive> read_archive(std::string_view bytes) {
  return read<Archive>(bytes, kArchiveBegins, kArchiveBytes, kNoArchive, kArchiveCut);
}

std::string bytes_of(SuppressionFile list) {
  list.set_format(kArchiveFormat);
  list.set_digest(digest_of_list(list));
  return list.SerializeAsString();
}

ReadFile<SuppressionFile> read_suppression(std::string_view bytes) {
  auto list = read<SuppressionFile>(bytes, kListBegins, kSuppressionBytes, kNoList, kListCut);
  if (list.problem.empty() && list.file.digest() != digest_of_list(list.file)) list.problem = kListCut;
  return list;
}

}  // namespace plenary
