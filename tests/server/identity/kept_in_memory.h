// The store's own memory implementation, with a clock that tests advance and answers that come when they say.
#pragma once

#include <deque>
#include <functional>

#include "server/store/memory_kept.h"

namespace plenary {

struct HandClock : Clock {
  std::int64_t now = 1'800'000'000'000;
  std::int64_t wall_ms() const override { return now; }
  std::int64_t steady_ms() const override { return now; }
  Timer after(std::int64_t, std::function<void()>) override { return nullptr; }
};

struct KeptInMemory {
  HandClock clock;
  std::deque<std::function<void()>> answers;
  MemoryKept store{clock, [this](std::function<void()> answer) { answers.push_back(std::move(answer)); }};

  void deliver_one() {
    const auto answer = std::move(answers.front());
    answers.pop_front();
    answer();
  }
  void deliver() {
    while (!answers.empty()) deliver_one();
  }
};

// A store that does not answer questions any more.
struct BrokenStore : KeptForAWhile {
  void get(const std::string&, std::function<void(KeptAnswer)> done) override { done({}); }
  void put_new(const std::string&, std::string, std::int64_t, std::function<void(KeepAnswer)> done) override {
    done(KeepAnswer::unavailable);
  }
  void replace(const std::string&, const std::string&, std::string, std::int64_t,
               std::function<void(KeepAnswer)> done) override {
    done(KeepAnswer::unavailable);
  }
  void renew(const std::string&, std::int64_t, std::function<void(KeepAnswer)> done) override {
    done(KeepAnswer::unavailable);
  }
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override { done(std::nullopt); }
  void remove(const std::string&, std::function<void(KeepAnswer)> done) override { done(KeepAnswer::unavailable); }
};

}  // namespace plenary
