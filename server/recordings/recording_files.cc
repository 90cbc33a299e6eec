#include "server/recordings/recording_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

namespace plenary {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 220;           // of a file, with its ending
constexpr std::uint64_t kOnDiskEach = 16ull << 20;  // so that the last piece waits for no more than that
constexpr std::size_t kFirstBytes = 64;

class File {
 public:
  File(const fs::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

bool write_all(const File& file, std::string_view bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    at += static_cast<std::uint64_t>(wrote);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

std::string read_from(const fs::path& path, std::uint64_t from, std::size_t most) {
  const File file(path, O_RDONLY);
  if (!file.is_open()) return {};
  std::string bytes(most, '\0');
  std::size_t has = 0;
  while (has < most) {
    const ssize_t got = ::pread(file.descriptor(), bytes.data() + has, most - has, static_cast<off_t>(from + has));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    has += static_cast<std::size_t>(got);
  }
  bytes.resize(has);
  return bytes;
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : size;
}
bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

bool is_on_disk(const fs::path& path, int flags) {
  const File file(path, flags);
  return file.is_open() && ::fsync(file.descriptor()) == 0;
}

fs::path part_of(const fs::path& path) { return path.string() + ".part"; }

}  // namespace

std::optional<KeptRecording> media_of(std::string_view first) {
  const auto has = [first](std::size_t at, std::string_view what) {
    return first.substr(std::min(at, first.size())).starts_with(what);
  };
  const auto byte = [first](std::size_t at) { return at < first.size() ? static_cast<unsigned char>(first[at]) : 0u; };
  using namespace std::string_view_literals;
  if (has(0, "\x1a\x45\xdf\xa3"sv))
    return first.substr(0, kFirstBytes).find("webm") != first.npos ? KeptRecording{0, "video/webm", ".webm"}
                                                                   : KeptRecording{0, "video/x-matroska", ".mkv"};
  if (has(0, "OggS")) return KeptRecording{0, "audio/ogg", ".ogg"};
  if (has(4, "ftypM4A")) return KeptRecording{0, "audio/mp4", ".m4a"};
  if (has(4, "ftypqt")) return KeptRecording{0, "video/quicktime", ".mov"};
  if (has(4, "ftyp")) return KeptRecording{0, "video/mp4", ".mp4"};
  if (has(0, "RIFF") && has(8, "WAVE")) return KeptRecording{0, "audio/wav", ".wav"};
  if (has(0, "fLaC")) return KeptRecording{0, "audio/flac", ".flac"};
  if (has(0, "ID3")) return KeptRecording{0, "audio/mpeg", ".mp3"};
  if (byte(0) == 0xff && (byte(1) & 0xf6) == 0xf0) return KeptRecording{0, "audio/aac", ".aac"};
  // A version and a layer that exist; "ÿþ" with a zero after it is text in UTF-16.
  const bool is_frame =
      byte(0) == 0xff && (byte(1) & 0xe0) == 0xe0 && (byte(1) & 0x18) != 0x08 && (byte(1) & 0x06) != 0;
  if (is_frame && (byte(2) & 0xf0) != 0xf0 && !(byte(1) == 0xfe && byte(3) == 0))
    return KeptRecording{0, "audio/mpeg", ".mp3"};
  return std::nullopt;
}

bool RecordingFiles::is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                  c == '_';
         });
}

// Empty: names that do not stay in the folder.
fs::path RecordingFiles::place(const std::string& document, const std::string& id) const {
  if (!is_name(document) || !is_name(id) || id.ends_with(".part")) return {};
  return folder_ / document / id;
}

RecordingFiles::Piece RecordingFiles::take(const std::string& document, const std::string& id, std::uint64_t offset,
                                           std::string_view bytes) {
  using Is = Piece::Is;
  const fs::path path = place(document, id);
  if (path.empty()) return {Is::failed, 0};
  if (is_there(path)) return {Is::here, size_of(path)};
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const fs::path part = part_of(path);
  const std::uint64_t has = size_of(part);
  if (offset != has || bytes.empty()) return {Is::here, has};
  if (has == 0 && std::distance(fs::directory_iterator(path.parent_path(), error), {}) >=
                      static_cast<std::ptrdiff_t>(limits_.files))
    return {Is::too_many, has};
  if (has + bytes.size() > limits_.most_bytes) return {Is::too_large, has};
  const fs::space_info room = fs::space(path.parent_path(), error);
  if (!error && room.available < limits_.left_free + bytes.size()) return {Is::no_room, has};
  const File file(part, O_WRONLY | O_CREAT);
  if (!file.is_open()) return {Is::failed, has};
  if (write_all(file, bytes, has)) {
    const std::uint64_t now = has + bytes.size();
    if (now / kOnDiskEach == has / kOnDiskEach || ::fdatasync(file.descriptor()) == 0) return {Is::here, now};
    // Some of what was said to be here may not be, and the disk says so only once: it has to come again.
    fs::remove(part, error);
    return {Is::failed, 0};
  }
  const bool full = errno == ENOSPC || errno == EDQUOT;
  // What is half written is written again; where even this fails, what is here is asked for before the next piece.
  if (::ftruncate(file.descriptor(), static_cast<off_t>(has)) != 0) return {Is::failed, size_of(part)};
  return {full ? Is::no_room : Is::failed, has};
}

