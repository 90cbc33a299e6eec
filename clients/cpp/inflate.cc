#include "clients/cpp/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace plenary::client {

struct SnapshotReader::Stream {
  z_stream z{};
  bool usable = false;
  Stream() { usable = inflateInit(&z) == Z_OK; }
  ~Stream() {
    if (usable) inflateEnd(&z);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

SnapshotReader::SnapshotReader(SnapshotLimits limits) : limits_(limits), stream_(std::make_unique<Stream>()) {}
SnapshotReader::~SnapshotReader() = default;
SnapshotReader::SnapshotReader(SnapshotReader&&) noexcept = default;
SnapshotReader& SnapshotReader::operator=(SnapshotReader&&) noexcept = default;

SnapshotReader::Answer SnapshotReader::broken(std::string fault) {
  fault_ = std::move(fault);
  bytes_.clear();
  return Answer::broken;
}

SnapshotReader::Answer SnapshotReader::take(const SnapshotChunk& chunk) {
  if (next_ == 0) count_ = chunk.count();
  if (count_ == 0 || count_ > limits_.chunks) return broken("a snapshot of " + std::to_string(count_) + " chunks");
  if (chunk.count() != count_ || chunk.index() != next_ || next_ >= count_)
    return broken("a snapshot chunk out of order");
  if (chunk.data().size() > limits_.chunk_bytes) return broken("a snapshot chunk that is too large");
  ++next_;
  if (!inflate(chunk.data())) return Answer::broken;
  if (next_ < count_) return Answer::more;
  if (!ended_) return broken("a snapshot that ends too early");
  if (!body_.ParseFromString(bytes_)) return broken("a snapshot that is not one");
  bytes_ = {};
  return Answer::whole;
}

bool SnapshotReader::inflate(std::string_view data) {
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  char out[65536];
  while (z.avail_in > 0) {
    if (ended_ || !stream_->usable) return broken("bytes after the end of a snapshot"), false;
    z.next_out = reinterpret_cast<Bytef*>(out);
    z.avail_out = sizeof out;
    const int result = ::inflate(&z, Z_NO_FLUSH);
    const std::size_t made = sizeof out - z.avail_out;
    if (bytes_.size() + made > limits_.inflated_bytes) return broken("a snapshot that is too large"), false;
    bytes_.append(out, made);
    if (result == Z_STREAM_END) {
      ended_ = true;
    } else if (result != Z_OK) {
      return broken("a snapshot that does not inflate"), false;
    }
  }
  // What is left in zlib's window comes out without further input.
  while (!ended_) {
    z.next_out = reinterpret_cast<Bytef*>(out);
    z.avail_out = sizeof out;
    const int result = ::inflate(&z, Z_NO_FLUSH);
    const std::size_t made = sizeof out - z.avail_out;
    if (bytes_.size() + made > limits_.inflated_bytes) return broken("a snapshot that is too large"), false;
    bytes_.append(out, made);
    if (result == Z_STREAM_END) ended_ = true;
    if (result != Z_OK || made == 0) break;
  }
  return true;
}

}  // namespace plenary::client
