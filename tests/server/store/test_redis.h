// A redis-server of a test's own, on a unix socket in a temporary folder, without users: the test may do anything to it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>

#include "server/store/child_process.h"
#include "server/store/redis.h"
#include "tests/temporary_folder.h"

namespace plenary {

using test::TemporaryFolder;

// Of a server that gives up soon, so that a test can watch it do so.
inline constexpr RedisPatience kShortPatience{std::chrono::milliseconds(1000), std::chrono::milliseconds(300),
                                              std::chrono::milliseconds(10), std::chrono::milliseconds(50)};

class TestRedis {
 public:
  // appendonly yes, appendfsync always, and then `settings`, as on the command line: {"--appendonly", "no"}.
  // One that asks for a password is ready when it does so.
  explicit TestRedis(std::vector<std::string> settings = {});

  [[nodiscard]] RedisEndpoint endpoint() const;
  [[nodiscard]] pid_t pid() const { return child_->pid(); }
  void start();
  void kill_9();
  void freeze();
  void thaw();

  // How often it forked, which it does to rewrite its file; and do its files hold these words?
  [[nodiscard]] std::string forks() const;
  [[nodiscard]] bool files_hold(const std::string& words) const;

  // Asks and waits. Text of the answer; numbers in decimal; "(nil)"; an error begins with "!"; of an array each, by lines.
  std::string operator()(const RedisArguments& arguments) const { return ask(endpoint(), arguments); }
  static std::string ask(const RedisEndpoint& endpoint, const RedisArguments& arguments);

 private:
  TemporaryFolder folder_;
  std::vector<std::string> settings_;
  std::unique_ptr<ChildProcess> child_;
};

// Runs `io` until `done`; fails the test after ten seconds.
void run_until(boost::asio::io_context& io, const std::function<bool()>& done);

}  // namespace plenary
