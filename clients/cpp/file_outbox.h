// The outbox in a file, append-only.
//
//   "PLENARY OUTBOX 1\n"   then items:   [length u32][crc32 u32][kind u8][fields ...]        little endian
//
// Each item is written with one write and fsynced before the call returns. A crash leaves at most one torn item at the
// end; it is cut off when the file is read again, and it was never sent. When most of the file is history, it is
// written anew beside itself and renamed. The file is locked while it is open: two programs with one outbox would give
// the same cseq to different requests.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "clients/cpp/outbox_store.h"

namespace plenary::client {

// The folder cannot be used, or another program has the outbox open. The message says which, and what to do.
struct OutboxUnusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class FileOutbox : public OutboxStore {
 public:
  explicit FileOutbox(std::string path);  // throws OutboxUnusable
  ~FileOutbox() override;
  FileOutbox(const FileOutbox&) = delete;
  FileOutbox& operator=(const FileOutbox&) = delete;

  [[nodiscard]] OutboxContents load() override { return contents_; }
  [[nodiscard]] bool replace(const OutboxContents& contents) override;
  [[nodiscard]] bool keep(const HeldRequest& request) override;
  [[nodiscard]] bool keep(const HeldWords& words) override;
  [[nodiscard]] bool forget_words(const std::string& record) override;
  [[nodiscard]] bool drop(std::uint32_t up_to) override;

 private:
  bool append(const std::string& payload);
  bool compact_if_worth_it();
  void read();

  std::string path_;
  int file_ = -1;
  int lock_ = -1;
  std::uint64_t size_ = 0;  // bytes of the file that are known to be good
  OutboxContents contents_;
};

}  // namespace plenary::client
