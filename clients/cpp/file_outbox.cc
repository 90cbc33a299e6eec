#include "clients/cpp/file_outbox.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

namespace plenary::client {
namespace {

constexpr std::string_view kMagic = "PLENARY OUTBOX 1\n";
constexpr std::uint32_t kLargestItem = 16u << 20;
constexpr std::uint64_t kWorthCompacting = 1u << 20;

enum Kind : char { identity = 1, request = 2, words = 3, forgotten = 4, dropped = 5 };

void put_u32(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}
void put_string(std::string& out, std::string_view value) {
  put_u32(out, static_cast<std::uint32_t>(value.size()));
  out.append(value);
}
void put_numbers(std::string& out, const std::vector<std::uint32_t>& numbers) {
  put_u32(out, static_cast<std::uint32_t>(numbers.size()));
  for (std::uint32_t number : numbers) put_u32(out, number);
}

// Reads what the functions above wrote; `good` turns false at the first thing that does not fit.
struct Reader {
  std::string_view rest;
  bool good = true;

  std::uint32_t u32() {
    if (rest.size() < 4) return fail();
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest[static_cast<std::size_t>(i)])) << (8 * i);
    rest.remove_prefix(4);
    return value;
  }
  std::string string() {
    const std::uint32_t size = u32();
    if (!good || rest.size() < size) return fail(), std::string();
    std::string value(rest.substr(0, size));
    rest.remove_prefix(size);
    return value;
  }
  std::vector<std::uint32_t> numbers() {
    std::vector<std::uint32_t> values;
    for (std::uint32_t left = u32(); good && left > 0; --left) values.push_back(u32());
    return values;
  }
  std::uint32_t fail() {
    good = false;
    rest = {};
    return 0;
  }
};

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string framed(const std::string& payload) {
  std::string out;
  out.reserve(payload.size() + 8);
  put_u32(out, static_cast<std::uint32_t>(payload.size()));
  put_u32(out, crc_of(payload));
  return out + payload;
}

std::string identity_item(const OutboxContents& contents) {
  std::string out(1, Kind::identity);
  put_string(out, contents.client);
  put_u32(out, contents.last_cseq);
  return out;
}
std::string item(const HeldRequest& held) {
  std::string out(1, Kind::request);
  put_u32(out, held.cseq);
  put_string(out, held.request.SerializeAsString());
  put_string(out, held.on);
  put_numbers(out, held.instead_of);
  return out;
}
std::string item(const HeldWords& held) {
  std::string out(1, Kind::words);
  put_string(out, held.record);
  put_string(out, held.on);
  put_string(out, held.change.SerializeAsString());
  put_numbers(out, held.instead_of);
  return out;
}

// False: bytes that no version of this program wrote.
bool take_in(OutboxContents& contents, std::string_view payload) {
  if (payload.empty()) return false;
  Reader in{payload.substr(1)};
  switch (payload[0]) {
    case Kind::identity:
      contents = {};
      contents.client = in.string();
      contents.last_cseq = in.u32();
      return in.good;
    case Kind::request: {
      HeldRequest held;
      held.cseq = in.u32();
      const bool parsed = held.request.ParseFromString(in.string());
      held.on = in.string();
      held.instead_of = in.numbers();
      if (in.good && parsed) keep_in(contents, held);
      return in.good && parsed;
    }
    case Kind::words: {
      HeldWords held;
      held.record = in.string();
      held.on = in.string();
      const bool parsed = held.change.ParseFromString(in.string());
      held.instead_of = in.numbers();
      if (in.good && parsed) keep_in(contents, held);
      return in.good && parsed;
    }
    case Kind::forgotten: {
      const std::string record = in.string();
      if (in.good) forget_words_in(contents, record);
      return in.good;
    }
    case Kind::dropped: {
      const std::uint32_t up_to = in.u32();
      if (in.good) drop_in(contents, up_to);
      return in.good;
    }
  }
  return false;
}

std::string whole_file(const OutboxContents& contents) {
  std::string out(kMagic);
  out += framed(identity_item(contents));
  for (const HeldRequest& held : contents.requests) out += framed(item(held));
  for (const HeldWords& held : contents.words) out += framed(item(held));
  return out;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  return synced;
}

[[noreturn]] void unusable(const std::string& path, const std::string& why) {
  throw OutboxUnusable("your unsent changes cannot be kept in " + path + ": " + why);
}

}  // namespace

