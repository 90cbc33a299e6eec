// simulation_catches_bugs [NAME]: switches on each seeded bug in turn (server/live/seeded_bugs.h) and looks for the first
// seed that finds it. A bug that is not found is a hole in the net: then this fails. And without a bug nothing is found.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
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
  const auto& bugs = plenary::kSimulatedBugs;
  const bool is_known = only.empty() || std::any_of(std::begin(bugs), std::end(bugs),
                                                    [&](const std::string_view bug) { return bug == only; });
  const bool wants_help = only == "--help" || only == "-h";
  if (wants_help || !is_known || argc > 2) {
    std::FILE* to = wants_help ? stdout : stderr;
    if (!wants_help) std::fprintf(to, "'%s' is none of the seeded bugs.\n", argc > 2 ? argv[2] : only.c_str());
    std::fprintf(to,
                 "simulation_catches_bugs [NAME]: every seeded bug is found by the simulation, or the one named.\n");
    for (const char* bug : bugs) std::fprintf(to, "  %s\n", bug);
    return wants_help ? 0 : 2;
  }
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
