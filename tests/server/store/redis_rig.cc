#include <boost/asio/steady_timer.hpp>

#include "server/store/redis_kept.h"
#include "server/store/redis_log.h"
#include "server/store/redis_people.h"
#include "server/store/redis_presence.h"
#include "server/store/redis_remover.h"
#include "server/store/redis_restorer.h"
#include "server/store/redis_suppressed.h"
#include "tests/server/store/contract.h"
#include "tests/server/store/test_redis.h"

namespace plenary {
namespace {

TestRedis& server() {
  static TestRedis one;
  return one;
}

struct Node {
  explicit Node(boost::asio::io_context& io)
      : redis(io, {server().endpoint(), {}}, [](const std::string& trouble) { WARN(trouble); }),
        log(redis, ChainMaker(kTestKey)),
        presence(redis) {
    redis.open();
  }
  Redis redis;
  RedisLog log;
  RedisPresence presence;
};

class RedisRig : public StoreRig {
 public:
  RedisRig() {
    server()({"FLUSHALL"});
    run_until([this] { return first_.redis.channels().listening() && second_.redis.channels().listening(); });
  }
  Log& node(std::size_t which) override { return which == 0 ? first_.log : second_.log; }
  Eraser& eraser() override { return first_.log; }
  Restorer& restorer() override { return restorer_; }
  SuppressionList& suppressed() override { return suppressed_; }
  Remover& remover() override { return remover_; }
  PresenceChannel& presence(std::size_t which) override { return which == 0 ? first_.presence : second_.presence; }
  PeopleStore& people() override { return people_; }
  KeptForAWhile& kept() override { return kept_; }
  void run_until(const std::function<bool()>& done) override { plenary::run_until(io_, done); }
  void pass_ms(std::int64_t ms) override {
    boost::asio::steady_timer timer(io_, std::chrono::milliseconds(ms));
    bool over = false;
    timer.async_wait([&over](boost::system::error_code) { over = true; });
    run_until([&over] { return over; });
  }

  void cut_log(const std::string& document, Seq last) override {
    server()({"EVAL",
              "for _, e in ipairs(redis.call('XRANGE', KEYS[1], '(1-' .. ARGV[1], '+')) do redis.call('XDEL', KEYS[1], "
              "e[1]) end",
              "1", key(document, "log"), std::to_string(last)});
  }
  // Made anew from its first entries: what a replica has that did not get the rest.
  void roll_back(const std::string& document, const LogEntry& to) override {
    server()({"EVAL",
              "local kept = redis.call('XRANGE', KEYS[1], '-', '1-' .. ARGV[1]) redis.call('DEL', KEYS[1]) "
              "for _, e in ipairs(kept) do redis.call('XADD', KEYS[1], e[1], unpack(e[2])) end",
              "1", key(document, "log"), std::to_string(to.seq)});
    server()({"HSET", key(document, "head"), "seq", std::to_string(to.seq), "chain",
              std::string(to.chain.begin(), to.chain.end())});
  }
  void lose_head(const std::string& document) override { server()({"DEL", key(document, "head")}); }
  void lose_log(const std::string& document) override { server()({"DEL", key(document, "log")}); }
  void change_byte(const std::string& document, Seq seq) override {
    server()(
        {"EVAL",
         "local all = redis.call('XRANGE', KEYS[1], '-', '+') redis.call('DEL', KEYS[1]) for i, e in ipairs(all) do "
         "if i == tonumber(ARGV[1]) then e[2][2] = '!' .. string.sub(e[2][2], 2) end redis.call('XADD', KEYS[1], e[1], "
         "unpack(e[2])) end",
         "1", key(document, "log"), std::to_string(seq)});
  }
  void damage_snapshot(const std::string& document) override {
    const std::string name = key(document, "snapshot:") + server()({"HGET", key(document, "head"), "snapshot"});
    REQUIRE(server()({"EXISTS", name}) == "1");
    server()({"SETRANGE", name, "9", "??"});
  }

 private:
  static std::string key(const std::string& document, const std::string& part) {
    return "plenary:{" + document + "}:" + part;
  }

  boost::asio::io_context io_;
  Node first_{io_};
  Node second_{io_};
  RedisRestorer restorer_{first_.redis};
  RedisSuppressed suppressed_{second_.redis};
  RedisPeople people_{first_.redis};
  RedisKept kept_{second_.redis, "session"};
  RedisRemover remover_{first_.redis};
};

}  // namespace

std::unique_ptr<StoreRig> make_rig() { return std::make_unique<RedisRig>(); }

}  // namespace plenary
