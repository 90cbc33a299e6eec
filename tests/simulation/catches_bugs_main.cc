// simulation_catches_bugs [NAME]: switches on each seeded bug in turn (server/live/seeded_bugs.h) and looks for the first
// seed that finds it. A bug that is not found is a hole in the net: then this fails. And without a bug nothing is found.
#include <cstdio>
#include <string>

#include "server/live/seeded_bugs.h"
#include "tests/simulation/simulation.h"

using namespace plenary::simulation;

namespace {

constexpr std::uint64_t kSeeds = 1'500;

Run first_broken() {
  Run run;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    run = simulate(seed);
    if (run.violation) break;
  }
  return run;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string only = argc > 1 ? argv[1] : "";
  int holes = 0;
  std::printf("%-28s %6s  %s\n", "bug", "seed", "violated");
  for (const char* name : plenary::kSeededBugs) {
    if (!only.empty() && only != name) continue;
    plenary::seeded_bugs() = {};
    *plenary::seeded_bugs().find(name) = true;
    const Run run = first_broken();
    if (run.violation) {
      std::printf("%-28s %6llu  %s\n", name, static_cast<unsigned long long>(run.seed), run.violation->invariant.c_str());
      if (!only.empty()) std::printf("%s", report(run).c_str());
    } else {
      std::printf("%-28s   none  NOT FOUND in %llu seeds\n", name, static_cast<unsigned long long>(kSeeds));
      ++holes;
    }
    std::fflush(stdout);
  }
  return holes == 0 ? 0 : 1;
}
