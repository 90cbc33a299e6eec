// The morning after: a server that is started on everything that was ever written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "tests/bench/boards.h"

namespace plenary::bench {

struct ColdStart {
  std::uint32_t boards = 200, cards = 1'000, commits = 10'000;
};
struct ColdStartResult {
  double redis_ms = 0;        // until a Redis alone has loaded the same files: what no server can do without
  double ready_ms = 0;        // until READY
  double first_board_ms = 0;  // from the start of the program until somebody who joined has a whole board
  double stored_mib = 0;      // of the append-only files
};
// `start` starts plenaryd on `data`, which is empty. One board is written through it, commit by commit; the others are
// copies of its keys, so that what is loaded is what would be there.
[[nodiscard]] ColdStartResult start_cold(const ColdStart& work, const std::filesystem::path& data,
                                         const std::function<std::unique_ptr<Program>()>& start);

}  // namespace plenary::bench
