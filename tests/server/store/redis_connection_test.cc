#include "server/store/redis_connection.h"

#include <hiredis/hiredis.h>

#include <boost/asio/ip/tcp.hpp>

#include "server/store/redis_channels.h"
#include "tests/catch.h"
#include "tests/server/store/test_redis.h"

namespace plenary {
namespace {}  // namespace

TEST_CASE("commands are answered in their order", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  RedisConnection redis(io, server.endpoint(), nullptr);
  redis.open();
  run_until(io, [&] { return redis.up(); });
  std::vector<long long> counted;
  for (int i = 0; i < 100; ++i)
    redis.command({"INCR", "n"}, [&](const redisReply* reply) {
      REQUIRE(reply != nullptr);
      counted.push_back(reply->integer);
    });
  CHECK(counted.empty());
  run_until(io, [&] { return counted.size() == 100; });
  CHECK(std::is_sorted(counted.begin(), counted.end()));
  CHECK(counted.back() == 100);
}

TEST_CASE("a command past its deadline takes the connection with it, and every other answer", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  std::vector<std::string> changes;
  RedisConnection redis(
      io, server.endpoint(), [&](bool up, const std::string& why) { changes.push_back(up ? "up" : why); },
      kShortPatience);
  redis.open();
  run_until(io, [&] { return redis.up(); });
  server.freeze();
  int unanswered = 0;
  for (int i = 0; i < 3; ++i) redis.command({"PING"}, [&](const redisReply* reply) { unanswered += reply == nullptr; });
  run_until(io, [&] { return unanswered == 3; });
  CHECK(changes == std::vector<std::string>{"up", "no answer within its time"});
  server.thaw();
  run_until(io, [&] { return redis.up(); });
  CHECK(changes.size() == 3);
}

TEST_CASE("nothing blocks while Redis is frozen", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  RedisConnection redis(io, server.endpoint(), nullptr, RedisPatience{});  // a slow machine writes them in less
  redis.open();
  run_until(io, [&] { return redis.up(); });
  server.freeze();
  const std::string megabyte(1 << 20, 'x');
  bool gone = false;
  for (int i = 0; i < 8; ++i) redis.command({"SET", "k", megabyte}, [&](const redisReply*) { gone = true; });
  int turns = 0;
  boost::asio::steady_timer tick(io);
  const std::function<void()> count = [&] {
    ++turns;
    tick.expires_after(std::chrono::milliseconds(5));
    tick.async_wait([&](boost::system::error_code error) {
      if (!error) count();
    });
  };
  count();
  run_until(io, [&] { return gone; });
  CHECK(turns > 10);
  server.thaw();
}

TEST_CASE("a wrong password is said, and tried again", "[store][connection]") {
  TestRedis server({"--requirepass", "right"});
  boost::asio::io_context io;
  RedisEndpoint endpoint = server.endpoint();
  endpoint.password = "wrong";
  RedisConnection redis(io, endpoint, nullptr, kShortPatience);
  redis.open();
  run_until(io, [&] { return redis.why_down().find("AUTH") != std::string::npos; });
  CHECK_FALSE(redis.up());
  RedisEndpoint operators = server.endpoint();
  operators.user = "default";
  operators.password = "right";
  REQUIRE(TestRedis::ask(operators, {"CONFIG", "SET", "requirepass", "wrong"}) == "OK");
  run_until(io, [&] { return redis.up(); });
}

TEST_CASE("over TCP, at whichever address of a name is served, and again after it was away", "[store][connection]") {
  const std::string port = std::to_string([] {
    boost::asio::io_context io;
    return boost::asio::ip::tcp::acceptor(io, {boost::asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
  }());
  TestRedis server({"--port", port, "--bind", "127.0.0.1"});
  boost::asio::io_context io;
  RedisConnection redis(io, parse_redis_url("redis://localhost:" + port), nullptr, kShortPatience);
  redis.open();
  run_until(io, [&] { return redis.up(); });
  server.kill_9();
  run_until(io, [&] { return !redis.up(); });
  server.start();
  run_until(io, [&] { return redis.up(); });
}

TEST_CASE("nobody there: it goes on trying until somebody is", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  server.kill_9();
  RedisConnection redis(io, server.endpoint(), nullptr, kShortPatience);
  redis.open();
  bool answered = false;
  redis.command({"PING"}, [&](const redisReply* reply) { answered = reply == nullptr; });
  CHECK_FALSE(answered);
  run_until(io, [&] { return answered; });
  server.start();
  run_until(io, [&] { return redis.up(); });
}

TEST_CASE("a listener that hears nothing of its own voice connects anew", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  bool mute = true;
  RedisConnection speaker(io, server.endpoint(), nullptr);
  speaker.open();
  RedisChannels channels(io, server.endpoint(),
                         [&](const std::string& channel, std::string_view message) {
                           if (!mute) speaker.command({"PUBLISH", channel, message}, [](const redisReply*) {});
                         },
                         {std::chrono::milliseconds(50), std::chrono::milliseconds(150)});
  channels.open();
  const auto connections = [&] {
    const std::string stats = server({"INFO", "stats"});
    return std::stoi(stats.substr(stats.find("total_connections_received:") + 27));
  };
  run_until(io, [&] { return speaker.up(); });
  const int before = connections();
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(600);
  run_until(io, [&] { return std::chrono::steady_clock::now() > until; });
  CHECK_FALSE(channels.listening());
  CHECK(connections() - before > 2);  // one is asking
  mute = false;
  run_until(io, [&] { return channels.listening(); });
  std::string heard;
  channels.follow("plenary:x", [&](std::string_view message) { heard = message; });
  run_until(io, [&] {
    server({"PUBLISH", "plenary:x", "hello"});
    return !heard.empty();
  });
  CHECK(heard == "hello");
}

TEST_CASE("a channel can be left and followed again at once", "[store][connection]") {
  TestRedis server;
  boost::asio::io_context io;
  RedisConnection speaker(io, server.endpoint(), nullptr);
  speaker.open();
  RedisChannels channels(io, server.endpoint(), [&](const std::string& channel, std::string_view message) {
    speaker.command({"PUBLISH", channel, message}, [](const redisReply*) {});
  });
  channels.open();
  run_until(io, [&] { return channels.listening(); });
  int first = 0, second = 0, begun = 0;
  channels.follow(
      "plenary:x", [&](std::string_view) { ++first; }, [&] { ++begun; });
  channels.unfollow("plenary:x");
  channels.follow(
      "plenary:x", [&](std::string_view) { ++second; }, [&] { begun += 10; });
  run_until(io, [&] { return begun >= 10; });
  run_until(io, [&] {
    server({"PUBLISH", "plenary:x", "hello"});
    return second > 0;
  });
  CHECK(first == 0);
}

TEST_CASE("addresses of Redis are understood, or refused with what is wrong", "[store][address]") {
  const RedisEndpoint full = parse_redis_url("redis://us%40er:p%3Ass@example.org:6380/2");
  CHECK(full.user == "us@er");
  CHECK(full.password == "p:ss");
  CHECK(full.host == "example.org");
  CHECK(full.port == 6380);
  CHECK(full.database == 2);
  CHECK(full.shown() == "redis://example.org:6380/2");
  CHECK(parse_redis_url("redis://:secret@10.0.0.5").password == "secret");
  CHECK(parse_redis_url("redis://10.0.0.5").port == 6379);
  CHECK(parse_redis_url("redis://[::1]:7000/").host == "::1");
  CHECK(parse_redis_url("unix:///run/redis.sock").unix_path == "/run/redis.sock");
  CHECK(parse_redis_url("unix://u:p@/run/redis.sock").user == "u");
  for (const char* wrong :
       {"", "localhost:6379", "http://x", "redis://", "redis://host:99999", "redis://host:port", "redis://host:1/x",
        "redis://user@host", "redis://[::1", "redis://a:%zz@host", "unix://run", "redis://host:1x"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse_redis_url(wrong), StorageRefused);
  }
  CHECK_THROWS_WITH(parse_redis_url("rediss://host"), PLENARY_CONTAINS("stunnel"));
}

}  // namespace plenary
