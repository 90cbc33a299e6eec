// Virtual time: things happen one after another, in the order of their moments; at one moment in the order in which
// they were planned. Nothing waits: the clock jumps from one thing to the next.
//
// What happens to a server node or a client happens to one of its lives. A life that ended (crash) takes with it
// whatever was still to happen to it; a paused one has it happen when it goes on.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <queue>
#include <vector>

#include "server/live/ports.h"

namespace plenary::simulation {

struct Life {
  bool paused = false;
  std::deque<std::function<void()>> waiting;
};
using SomeLife = std::weak_ptr<Life>;

class TimeLine {
 public:
  [[nodiscard]] std::int64_t now() const { return now_; }
  void after(std::int64_t ms, std::function<void()> then) { planned_.push({now_ + ms, ++count_, std::move(then)}); }
  void after(std::int64_t ms, SomeLife whose, std::function<void()> then) {
    after(ms, [whose = std::move(whose), then = std::move(then)]() mutable { happen(whose, std::move(then)); });
  }
  static void happen(const SomeLife& whose, std::function<void()> then) {
    const std::shared_ptr<Life> life = whose.lock();
    if (!life) return;
    if (life->paused) {
      life->waiting.push_back(std::move(then));
    } else {
      then();
    }
  }
  // False: nothing is planned.
  bool step() {
    if (planned_.empty()) return false;
    Planned next = std::move(const_cast<Planned&>(planned_.top()));
    planned_.pop();
    now_ = next.at;
    next.then();
    return true;
  }

 private:
  struct Planned {
    std::int64_t at;
    std::uint64_t order;
    std::function<void()> then;
    bool operator<(const Planned& other) const { return at != other.at ? at > other.at : order > other.order; }
  };
  std::int64_t now_ = 0;
  std::uint64_t count_ = 0;
  std::priority_queue<Planned> planned_;
};

inline constexpr std::int64_t kWallAtStart = 1'800'000'000'000;

// The clock of one life of a node; its wall may be wrong, and be set.
class LifeClock : public Clock {
 public:
  LifeClock(TimeLine& line, SomeLife life, const std::int64_t& wrong_by_ms)
      : line_(line), life_(std::move(life)), wrong_by_ms_(wrong_by_ms) {}
  [[nodiscard]] std::int64_t wall_ms() const override { return kWallAtStart + line_.now() + wrong_by_ms_; }
  [[nodiscard]] std::int64_t steady_ms() const override { return 1'000 + line_.now(); }
  [[nodiscard]] Timer after(std::int64_t ms, std::function<void()> then) override {
    auto timer = std::make_shared<std::function<void()>>(std::move(then));
    line_.after(ms, life_, [weak = std::weak_ptr(timer)] {
      if (const auto still = weak.lock()) (*still)();
    });
    return timer;
  }

 private:
  TimeLine& line_;
  SomeLife life_;
  const std::int64_t& wrong_by_ms_;
};

}  // namespace plenary::simulation
