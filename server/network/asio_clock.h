// The real clock, and timers on the server's loop.
#pragma once

#include <memory>

#include "server/live/ports.h"

namespace boost::asio {
class io_context;
}

namespace plenary {

class AsioClock final : public Clock {
 public:
  explicit AsioClock(boost::asio::io_context& loop) : loop_(loop) {}
  [[nodiscard]] std::int64_t wall_ms() const override;
  [[nodiscard]] std::int64_t steady_ms() const override;
  [[nodiscard]] Timer after(std::int64_t ms, std::function<void()> then) override;

 private:
  boost::asio::io_context& loop_;
};

// Chance from the operating system.
class SystemEntropy final : public Entropy {
 public:
  void fill(void* bytes, std::size_t count) override;
};

}  // namespace plenary
