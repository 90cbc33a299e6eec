// LOG-12 with a real primary and a real replica.
#include "server/store/replica_proof.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include "server/store/redis_log.h"
#include "tests/server/store/contract.h"
#include "tests/server/store/test_redis.h"

namespace plenary {
namespace {

std::string free_port() {
  boost::asio::io_context io;
  boost::asio::ip::tcp::acceptor acceptor(io, {boost::asio::ip::address_v4::loopback(), 0});
  return std::to_string(acceptor.local_endpoint().port());
}

constexpr RedisPatience kPatienceForReplicas{std::chrono::milliseconds(1000), std::chrono::milliseconds(1000),
                                             std::chrono::milliseconds(10), std::chrono::milliseconds(50)};

struct TwoRedises {
  std::string port = free_port();
  TestRedis primary{{"--port", port, "--bind", "127.0.0.1", "--repl-diskless-sync-delay", "0"}};
  TestRedis replica{{"--replicaof", "127.0.0.1 " + port}};
  boost::asio::io_context io;
  Redis redis{io, {primary.endpoint(), {}}, [](const std::string& trouble) { WARN(trouble); }, kPatienceForReplicas};
  RedisLog log{redis, ChainMaker(kTestKey), {1, std::chrono::milliseconds(50)}};
  Author author;
  std::vector<LogPosition> stable;
  std::vector<AppendAnswer::Kind> answers;

  TwoRedises() {
    log.on_stable([this](const std::string& document, const LogPosition& at) {
      CHECK(document == "d");
      stable.push_back(at);
    });
    redis.open();
    run_until(io, [this] { return redis.up(); });
    run_until(io, [this] {
      boost::asio::post(io, [] {});
      return replica({"ROLE"}).find("connected") != std::string::npos && first_file_written();
    });
  }
  // Until then a replica answers SIGTERM with no, and forgets it.
  [[nodiscard]] bool first_file_written() const {
    const std::string persistence = replica({"INFO", "persistence"});
    return persistence.find("aof_rewrite_in_progress:0") != std::string::npos &&
           persistence.find("aof_rewrite_scheduled:0") != std::string::npos;
  }
  AppendAnswer::Kind append(const LogPosition& expected, const LogEntry& entry) {
    std::optional<AppendAnswer::Kind> kind;
    const auto done = [&](const AppendAnswer& answer) { kind = answer.kind; };
    if (entry.seq == 1)
      log.create("d", 7, entry, done);
    else
      log.append("d", expected, entry, done);
    run_until(io, [&] { return kind.has_value(); });
    return *kind;
  }
};

}  // namespace

TEST_CASE("LOG-12: what a replica has confirmed is stable, and not before", "[store][stable]") {
  TwoRedises pair;
  CHECK_FALSE(pair.log.ok_is_stable());
  const LogEntry one = pair.author.after({}, "one");
  const LogPosition at_one{7, 1, one.chain};
  CHECK(pair.append({}, one) == AppendAnswer::ok);
  run_until(pair.io, [&] { return !pair.stable.empty(); });
  CHECK(pair.stable.back() == at_one);
  CHECK(pair.replica({"HGET", "plenary:{d}:head", "seq"}) == "1");

  pair.replica.freeze();
  pair.stable.clear();
  const LogEntry two = pair.author.after(at_one, "two");
  CHECK(pair.append(at_one, two) == AppendAnswer::ok);
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
  run_until(pair.io, [&] {
    boost::asio::post(pair.io, [] {});
    return std::chrono::steady_clock::now() > until;
  });
  CHECK(pair.stable.empty());
  pair.replica.thaw();
  run_until(pair.io, [&] { return !pair.stable.empty(); });
  CHECK(pair.stable.back() == LogPosition{7, 2, two.chain});
}

TEST_CASE("LOG-12: after the connection broke, the chain is read again before anything is called stable",
          "[store][stable]") {
  TwoRedises pair;
  const LogEntry one = pair.author.after({}, "one");
  pair.replica.freeze();
  CHECK(pair.append({}, one) == AppendAnswer::ok);
  pair.primary({"CLIENT", "KILL", "TYPE", "normal"});
  run_until(pair.io, [&] { return !pair.redis.up(); });
  run_until(pair.io, [&] { return pair.redis.up(); });
  CHECK(pair.stable.empty());
  pair.replica.thaw();
  run_until(pair.io, [&] { return !pair.stable.empty(); });
  CHECK(pair.stable.back() == LogPosition{7, 1, one.chain});
  CHECK(pair.append({}, one) == AppendAnswer::duplicate);
}

}  // namespace plenary
