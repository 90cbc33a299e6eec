// The chunks of a snapshot, put together (RESUME-4): a zlib stream of a SnapshotBody, in order, within limits. A server
// is not believed about sizes either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "proto/wire.pb.h"

namespace plenary::client {

struct SnapshotLimits {
  std::size_t chunk_bytes = 256 * 1024;
  std::size_t inflated_bytes = 256u << 20;
  std::uint32_t chunks = 4096;
};

class SnapshotReader {
 public:
  explicit SnapshotReader(SnapshotLimits limits = {});
  ~SnapshotReader();
  SnapshotReader(SnapshotReader&&) noexcept;
  SnapshotReader& operator=(SnapshotReader&&) noexcept;

  enum class Answer { more, whole, broken };
  Answer take(const SnapshotChunk& chunk);
  [[nodiscard]] SnapshotBody& body() { return body_; }               // after `whole`
  [[nodiscard]] const std::string& fault() const { return fault_; }  // after `broken`

 private:
  struct Stream;
  Answer broken(std::string fault);
  bool inflate(std::string_view data);

  SnapshotLimits limits_;
  std::unique_ptr<Stream> stream_;
  std::string bytes_;
  std::string fault_;
  std::uint32_t next_ = 0;
  std::uint32_t count_ = 0;
  bool ended_ = false;
  SnapshotBody body_;
};

}  // namespace plenary::client
