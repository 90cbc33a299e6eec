// PRESENCE-4 as it behaves when things go wrong: what a node says reaches the others late or not at all; whoever misses
// something may be told so (`begun` again), as Redis tells it when its connection comes back, or may not.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/simulation/chance.h"
#include "tests/simulation/time_line.h"
#include "tests/simulation/witness.h"

namespace plenary::simulation {

class NodeAir;

class PresenceAir {
 public:
  PresenceAir(TimeLine& line, Chance chance, Witness& witness) : line_(line), chance_(chance), witness_(witness) {}

  std::uint64_t trouble = 0;  // percent of what is said that does not arrive

 private:
  friend class NodeAir;
  void say(const NodeAir& from, const std::string& document, const std::string& message);

  TimeLine& line_;
  Chance chance_;
  Witness& witness_;
  std::vector<NodeAir*> nodes_;  // in the order of their start: nothing depends on addresses
};

// The channel of one life of a node.
class NodeAir : public PresenceChannel {
 public:
  NodeAir(PresenceAir& air, SomeLife life);
  ~NodeAir() override;
  NodeAir(const NodeAir&) = delete;
  NodeAir& operator=(const NodeAir&) = delete;

  void say(const std::string& document, const std::string& message) override;
  void listen(const std::string& document, std::function<void(std::string_view message)> heard,
              std::function<void()> begun) override;
  void stop_listening(const std::string& document) override;

 private:
  friend class PresenceAir;
  struct Listening {
    std::function<void(std::string_view)> heard;
    std::function<void()> begun;
    std::int64_t next_ms = 0;  // what one node hears comes in order
  };
  void hears(const std::string& document, const std::string& message);
  void begins(const std::string& document, std::int64_t after_ms);

  PresenceAir& air_;
  SomeLife life_;
  std::map<std::string, std::shared_ptr<Listening>> listening_;
};

}  // namespace plenary::simulation
