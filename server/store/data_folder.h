// The folder of one installation: who may use it, who it is, and its keys.
//
//   DATA/lock             flock()ed by the server that uses it; holds its pid, for people
//   DATA/instance         "instance <32 hex>", "state new|established", "documents <at least so many>",
//                         "chains by-document": each log has a key of its own. Without that line (installations of
//                         before) one key seals all of them
//   DATA/keys/<name>.key  32 random bytes, mode 0600: "chain" (LOG-3), "links", ...
//   DATA/keys/brought     "<document> <64 hex>", a line each: keys of the chains of documents that came in an archive
//   DATA/redis/           of the private Redis
//
// An established installation never gets a new key or a new id: with another chain key no log would verify, and with an
// empty Redis everything would look as if it had never been (settle).
#pragma once

#include <filesystem>
#include <functional>
#include <map>

#include "server/live/ports.h"
#include "server/store/redis_check.h"

namespace plenary {

class DataFolder {
 public:
  // Makes the folder if need be (mode 0700), and takes its lock until destroyed. Throws StorageRefused: another server
  // has it (named by pid), it belongs to somebody else, it cannot be written.
  explicit DataFolder(const std::filesystem::path& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::string& instance() const { return instance_; }
  // 32 bytes. Made when first asked for in a new installation. Throws StorageRefused if it is gone or open to others.
  [[nodiscard]] std::string key(const std::string& name);

  // Which key seals the log of which document (LOG-3). Throws as key("chain") does.
  [[nodiscard]] ChainKeys chain_keys();
  // Keeps the keys of documents that are being brought in, beside those that are there. Throws StorageRefused.
  void bring_chain_keys(const std::map<std::string, std::string>& keys);

  // Do this folder and that Redis belong together? A new folder and a new Redis are joined. Throws StorageRefused
  // (STORAGE_IDENTITY) if Redis is another installation's, or empty where something was.
  enum class Whose { own, given };  // a Redis that works in this folder, or one that was given by its address
  void settle(const RedisEndpoint& endpoint, const RedisFound& found, Whose whose);
  // Throws StorageRefused if its documents are in a Redis that is not its own: one that was given by its address.
  void refuse_if_elsewhere() const;
  // Remembers that there are that many documents: finding fewer at a later start is refused.
  void note_documents(std::uint64_t count);

 private:
  void take_lock();
  void read_instance();
  void write_instance() const;
  [[nodiscard]] std::map<std::string, std::string> brought_keys() const;

  std::filesystem::path path_;
  int lock_ = -1;
  std::string instance_;
  bool established_ = false;
  bool chains_by_document_ = false;
  std::uint64_t documents_ = 0;
  std::string elsewhere_;  // the Redis that was given for it, without its password; empty: its own
};

// Writes a file whole or not at all: beside it, fsync, rename. Mode 0600. Throws StorageRefused.
void write_privately(const std::filesystem::path& path, std::string_view bytes);
// The same, for what is not in memory. `write` is given pieces to write by being called with where to put them; false, and
// the file is not there.
using WritePiece = std::function<bool(std::string_view bytes)>;
void write_privately(const std::filesystem::path& path, const std::function<bool(const WritePiece& put)>& write);
// Throws StorageRefused if it cannot be made; it is 0700 afterwards and ours.
void make_private_folder(const std::filesystem::path& path);

}  // namespace plenary