FileOutbox::FileOutbox(std::string path) : path_(std::move(path)) {
  const std::string lock_path = path_ + ".lock";
  lock_ = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) unusable(path_, std::string(std::strerror(errno)) + "; choose another folder with --state");
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    unusable(path_, "another program is using it; end that one, or choose another folder with --state");
  }
  try {
    read();
  } catch (...) {
    if (file_ >= 0) ::close(file_);
    ::close(lock_);
    throw;
  }
}

FileOutbox::~FileOutbox() {
  ::close(file_);
  ::close(lock_);
}

void FileOutbox::read() {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file_ < 0) unusable(path_, std::strerror(errno));
  std::string bytes;
  char chunk[65536];
  for (;;) {
    const ssize_t count = ::read(file_, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) unusable(path_, std::strerror(errno));
    if (count == 0) break;
    bytes.append(chunk, static_cast<std::size_t>(count));
  }
  // A beginning cut short is a file whose first write was torn: nothing was ever sent from it.
  if (bytes.size() < kMagic.size() && kMagic.substr(0, bytes.size()) == bytes) {
    if (!replace({})) unusable(path_, std::strerror(errno));
    return;
  }
  if (bytes.compare(0, kMagic.size(), kMagic) != 0) unusable(path_, "the file is not an outbox; move it away");

  std::string_view rest = std::string_view(bytes).substr(kMagic.size());
  while (!rest.empty()) {
    Reader head{rest};
    const std::uint32_t length = head.u32();
    const std::uint32_t crc = head.u32();
    if (!head.good || length > kLargestItem || head.rest.size() < length) break;
    const std::string_view payload = head.rest.substr(0, length);
    if (crc_of(payload) != crc || !take_in(contents_, payload)) break;
    rest = head.rest.substr(length);
  }
  size_ = bytes.size() - rest.size();
  if (!rest.empty() && ::ftruncate(file_, static_cast<off_t>(size_)) != 0) unusable(path_, std::strerror(errno));
}

bool FileOutbox::append(const std::string& payload) {
  const std::string bytes = framed(payload);
  if (payload.size() <= kLargestItem && write_all(file_, bytes) && ::fdatasync(file_) == 0) {
    size_ += bytes.size();
    return true;
  }
  // Half an item may be there (a full disk). It is cut off so that a later one can be read; where even that fails, the
  // file ends in a torn item and takes nothing more.
  if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) {
    ::close(file_);
    file_ = -1;
  }
  return false;
}

bool FileOutbox::replace(const OutboxContents& contents) {
  const std::string beside = path_ + ".new";
  const int fresh = ::open(beside.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (fresh < 0) return false;
  const std::string bytes = whole_file(contents);
  if (!write_all(fresh, bytes) || ::fsync(fresh) != 0 || ::rename(beside.c_str(), path_.c_str()) != 0 ||
      !sync_folder_of(path_)) {
    ::close(fresh);
    return false;
  }
  if (file_ >= 0) ::close(file_);
  file_ = fresh;
  size_ = bytes.size();
  contents_ = contents;
  return true;
}

bool FileOutbox::keep(const HeldRequest& request) {
  if (!append(item(request))) return false;
  keep_in(contents_, request);
  return compact_if_worth_it();
}

bool FileOutbox::keep(const HeldWords& words) {
  if (!append(item(words))) return false;
  keep_in(contents_, words);
  return compact_if_worth_it();
}

bool FileOutbox::forget_words(const std::string& record) {
  std::string payload(1, Kind::forgotten);
  put_string(payload, record);
  if (!append(payload)) return false;
  forget_words_in(contents_, record);
  return true;
}

bool FileOutbox::drop(std::uint32_t up_to) {
  std::string payload(1, Kind::dropped);
  put_u32(payload, up_to);
  if (!append(payload)) return false;
  drop_in(contents_, up_to);
  return compact_if_worth_it();
}

// Always true: what was to be kept is kept, whether or not the file could be made shorter just now.
bool FileOutbox::compact_if_worth_it() {
  if (size_ < kWorthCompacting) return true;
  std::uint64_t living = 0;
  for (const HeldRequest& held : contents_.requests) living += held.request.ByteSizeLong() + held.on.size() + 64;
  for (const HeldWords& held : contents_.words) living += held.change.ByteSizeLong() + held.on.size() + 64;
  if (size_ > 4 * living + kWorthCompacting) (void)replace(OutboxContents(contents_));
  return true;
}

}  // namespace plenary::client
