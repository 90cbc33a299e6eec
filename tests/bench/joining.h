// What a newcomer waits for, and what people cost who are just there.
#pragma once

#include "tests/bench/boards.h"
#include "tests/bench/figures.h"

namespace plenary::bench {

struct JoinResult {
  double first_ms = 0;         // nobody was there before: the snapshot is made
  Samples ms;                  // afterwards, one after another
  std::uint64_t bytes = 0;     // of one join
  double hundred_last_ms = 0;  // a hundred at once: the last has everything
};
[[nodiscard]] JoinResult join_board(const Program& server, const Seat& leading, std::uint32_t cards);

// One join, until everything is there.
[[nodiscard]] double first_join_ms(const Program& server, const Seat& seat);

struct IdleResult {
  double bytes_each = 0;
  std::size_t connections = 0;
};
// `leading`: a seat on plenaryd; nullptr: the bare broadcaster.
[[nodiscard]] IdleResult idle_connections(const Program& server, const Seat* leading, std::size_t count);

// Memory of the server for one board of so many cards, held but not visited; the mean over `boards`.
[[nodiscard]] double board_bytes(const Program& server, const Seat& leading, std::uint32_t cards, std::size_t boards);

}  // namespace plenary::bench
