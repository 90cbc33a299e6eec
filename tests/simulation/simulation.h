// One run: a seed, some seconds of virtual time with trouble, then quiet, then the reckoning. The same seed is the same
// run, to the last byte.
#pragma once

#include <optional>
#include <string>

#include "tests/simulation/witness.h"

namespace plenary::simulation {

struct Run {
  std::uint64_t seed = 0;
  std::optional<Violation> violation;
  std::uint64_t trace_hash = 0;
  std::int64_t virtual_ms = 0;
  Counters counters;
  std::vector<std::string> last_lines;
};

[[nodiscard]] Run simulate(std::uint64_t seed);
// The run as it is told to people who have to find out what happened.
[[nodiscard]] std::string report(const Run& run);

}  // namespace plenary::simulation
