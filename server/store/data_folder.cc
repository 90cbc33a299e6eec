#include "server/store/data_folder.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace plenary {
namespace {

constexpr std::size_t kKeyBytes = 32;

std::string reason() { return std::strerror(errno); }

// What went wrong with a folder, by its errno, and what to do about it.
std::string reason_and_way_out(int error) {
  const std::string why = std::string(": ") + std::strerror(error) + ". ";
  if (error == EACCES || error == EPERM)
    return why + "Let the user who runs the server write there, or choose another folder with --data.";
  if (error == ENOSPC || error == EDQUOT) return why + "Make room there, or choose another folder with --data.";
  return why + "Choose another folder with --data.";
}

// The part of a path that is there: what stands in the way is in it, not in what is still to be made.
std::filesystem::path existing_part_of(std::filesystem::path path) {
  std::error_code none;
  while (path.has_relative_path() && !std::filesystem::exists(path, none)) path = path.parent_path();
  return path.empty() ? "." : path;
}

std::string random_bytes(std::size_t count) {
  if (sodium_init() < 0) throw StorageRefused("libsodium has no source of randomness on this machine.");
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string hex_of(const std::string& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  text.pop_back();
  return text;
}

std::string whole_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // some file systems do not let a folder be opened; the file itself is on disk
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

void make_private_folder(const std::filesystem::path& path) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  if (!error && mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) error.assign(errno, std::generic_category());
  if (error)
    throw StorageRefused("The folder " + path.string() + " cannot be made in " +
                         existing_part_of(path.parent_path()).string() + reason_and_way_out(error.value()));
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
    throw StorageRefused(path.string() + " is not a folder. Move it away, or choose another folder with --data.");
  if (found.st_uid != geteuid())
    throw StorageRefused("The folder " + path.string() +
                         " belongs to another user. Give it to the user who runs the server, or choose another.");
  if ((found.st_mode & 077) != 0 && chmod(path.c_str(), 0700) != 0)
    throw StorageRefused("The folder " + path.string() +
                         " is open to other users, and that cannot be changed: " + reason() + '.');
}

void write_privately(const std::filesystem::path& path, std::string_view bytes) {
  write_privately(path, [bytes](const WritePiece& put) { return put(bytes); });
}

void write_privately(const std::filesystem::path& path, const std::function<bool(const WritePiece& put)>& write_all) {
  const std::filesystem::path beside = path.string() + ".new";
  const auto refuse = [&path] {
    throw StorageRefused("The file " + path.string() + " cannot be written: " + reason() + '.');
  };
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) refuse();
  const auto put = [file](std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t wrote = write(file, bytes.data(), bytes.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
  };
  const bool written = fchmod(file, 0600) == 0 && write_all(put) && fsync(file) == 0;
  const int why = errno;
  close(file);
  errno = why;
  if (!written || rename(beside.c_str(), path.c_str()) != 0) refuse();
  sync_folder(path.parent_path());
}

DataFolder::DataFolder(const std::filesystem::path& path) : path_(std::filesystem::absolute(path)) {
  make_private_folder(path_);
  take_lock();
  try {
    read_instance();
  } catch (...) {
    close(lock_);
    throw;
  }
}

DataFolder::~DataFolder() { close(lock_); }

void DataFolder::take_lock() {
  const std::filesystem::path file = path_ / "lock";
  lock_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw StorageRefused("The file " + file.string() + " cannot be written" + reason_and_way_out(errno));
  if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    close(lock_);
    std::string pid = whole_file(file);
    while (!pid.empty() && pid.back() == '\n') pid.pop_back();
    throw StorageRefused("Another server" + (pid.empty() ? std::string() : " (pid " + pid + ')') +
                         " is using the data folder " + path_.string() +
                         ". Stop it first, or choose another folder with --data.");
  }
  const std::string pid = std::to_string(getpid()) + '\n';
  if (ftruncate(lock_, 0) != 0 || pwrite(lock_, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    const int why = errno;
    close(lock_);
    throw StorageRefused("The file " + file.string() + " cannot be written" + reason_and_way_out(why));
  }
}

void DataFolder::read_instance() {
  const std::filesystem::path file = path_ / "instance";
  if (!std::filesystem::exists(file)) {
    if (std::filesystem::exists(path_ / "redis" / "appendonlydir"))
      throw StorageRefused("STORAGE_IDENTITY: the data folder " + path_.string() +
                           " holds documents but has lost its file \"instance\". Restore "
                           "it from a backup, together with the folder \"keys\".");
    instance_ = hex_of(random_bytes(16));
    chains_by_document_ = true;
    return write_instance();
  }
  std::istringstream text(whole_file(file));
  std::string name, value;
  while (text >> name >> value) {
    if (name == "instance") instance_ = value;
    if (name == "state") established_ = value == "established";
    if (name == "chains") chains_by_document_ = value == "by-document";
    if (name == "redis") elsewhere_ = value;
    if (name == "documents") documents_ = std::strtoull(value.c_str(), nullptr, 10);
  }
  if (instance_.size() != 32)
    throw StorageRefused("STORAGE_IDENTITY: the file " + file.string() + " is damaged. Restore it from a backup.");
}

void DataFolder::write_instance() const {
  write_privately(path_ / "instance", "instance " + instance_ + "\nstate " + (established_ ? "established" : "new") +
                                          "\ndocuments " + std::to_string(documents_) + '\n' +
                                          (chains_by_document_ ? "chains by-document\n" : "") +
                                          (elsewhere_.empty() ? "" : "redis " + elsewhere_ + "\n"));
}

std::string DataFolder::key(const std::string& name) {
  make_private_folder(path_ / "keys");
  const std::filesystem::path file = path_ / "keys" / (name + ".key");
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) {
    const bool needed =
        established_ && name == "chain";  // others can be made anew: links and sessions are asked for again
    if (needed)
      throw StorageRefused("The key " + file.string() +
                           " is gone. Without it no log can be verified: restore it from a backup.");
    write_privately(file, random_bytes(kKeyBytes));
  } else if ((found.st_mode & 077) != 0) {
    throw StorageRefused("The key " + file.string() + " is open to other users. Close it: chmod 600 " + file.string());
  }
  std::ifstream can_be_read(file, std::ios::binary);
  if (!can_be_read)
    throw StorageRefused("The key " + file.string() + " cannot be read: " + reason() +
                         ". It is not damaged: give it to the user who runs the server, or start as its owner.");
  std::string key = whole_file(file);
  if (key.size() != kKeyBytes)
    throw StorageRefused("The key " + file.string() + " is damaged: it must be 32 bytes. Restore it from a backup.");
  return key;
}

