// A whole meeting: many groups, each with its board, led at once from the console.
#pragma once

#include <cstddef>

#include "tests/bench/figures.h"
#include "tests/bench/processes.h"

namespace plenary::bench {

struct MeetingWork {
  std::size_t groups = 40;
  std::size_t people = 300;         // over all groups, as evenly as can be
  double changes_per_second = 0.5;  // of each person, while the console's cost is measured
  double seconds = 10;              // of each such measurement
  std::size_t consoles = 3;         // a facilitator's, a co-facilitator's, the host's
};

struct MeetingResult {
  Samples told_ms;                       // of every person, from the act at the console to the phase on their line
  std::size_t missed = 0;                // who was not told within ten seconds
  std::size_t acts = 0;                  // phases begun in all groups at once
  double cpu_without = 0, cpu_with = 0;  // the server's seconds a second of writing, without consoles and with them
  [[nodiscard]] double console_share() const { return cpu_with > 0 ? (cpu_with - cpu_without) / cpu_with : 0; }
};

// Throws if a group cannot be opened or an act is refused.
[[nodiscard]] MeetingResult lead_meeting(const Program& server, const MeetingWork& work);

}  // namespace plenary::bench
