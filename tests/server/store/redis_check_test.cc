#include "server/store/redis_check.h"

#include "server/store/redis_watchdog.h"
#include "tests/catch.h"
#include "tests/server/store/test_redis.h"

namespace plenary {

TEST_CASE("a Redis that keeps what it says passes the check", "[store][check]") {
  TestRedis server;
  const RedisFound found = check_redis({server.endpoint(), {}});
  CHECK(found.instance.empty());
  CHECK(found.documents == 0);
  for (const std::string& warning : found.warnings) CHECK_THAT(warning, PLENARY_CONTAINS("security"));
}

TEST_CASE("a Redis that could lose documents is refused, with the line to write", "[store][check]") {
  const auto refusal = [](std::vector<std::string> settings) -> std::string {
    TestRedis server(std::move(settings));
    try {
      (void)check_redis({server.endpoint(), {}});
    } catch (const StorageRefused& refused) {
      return refused.what();
    }
    return "(taken)";
  };
  CHECK_THAT(refusal({"--appendonly", "no"}), PLENARY_CONTAINS("appendonly yes"));
  CHECK_THAT(refusal({"--appendfsync", "everysec"}), PLENARY_CONTAINS("appendfsync always"));
  CHECK_THAT(refusal({"--maxmemory-policy", "allkeys-lru"}), PLENARY_CONTAINS("maxmemory-policy noeviction"));
  CHECK_THAT(refusal({"--replicaof", "127.0.0.1 1"}), PLENARY_CONTAINS("is a replica"));
}

TEST_CASE("a Redis that would drop at its next start what scripts wrote is refused, with the command to give",
          "[store][check]") {
  TestRedis server;
  RedisEndpoint endpoint = server.endpoint();
  endpoint.user = "p";
  endpoint.password = "pw";
  server({"ACL", "SETUSER", "p", "on", ">pw", "~plenary:*", "&plenary:*", "+@all"});
  server({"ACL", "SETUSER", "default", "off", "resetkeys", "-@all"});
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("ACL SETUSER default allkeys +@write +select"));
  REQUIRE(TestRedis::ask(endpoint, {"ACL", "SETUSER", "default", "allkeys", "+@write", "+select"}) == "OK");
  CHECK(check_redis({endpoint, {}}).documents == 0);
  REQUIRE(TestRedis::ask(endpoint, {"ACL", "SETUSER", "p", "-acl"}) == "OK");
  const std::vector<std::string> warnings = check_redis({endpoint, {}}).warnings;
  REQUIRE_FALSE(warnings.empty());
  CHECK_THAT(warnings.back(), PLENARY_CONTAINS("user default"));
}

TEST_CASE("what a Redis does not say is said to the operator", "[store][check]") {
  TestRedis server;
  server({"ACL", "SETUSER", "p", "on", ">pw", "~plenary:*", "&plenary:*", "+@all", "-config"});
  RedisEndpoint endpoint = server.endpoint();
  endpoint.user = "p";
  endpoint.password = "pw";
  const RedisFound found = check_redis({endpoint, {}}, 1);
  std::string all;
  for (const std::string& warning : found.warnings) all += warning + '\n';
  CHECK_THAT(all, PLENARY_CONTAINS("does not say its appendfsync"));
  CHECK_THAT(all, PLENARY_CONTAINS("0 replicas now, and 1 are asked for"));
}