ChainKeys DataFolder::chain_keys() {
  std::string installation = key("chain");
  if (chains_by_document_) return ChainKeys(std::move(installation), brought_keys());
  return ChainKeys(ChainMaker(std::move(installation)), brought_keys());
}

std::map<std::string, std::string> DataFolder::brought_keys() const {
  std::map<std::string, std::string> keys;
  const std::filesystem::path file = path_ / "keys" / "brought";
  std::istringstream text(whole_file(file));
  std::string document, hex;
  while (text >> document >> hex) {
    std::string key(kKeyBytes, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), hex.data(), hex.size(), nullptr,
                       &length, nullptr) != 0 ||
        length != kKeyBytes)
      throw StorageRefused("The file " + file.string() + " is damaged. Restore it from a backup.");
    keys[document] = key;
  }
  return keys;
}

void DataFolder::bring_chain_keys(const std::map<std::string, std::string>& keys) {
  std::map<std::string, std::string> all = brought_keys();
  for (const auto& [document, key] : keys) all[document] = key;
  std::string lines;
  for (const auto& [document, key] : all) lines += document + ' ' + hex_of(key) + '\n';
  make_private_folder(path_ / "keys");
  write_privately(path_ / "keys" / "brought", lines);
}

void DataFolder::settle(const RedisEndpoint& endpoint, const RedisFound& found, Whose whose) {
  const std::string where = "Redis at " + endpoint.shown();
  if (!found.instance.empty() && found.instance != instance_)
    throw StorageRefused(
        "STORAGE_IDENTITY: " + where + " belongs to installation " + found.instance + ", and the data folder " +
        path_.string() + " to " + instance_ +
        ". Use the data folder that belongs to it (for a further server: a copy of its \"instance\" and "
        "\"keys\"), or another Redis.");
  if (found.instance.empty() && (established_ || found.documents > 0))
    throw StorageRefused(
        "STORAGE_IDENTITY: " + where + " is " + (found.documents > 0 ? "of unknown origin" : "empty") +
        ", but the data folder " + path_.string() + " had documents (at least " + std::to_string(documents_) +
        "). Nothing was changed. Restore its data from a backup; to begin anew, choose another, empty data folder.");
  if (found.documents < documents_)
    throw StorageRefused("STORAGE_IDENTITY: " + where + " has " + std::to_string(found.documents) +
                         " documents, and there were at least " + std::to_string(documents_) +
                         ". Nothing was changed. Restore its data from a backup, or, if that is what you mean, set "
                         "\"documents\" in " +
                         (path_ / "instance").string() + " to " + std::to_string(found.documents) + '.');
  (void)key("chain");  // there, before the first document can be
  if (found.instance.empty() && !claim_redis(endpoint, instance_))
    throw StorageRefused("STORAGE_IDENTITY: " + where + " was taken by another installation just now.");
  const std::string elsewhere = whose == Whose::own ? "" : endpoint.shown();
  if (established_ && documents_ >= found.documents && elsewhere == elsewhere_) return;
  established_ = true;
  documents_ = std::max(documents_, found.documents);
  elsewhere_ = elsewhere;
  write_instance();
}

void DataFolder::refuse_if_elsewhere() const {
  if (elsewhere_.empty()) return;
  throw StorageRefused("The documents of " + path_.string() + " are in the Redis at " + elsewhere_ +
                       ", not in this folder. Name it: plenaryd --data " + path_.string() + " --redis " + elsewhere_ +
                       " (with user and password, if it asks for them), and --verify to look them through.");
}

void DataFolder::note_documents(std::uint64_t count) {
  if (count <= documents_) return;
  documents_ = count;
  write_instance();
}

}  // namespace plenary
