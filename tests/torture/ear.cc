#include "tests/torture/ear.h"

#include <cstdint>
#include <utility>

namespace plenary::torture {

Ear::Ear(Message message) : message_(std::move(message)) {}

void Ear::hear(std::string_view bytes) {
  if (deaf_) return;
  waiting_ += bytes;
  if (!open_) {
    const std::size_t end = waiting_.find("\r\n\r\n");
    if (end == std::string::npos) return;
    deaf_ = waiting_.starts_with("HTTP/") && !waiting_.starts_with("HTTP/1.1 101");
    open_ = true;
    waiting_.erase(0, end + 4);
  }
  while (!deaf_ && frame()) {
  }
}

bool Ear::frame() {
  const auto byte = [this](std::size_t at) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(waiting_[at]));
  };
  if (waiting_.size() < 2) return false;
  const bool last = byte(0) & 0x80, masked = byte(1) & 0x80;
  const std::uint64_t opcode = byte(0) & 0x0f;
  std::uint64_t length = byte(1) & 0x7f;
  std::size_t at = 2;
  const std::size_t length_bytes = length == 126 ? 2 : length == 127 ? 8 : 0;
  if (waiting_.size() < at + length_bytes) return false;
  if (length_bytes > 0) length = 0;
  for (std::size_t i = 0; i < length_bytes; ++i) length = length << 8 | byte(at++);
  const std::size_t mask = at;
  if (masked) at += 4;
  if (waiting_.size() < at + length) return false;
  std::string payload = waiting_.substr(at, length);
  if (masked)
    for (std::size_t i = 0; i < payload.size(); ++i)
      payload[i] = static_cast<char>(payload[i] ^ waiting_[mask + i % 4]);
  waiting_.erase(0, at + length);
  if (opcode >= 8) return true;  // ping, pong, close
  so_far_ += payload;
  if (last) message_(std::exchange(so_far_, {}));
  return true;
}

}  // namespace plenary::torture
