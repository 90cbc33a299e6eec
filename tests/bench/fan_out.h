// Some write, everybody on a board is sent every change: how long until the last one has it, and what it costs.
#pragma once

#include <cstdint>

#include "tests/bench/boards.h"
#include "tests/bench/figures.h"

namespace plenary::bench {

struct FanOut {
  std::size_t boards = 1;
  std::size_t clients = 60;       // on each board
  std::size_t writers = 60;       // of them
  double changes_per_second = 5;  // of each writer
  double seconds = 5;
};

struct FanOutResult {
  Samples last_ms;  // from sending to the last viewer
  std::uint64_t deliveries = 0;
  std::uint64_t lost = 0;  // changes that did not reach everybody within the time
  double cpu_seconds = 0;  // of the server
  double redis_cpu_seconds = 0;
  [[nodiscard]] double cpu_per_million() const {
    return deliveries ? cpu_seconds * 1e6 / static_cast<double>(deliveries) : 0;
  }
};

// `leading`: a facilitator's seat on plenaryd; nullptr: the bare broadcaster.
[[nodiscard]] FanOutResult run(const FanOut& work, const Program& server, const Seat* leading);

}  // namespace plenary::bench
