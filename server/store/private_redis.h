// A Redis of our own: a redis-server child on a unix socket in the data folder, with appendfsync always. Nobody needs to
// install or configure anything but the program.
//
//   PrivateRedis redis(io, folder, notices);
//   const RedisAddress address = redis.start();     // blocks until it answers; throws StorageRefused
//   ... io.run() ...                                 // if it dies it is started again: 0.1 s, 0.2 s, ... 5 s
//   redis.stop();                                    // SIGTERM, at most 10 s
//
// start() is called on the thread that runs `io`, and that thread lives as long as the server: the child is told to end
// when it ends (child_process.h). The redis-server holds a lock on DATA/redis/lock through an inherited descriptor, so
// two of them never write one append-only file; one left over by a killed server is recognised by its folder, and ended.
#pragma once

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "server/store/child_process.h"
#include "server/store/data_folder.h"
#include "server/store/private_redis_files.h"

namespace plenary {

struct PrivateRedisNotices {
  std::function<void(bool up, const std::string& why)> changed;  // it answers, or not; a sentence for operators
  std::function<void(const std::string& sentence)> trouble;
};

class PrivateRedis {
 public:
  PrivateRedis(boost::asio::io_context& io, DataFolder& folder, PrivateRedisNotices notices,
               std::string program = "redis-server", GivenUp given_up = {});
  ~PrivateRedis();

  RedisAddress start();
  void stop();
  [[nodiscard]] const RedisAddress& address() const { return address_; }
  [[nodiscard]] const RedisFound& found() const { return found_; }
  [[nodiscard]] pid_t pid() const { return child_ ? child_->pid() : -1; }

 private:
  void take_lock();
  void write_files();
  void spawn();
  void wait_for_first_answer();
  void supervise();
  void ended();
  void start_again();
  void count_documents();
  void say(const std::string& sentence) const;
  [[nodiscard]] std::string end_of_log() const;

  boost::asio::io_context& io_;
  DataFolder& folder_;
  PrivateRedisNotices notices_;
  std::string program_;
  GivenUp given_up_;
  PrivateRedisPlaces places_;
  RedisAddress address_;
  RedisFound found_;
  int lock_ = -1;
  std::unique_ptr<ChildProcess> child_;
  std::unique_ptr<RedisConnection> watched_;  // up as long as it answers
  boost::asio::posix::stream_descriptor death_;
  boost::asio::steady_timer pause_;
  boost::asio::steady_timer counting_;
  std::chrono::milliseconds next_pause_;
  bool stopping_ = false;
};

}  // namespace plenary