RecordingFiles::Finish RecordingFiles::finish(const std::string& document, const std::string& id, std::uint64_t bytes) {
  const fs::path path = place(document, id);
  if (path.empty()) return Finish::failed;
  if (is_there(path)) return size_of(path) == bytes ? Finish::whole : Finish::incomplete;
  const fs::path part = part_of(path);
  if (bytes == 0 || size_of(part) != bytes) return Finish::incomplete;
  std::error_code error;
  const std::string first = read_from(part, 0, kFirstBytes);
  if (first.empty()) return Finish::failed;
  if (!media_of(first)) {
    fs::remove(part, error);
    return Finish::no_recording;
  }
  fs::last_write_time(part, fs::file_time_type::clock::now(), error);  // it may be named from now on
  if (!is_on_disk(part, O_RDWR)) return Finish::failed;
  fs::rename(part, path, error);
  if (error || !is_on_disk(path.parent_path(), O_RDONLY | O_DIRECTORY)) return Finish::failed;
  return Finish::whole;
}

std::optional<KeptRecording> RecordingFiles::find(const std::string& document, const std::string& id) const {
  const fs::path path = place(document, id);
  if (path.empty() || !is_there(path)) return std::nullopt;
  std::optional<KeptRecording> kept = media_of(read_from(path, 0, kFirstBytes));
  if (kept) kept->bytes = size_of(path);
  return kept;
}

std::string RecordingFiles::read(const std::string& document, const std::string& id, std::uint64_t from,
                                 std::size_t most) const {
  const fs::path path = place(document, id);
  return path.empty() ? std::string() : read_from(path, from, most);
}

bool RecordingFiles::remove(const std::string& document, const std::string& id) {
  const fs::path path = place(document, id);
  if (path.empty()) return false;
  std::error_code error, part_error;
  fs::remove(path, error);
  fs::remove(part_of(path), part_error);
  return !error && !part_error;
}

void RecordingFiles::forget_unfinished(int days) {
  std::error_code error;
  const auto before = fs::file_time_type::clock::now() - std::chrono::hours(24 * days);
  for (fs::recursive_directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    std::error_code of_this;
    if (at->path().extension() != ".part" || fs::last_write_time(at->path(), of_this) > before || of_this) continue;
    fs::remove(at->path(), of_this);
  }
}

std::vector<std::string> RecordingFiles::documents() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    std::error_code of_this;
    const std::string name = at->path().filename().string();
    if (is_name(name) && at->is_directory(of_this)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> RecordingFiles::whole_ones(const std::string& document) const {
  std::vector<std::string> ids;
  if (!is_name(document)) return ids;
  std::error_code error;
  for (fs::directory_iterator at(folder_ / document, error), end; !error && at != end; at.increment(error)) {
    const std::string id = at->path().filename().string();
    if (!place(document, id).empty()) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The time of a file says when it was brought, or last seen to be named.
void RecordingFiles::forget_unnamed(const std::string& document,
                                    const std::function<bool(const std::string&)>& is_named, int days) {
  if (!is_name(document)) return;
  const auto now = fs::file_time_type::clock::now();
  const auto before = now - std::chrono::hours(24 * days);
  const auto lately = now - std::chrono::hours(24 * std::max(1, days / 4));  // a backup need not copy it every day
  std::error_code error;
  for (fs::directory_iterator at(folder_ / document, error), end; !error && at != end; at.increment(error)) {
    std::error_code of_this;
    const std::string id = at->path().filename().string();
    if (place(document, id).empty()) continue;
    const fs::file_time_type seen = fs::last_write_time(at->path(), of_this);
    if (of_this) continue;
    if (is_named(id) && seen <= lately) fs::last_write_time(at->path(), now, of_this);
    if (!is_named(id) && seen <= before) fs::remove(at->path(), of_this);
  }
}

}  // namespace plenary
