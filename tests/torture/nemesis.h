// Who brings the troubles: kills, stops and cuts, dealt like cards, so that a seed is a schedule in which each kind of
// trouble comes in every round. One trouble at a time, from its first step to its last.
//
//   crashes     one Redis: everything that runs is killed and stopped, cables are cut, the disk is full, and once in a
//               round Redis comes back with a copy of its files that is a second old, while both servers are alive
//   failovers   a primary and a replica, nothing called saved before the replica has it: the replica falls behind and
//               is made the primary, while both servers are alive, one is frozen, one is dead, and both are
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/chance.h"
#include "tests/torture/disk.h"
#include "tests/torture/node.h"
#include "tests/torture/person.h"
#include "tests/torture/storage.h"

namespace plenary::torture {

enum class Schedule { crashes, failovers };

struct Troubled {
  std::array<Node*, 2> nodes;
  Storage& storage;
  Disk& disk;
  Witness& witness;
  std::vector<std::unique_ptr<Person>>& people;
  std::string document;
  std::function<void(bool quiet)> quieten;     // nobody does anything, until they may again
  std::function<void(bool stays)> keep_words;  // nobody takes back any, until they may again
};

class Nemesis {
 public:
  Nemesis(Schedule schedule, Troubled troubled, simulation::Chance chance, Verdicts& verdicts);

  void step(std::int64_t now_ms);                                      // often
  void kill_next();                                                    // the next round begins with kills of everything
  [[nodiscard]] bool dealt_everything() const { return rounds_ > 0; }  // each kind of trouble at least once
  void no_more() { over_ = true; }
  [[nodiscard]] bool busy() const { return !plan_.empty(); }  // with a trouble that is not over
  // Then a reveal of hundreds of cards would be more than servers keep to give back (LOG-15).
  [[nodiscard]] bool puts_old_copy_back() const { return busy() && on_ == Trouble::old_copy; }

 private:
  enum class Trouble {
    kill_a,
    kill_b,
    kill_redis,
    stop_a,
    stop_b,
    stop_redis,
    cut_some,
    cut_all,
    deafen,
    stop_and_kill,
    device,
    full_disk,
    old_copy,
    failover_both_alive,
    failover_one_frozen,
    failover_one_dead,
    failover_both_dead
  };
  struct Step {
    std::int64_t pause_ms = 0;    // after the step before
    std::int64_t at_most_ms = 0;  // waits so long for `ready`, then goes on without
    std::function<bool()> ready;
    std::function<void()> act;
  };
  struct Failover {
    std::string name;
    std::vector<Node*> dead;
    Node* frozen = nullptr;  // through all of it
    std::vector<Person*> away;
  };
  void deal();
  void make(Trouble trouble);
  void after(std::int64_t ms, std::function<void()> act) { plan_.push_back({ms, 0, nullptr, std::move(act)}); }
  void when(std::function<bool()> ready, std::int64_t at_most_ms, std::function<void()> act) {
    plan_.push_back({0, at_most_ms, std::move(ready), std::move(act)});
  }
  void put_off(Trouble trouble);  // it cannot be now: next time
  void follow_plan(std::int64_t now_ms);
  void stop(Process* process, const std::string& what);
  void kill(Node& node);
  void fill_disk();
  void take_old_copy();
  void put_old_copy_back();
  void fail_over(Trouble trouble);
  void promote(const Failover& failover);
  void keep_redis_running();
  void see_what_is_stored();
  void spread_people();
  void take_words_back();
  [[nodiscard]] bool everybody_is_live() const;
  [[nodiscard]] bool nothing_is_erased() const;
  [[nodiscard]] std::string who_is_told(bool read_only) const;  // names of those who are live and told otherwise
  [[nodiscard]] bool everything_runs();

  Schedule schedule_;
  Troubled troubled_;
  simulation::Chance chance_;
  Verdicts& verdicts_;
  std::vector<Trouble> deck_;
  std::uint64_t rounds_ = 0, copies_ = 0;
  bool over_ = false;
  Trouble on_ = Trouble::device;
  std::deque<Step> plan_;  // of the trouble that is on
  std::int64_t now_ms_ = 0, step_ms_ = 0, next_ms_ = 0;
  std::int64_t redis_ended_ms_ = 0, first_ended_ms_ = 0;  // for want of room; 0: not yet
  std::int64_t stored_ms_ = 0, looked_ms_ = 0;            // when something was last found to have been stored
  std::string stored_;
};

}  // namespace plenary::torture
