// A clock that moves when the test says so.
#pragma once

#include "server/live/ports.h"

namespace plenary {

class HandClock : public Clock {
 public:
  std::int64_t now_ms = 1'000'000;
  [[nodiscard]] std::int64_t wall_ms() const override { return now_ms; }
  [[nodiscard]] std::int64_t steady_ms() const override { return now_ms; }
  [[nodiscard]] Timer after(std::int64_t, std::function<void()>) override {
    throw std::logic_error("nothing here waits");
  }
};

}  // namespace plenary
