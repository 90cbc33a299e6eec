// simulation_catches_bugs [NAME]: switches on each seeded bug in turn (server/live/seeded_bugs.h) and looks for the first
// seed that finds it. A bug that is not found is a hole in the net: then this fails. And without a bug nothing is found.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/live/seeded_bugs.h"
#include "tests/simulation/simulation.h"

using namespace plenary::simulation;

namespace {

constexpr std::uint64_t kSeeds = 3'000;

// Of those that were tried, the first; each core tries the next that nobody has tried.
Run first_broken() {
  std::atomic<std::uint64_t> next = 1, found = kSeeds + 1;
  std::mutex mutex;
  Run first;
  std::vector<std::thread> cores;
  for (unsigned i = std::max(1u, std::thread::hardware_concurrency()); i > 0; --i)
    cores.emplace_back([&] {
      for (std::uint64_t seed = next++; seed <= kSeeds && seed < found; seed = next++) {
        Run run = simulate(seed);
        const std::lock_guard alone(mutex);
        if (!run.violation || seed > found) continue;
        found = seed;
        first = std::move(run);
      }
    });
  for (std::thread& core : cores) core.join();
  return first;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string only = argc > 1 ? argv[1] : "";
  int holes = 0;
  std::printf("%-28s %6s  %s\n", "bug", "seed", "violated");
  for (const char* name : plenary::kSimulatedBugs) {
    if (!only.empty() && only != name) continue;
    plenary::seeded_bugs() = {};
    *plenary::seeded_bugs().find(name) = true;
    const Run run = first_broken();
    if (run.violation) {
      std::printf("%-28s %6llu  %s\n", name, static_cast<unsigned long long>(run.seed),
                  run.violation->invariant.c_str());
      if (!only.empty()) std::printf("%s", report(run).c_str());
    } else {
      std::printf("%-28s   none  NOT FOUND in %llu seeds\n", name, static_cast<unsigned long long>(kSeeds));
      ++holes;
    }
    std::fflush(stdout);
  }
  return holes == 0 ? 0 : 1;
}
