// How long to wait before dialling again: full jitter, doubling from 0.5 s to 20 s, forgotten after 30 s of being
// connected. So a room that loses its server does not come back as one.
#pragma once

#include <algorithm>
#include <cstdint>

namespace plenary::client {

class Backoff {
 public:
  static constexpr std::int64_t kFirstMs = 500;
  static constexpr std::int64_t kMostMs = 20'000;
  static constexpr std::int64_t kStableMs = 30'000;

  void connected(std::int64_t steady_ms) { since_ms_ = steady_ms; }
  // The connection is lost, or never came. `chance`: any 64 random bits.
  [[nodiscard]] std::int64_t wait_ms(std::int64_t steady_ms, std::uint64_t chance) {
    if (since_ms_ >= 0 && steady_ms - since_ms_ >= kStableMs) ceiling_ms_ = kFirstMs;
    since_ms_ = -1;
    const std::int64_t wait = static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(ceiling_ms_ + 1));
    ceiling_ms_ = std::min(ceiling_ms_ * 2, kMostMs);
    return wait;
  }

 private:
  std::int64_t ceiling_ms_ = kFirstMs;
  std::int64_t since_ms_ = -1;  // -1: not connected
};

}  // namespace plenary::client
