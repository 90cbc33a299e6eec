#include "server/network/asio_clock.h"

#include <sodium.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>

namespace plenary {

std::int64_t AsioClock::wall_ms() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t AsioClock::steady_ms() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// The handle alone keeps the timer; when it is destroyed the wait ends as aborted and `then` is not called. A wait that
// had already ended when the handle went is caught by the weak pointer.
Clock::Timer AsioClock::after(std::int64_t ms, std::function<void()> then) {
  auto timer = std::make_shared<boost::asio::steady_timer>(loop_, std::chrono::milliseconds(ms));
  timer->async_wait([alive = std::weak_ptr<boost::asio::steady_timer>(timer),
                     then = std::move(then)](const boost::system::error_code& error) {
    const auto kept = alive.lock();
    if (!error && kept) then();
  });
  return timer;
}

void SystemEntropy::fill(void* bytes, std::size_t count) { randombytes_buf(bytes, count); }

}  // namespace plenary
