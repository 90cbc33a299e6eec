// How long a phase took, in all of its runs: a group may come back to it.
#pragma once

#include <cstdint>

#include "proto/records.pb.h"

namespace plenary {

// Of one run that is over, pauses apart.
template <class Run>
[[nodiscard]] std::int64_t run_ms(const Run& run) {
  return run.ended_ms() - run.started_ms() - run.paused_for_ms();
}
// Of those before the run that it has now.
[[nodiscard]] inline std::int64_t earlier_runs_ms(const Phase& phase) {
  std::int64_t took = 0;
  for (const PhaseRun& run : phase.earlier()) took += run_ms(run);
  return took;
}

}  // namespace plenary