TEST_CASE("a user who may not do what is needed is refused by name of the right", "[store][check]") {
  TestRedis server;
  server({"ACL", "SETUSER", "p", "on", ">pw", "~plenary:*", "resetchannels", "+@all"});
  server({"ACL", "SETUSER", "q", "on", ">pw", "~plenary:*", "&plenary:*", "+@all", "-script"});
  RedisEndpoint endpoint = server.endpoint();
  endpoint.password = "pw";
  endpoint.user = "p";
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("+publish"));
  endpoint.user = "q";
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("+script|load"));
  for (const auto& [taken, named] : {std::pair{"-evalsha", "+evalsha"},
                                     {"-xrange", "+xrange"},
                                     {"-get", "+get"},
                                     {"-xadd", "+xadd"},
                                     {"-smembers", "+smembers"},
                                     {"-subscribe", "+subscribe"}}) {
    server({"ACL", "SETUSER", "r", "reset", "on", ">pw", "~plenary:*", "&plenary:*", "+@all", taken});
    endpoint.user = "r";
    INFO(taken);
    CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS(named) && PLENARY_CONTAINS("ACL SETUSER <user>"));
  }
  server({"ACL", "SETUSER", "r", "reset", "on", ">pw", "~foo:*", "&plenary:*", "+@all"});
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("~plenary:*"));
  // What is said to be enough is enough.
  server({"ACL", "SETUSER", "r", "reset", "on", ">pw", "~plenary:*", "&plenary:*"});
  RedisArguments enough{"ACL", "SETUSER", "r", "+script|load", "+bgrewriteaof"};
  for (std::string_view rest = kEverydayCommands; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    enough.push_back(one);
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
  }
  REQUIRE(server(enough) == "OK");
  CHECK(check_redis({endpoint, {}}).documents == 0);
  endpoint.user = "q";
  endpoint.password = "wrong";
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("password"));
  RedisEndpoint nowhere;
  nowhere.unix_path = "/nowhere/redis.sock";
  CHECK_THROWS_WITH(check_redis({nowhere, {}}), PLENARY_CONTAINS("not reachable"));
}

TEST_CASE("a Redis that wants a password, and one without a command, are told by what to do", "[store][check]") {
  TestRedis locked({"--requirepass", "secret"});
  RedisEndpoint without = locked.endpoint();
  without.user.clear();
  without.password.clear();
  CHECK_THROWS_WITH(check_redis({without, {}}), PLENARY_CONTAINS("Give it in the address: redis://user:password@"));
  TestRedis renamed({"--rename-command", "EVALSHA", "x"});
  CHECK_THROWS_WITH(check_redis({renamed.endpoint(), {}}), PLENARY_CONTAINS("rename-command"));
}

TEST_CASE("a Redis that is set worse while it runs is told, and that it is set right again", "[store][check]") {
  TestRedis server;
  boost::asio::io_context io;
  std::vector<std::string> told;
  Redis redis(io, {server.endpoint(), {}}, [&](const std::string& sentence) { told.push_back(sentence); });
  redis.open();
  run_until(io, [&] { return redis.up(); });
  std::vector<std::string> reports;
  RedisWatchdog watchdog(
      redis, [&](const std::optional<std::string>& why) { reports.push_back(why ? "read-only" : "fine"); },
      std::chrono::milliseconds(5));
  const auto looks = [&] {  // how often it has asked
    const std::string stats = server({"INFO", "commandstats"});
    const auto at = stats.find("cmdstat_config|get:calls=");
    return at == stats.npos ? 0 : std::stoi(stats.substr(at + 25));
  };
  const auto looks_twice = [&] { run_until(io, [&, until = looks() + 2] { return looks() >= until; }); };
  const auto told_so_far = [&](std::size_t many) { run_until(io, [&] { return reports.size() == many; }); };
  looks_twice();
  CHECK(reports.empty());
  server({"CONFIG", "SET", "appendfsync", "everysec"});
  told_so_far(1);
  CHECK_THAT(told.back(), PLENARY_CONTAINS("CONFIG SET appendfsync always"));
  server({"CONFIG", "SET", "appendonly", "no"});
  run_until(io, [&] { return told.back().find("CONFIG SET appendonly yes") != std::string::npos; });
  server({"CONFIG", "SET", "appendfsync", "always"});
  run_until(io, [&] { return told.back().find("appendfsync") == std::string::npos; });
  CHECK(reports.back() == "read-only");
  server({"CONFIG", "SET", "appendonly", "yes"});
  run_until(io, [&] { return reports.back() == "fine"; });
  server({"CONFIG", "SET", "maxmemory-policy", "allkeys-lru"});
  run_until(io, [&] { return reports.back() == "read-only"; });
  CHECK_THAT(told.back(), PLENARY_CONTAINS("CONFIG SET maxmemory-policy noeviction"));
}

}  // namespace plenary
