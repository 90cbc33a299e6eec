#include "server/store/redis_check.h"

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
  endpoint.password = "wrong";
  CHECK_THROWS_WITH(check_redis({endpoint, {}}), PLENARY_CONTAINS("password"));
  RedisEndpoint nowhere;
  nowhere.unix_path = "/nowhere/redis.sock";
  CHECK_THROWS_WITH(check_redis({nowhere, {}}), PLENARY_CONTAINS("not reachable"));
}

}  // namespace plenary
