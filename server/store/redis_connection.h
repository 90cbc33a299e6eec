// One connection to Redis that never blocks, gives every command a deadline, and comes back by itself.
//
//   RedisConnection redis(io, endpoint, changed);
//   redis.open();
//   redis.command({"GET", "plenary:instance"}, [](const redisReply* reply) { ... });   // nullptr: nobody knows
//
// It is up after connect, AUTH, SELECT and a PING that was answered PONG (a Redis that is loading is not up). While it
// is down a command is answered nullptr, soon; it is never kept for later, so that a caller who hears "unavailable"
// from a connection that is down knows that nothing was sent. When it breaks, or one answer takes longer than its
// deadline, the whole connection goes, every pending answer is nullptr, and it is made anew after 0.1 s to 1 s. A
// name that has several addresses is tried at each in turn: of ::1 and 127.0.0.1 often only one is served.
//
// The first one makes the process ignore SIGPIPE, unless it has a handler for it.
//
// Answers come in the order of commands. Everything happens on the thread that runs `io`. It must not be destroyed from
// within its own callbacks; what is unanswered then stays unanswered.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/redis_endpoint.h"

struct redisAsyncContext;
struct redisReply;

namespace plenary {

using RedisArguments = std::vector<std::string_view>;  // binary; copied before command() returns
using RedisAnswer = std::function<void(const redisReply*)>;

struct RedisPatience {
  std::chrono::milliseconds connect{1000};
  std::chrono::milliseconds command{2000};
  std::chrono::milliseconds first_pause{100};     // before the second try; doubled up to:
  std::chrono::milliseconds longest_pause{1000};  // people wait
};

class RedisConnection {
 public:
  // `changed` is told when it comes up and when it goes down; `why` is for operators, empty when up.
  using Changed = std::function<void(bool up, const std::string& why)>;

  RedisConnection(boost::asio::io_context& io, RedisEndpoint endpoint, Changed changed, RedisPatience patience = {});
  ~RedisConnection();
  RedisConnection(const RedisConnection&) = delete;
  RedisConnection& operator=(const RedisConnection&) = delete;

  void open();
  [[nodiscard]] bool up() const { return up_; }
  // Why it is down, for operators. Of one try: the last.
  [[nodiscard]] const std::string& why_down() const { return why_down_; }

  void command(const RedisArguments& arguments, RedisAnswer answer);
  // Messages of a channel, until unsubscribed or the connection breaks (subscribe again when it is up again). `begun`:
  // Redis has confirmed, nothing said from now on is missed. A connection that subscribes sends nothing else (RESP2).
  void subscribe(const std::string& channel, std::function<void()> begun,
                 std::function<void(std::string_view message)> heard);
  void unsubscribe(const std::string& channel);
  // Lets the connection go and makes another: somebody knows better than the socket.
  void renew(const std::string& why);

 private:
  using Moment = std::chrono::steady_clock::time_point;
  struct Pending;
  struct Subscription;

  void connect();
  void connect_to(redisAsyncContext* context);
  void greet();
  void greeting_answered(const redisReply* reply, const char* what);
  void send(const RedisArguments& arguments, RedisAnswer answer);
  void answered(Pending& pending, const redisReply* reply);
  void watch_deadlines();
  void gone();
  void try_again_later();
  void close(const std::string& why);

  boost::asio::io_context& io_;
  RedisEndpoint endpoint_;
  Changed changed_;
  RedisPatience patience_;
  boost::asio::ip::tcp::resolver resolver_;
  boost::asio::steady_timer pause_;
  boost::asio::steady_timer connecting_;
  boost::asio::steady_timer deadline_;
  redisAsyncContext* context_ = nullptr;
  std::deque<Moment> deadlines_;                              // of the commands that are not answered, oldest first
  std::vector<std::unique_ptr<Subscription>> subscriptions_;  // of this connection; hiredis holds pointers to them
  std::chrono::milliseconds next_pause_;
  std::size_t failures_ = 0;  // chooses among the addresses of a name
  std::minstd_rand chance_;
  std::string why_down_ = "not connected yet";
  bool watching_ = false;  // deadline_ is armed
  bool up_ = false;
  bool leaving_ = false;         // being destroyed
  std::shared_ptr<bool> alive_;  // for what is posted
};

}  // namespace plenary
