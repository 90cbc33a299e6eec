// Who brings the troubles: kills, stops and cuts, dealt like cards, so that a seed is a schedule in which each kind of
// trouble comes in every round. Never more than one process is down or stopped by it at a time.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/chance.h"
#include "tests/torture/node.h"
#include "tests/torture/person.h"

namespace plenary::torture {

struct Troubled {
  std::array<Node*, 2> nodes;
  std::function<Process*()> redis;       // as it runs now
  std::function<void()> kill_redis;
  std::function<void()> start_redis;
  std::vector<std::unique_ptr<Person>>* people;
};

class Nemesis {
 public:
  Nemesis(Troubled troubled, simulation::Chance chance, Verdicts& verdicts);

  void step(std::int64_t now_ms);  // often
  void kill_next();                // the next round begins with kills of everything
  void make_peace();               // everything runs again; returns at once, servers take their time

 private:
  enum class Trouble { kill_a, kill_b, kill_redis, stop_a, stop_b, stop_redis, cut_some, cut_all, deafen, device };
  void make(Trouble trouble, std::int64_t now_ms);
  void stop(Process* process, const std::string& what, std::int64_t now_ms);
  void after(std::int64_t ms, std::int64_t now_ms, std::function<void()> repair);
  [[nodiscard]] bool everything_runs();

  Troubled troubled_;
  simulation::Chance chance_;
  Verdicts& verdicts_;
  std::vector<Trouble> deck_;
  std::function<void()> repair_;      // of the trouble that is on; empty: none
  std::int64_t repair_ms_ = 0;
  std::int64_t next_ms_ = 0;
};

}  // namespace plenary::torture
