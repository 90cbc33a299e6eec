// What only a real Redis can do to a log: forget scripts, freeze, die in the middle, run out of memory.
#include "server/store/redis_log.h"

#include <boost/asio/post.hpp>

#include "tests/server/store/contract.h"
#include "tests/server/store/test_redis.h"

namespace plenary {
namespace {

constexpr Epoch kEpoch = 7;
struct Node {
  boost::asio::io_context io;
  std::vector<std::string> troubles;
  Redis redis;
  RedisLog log;
  Author author;

  explicit Node(const TestRedis& server, RedisPatience patience = {})
      : redis(
            io, {server.endpoint(), {}}, [this](const std::string& trouble) { troubles.push_back(trouble); }, patience),
        log(redis, ChainMaker(kTestKey)) {
    redis.open();
    run_until(io, [this] { return redis.up(); });
  }
  template <class Answer, class Call>
  Answer answer_of(Call&& call) {
    std::optional<Answer> answer;
    call([&answer](Answer given) { answer = std::move(given); });
    run_until(io, [&answer] { return answer.has_value(); });
    return *answer;
  }
  AppendAnswer create(const std::string& document, const LogEntry& first) {
    return answer_of<AppendAnswer>([&](auto done) { log.create(document, kEpoch, first, done); });
  }
  AppendAnswer append(const std::string& document, const LogPosition& expected, const LogEntry& entry) {
    return answer_of<AppendAnswer>([&](auto done) { log.append(document, expected, entry, done); });
  }
  LoadedDocument load(const std::string& document) {
    return answer_of<LoadedDocument>([&](auto done) { log.load(document, done); });
  }
  LogPosition at(const LogEntry& entry) const { return {kEpoch, entry.seq, entry.chain}; }
};

}  // namespace

TEST_CASE("LOG-5: an append whose answer was lost is tried again with the same bytes, and is a duplicate",
          "[store][redis]") {
  TestRedis server;
  Node node(server, kShortPatience);
  const LogEntry one = node.author.after({}, "one"), two = node.author.after(node.at(one), "two");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  server.freeze();  // the bytes are on their way; nobody answers within the deadline
  CHECK(node.append("d", node.at(one), two).kind == AppendAnswer::unavailable);
  CHECK_FALSE(node.redis.up());
  server.thaw();  // it runs now, from a connection that is gone
  run_until(node.io, [&] { return node.redis.up(); });
  CHECK(node.append("d", node.at(one), two).kind == AppendAnswer::duplicate);
  CHECK(node.load("d").entries == std::vector{one, two});
}

TEST_CASE("LOG-5: Redis is killed with appends in flight; tried again, each is in its log once", "[store][redis]") {
  TestRedis server;
  Node node(server, kShortPatience);
  constexpr int kDocuments = 40;
  std::vector<LogEntry> firsts, seconds;
  for (int i = 0; i < kDocuments; ++i) {
    firsts.push_back(node.author.after({}, "first"));
    // Long enough that Redis answers in several turns, and that the first answer is not the answer to all.
    seconds.push_back(node.author.after(node.at(firsts.back()), std::string(4000, 's')));
    REQUIRE(node.create("d" + std::to_string(i), firsts.back()).kind == AppendAnswer::ok);
  }
  std::vector<std::optional<AppendAnswer::Kind>> answers(kDocuments);
  int answered = 0;
  const auto append_all_unanswered = [&] {
    answered = 0;
    for (int i = 0; i < kDocuments; ++i) {
      if (answers[static_cast<std::size_t>(i)] && *answers[static_cast<std::size_t>(i)] != AppendAnswer::unavailable) {
        ++answered;
        continue;
      }
      const auto n = static_cast<std::size_t>(i);
      node.log.append("d" + std::to_string(i), node.at(firsts[n]), seconds[n], [&, n](const AppendAnswer& answer) {
        answers[n] = answer.kind;
        ++answered;
      });
    }
  };
  append_all_unanswered();
  run_until(node.io, [&] { return answered >= 1; });
  server.kill_9();
  run_until(node.io, [&] { return answered == kDocuments && !node.redis.up(); });
  const auto acknowledged = answers;

  server.start();
  run_until(node.io, [&] { return node.redis.up(); });
  append_all_unanswered();
  run_until(node.io, [&] { return answered == kDocuments; });
  for (std::size_t i = 0; i < kDocuments; ++i) {
    INFO("document " << i << ", acknowledged before: " << (acknowledged[i] == AppendAnswer::ok));
    CHECK((answers[i] == AppendAnswer::ok || answers[i] == AppendAnswer::duplicate));
    CHECK(node.load("d" + std::to_string(i)).entries == std::vector{firsts[i], seconds[i]});
  }
}

TEST_CASE("scripts that Redis has forgotten are loaded again, and nobody notices", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one"), two = node.author.after(node.at(one), "two");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  REQUIRE(server({"SCRIPT", "FLUSH"}) == "OK");
  CHECK(node.append("d", node.at(one), two).kind == AppendAnswer::ok);
  CHECK(node.troubles.empty());
}

TEST_CASE("without Redis everything is unavailable, soon, and later it is available again", "[store][redis]") {
  TestRedis server;
  Node node(server, kShortPatience);
  const LogEntry one = node.author.after({}, "one");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  server.kill_9();
  run_until(node.io, [&] { return !node.redis.up(); });
  CHECK(node.append("d", node.at(one), node.author.after(node.at(one), "two")).kind == AppendAnswer::unavailable);
  CHECK(node.load("d").kind == LoadedDocument::unavailable);
  CHECK_FALSE(
      node.answer_of<std::optional<std::vector<std::string>>>([&](auto done) { node.log.list(done); }).has_value());
  CHECK(node.answer_of<StoreAnswer>([&](auto done) { node.log.save_snapshot("d", node.at(one), {}, done); }) ==
        StoreAnswer::unavailable);
  server.start();
  run_until(node.io, [&] { return node.redis.up(); });
  CHECK(node.load("d").entries == std::vector{one});
}

TEST_CASE("an append that finds no memory is unavailable and writes nothing", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one"), two = node.author.after(node.at(one), "two");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  REQUIRE(server({"CONFIG", "SET", "maxmemory", "1"}) == "OK");
  const AppendAnswer answer = node.append("d", node.at(one), two);
  CHECK(answer.kind == AppendAnswer::unavailable);
  CHECK_THAT(answer.detail, PLENARY_CONTAINS("OOM"));
  REQUIRE(server({"CONFIG", "SET", "maxmemory", "0"}) == "OK");
  CHECK(node.load("d").entries == std::vector{one});
  CHECK(node.append("d", node.at(one), two).kind == AppendAnswer::ok);
}

TEST_CASE("LOG-2.1: keys that hold something else are corrupt", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  server({"SET", "plenary:{d}:log", "something else"});
  CHECK(node.append("d", node.at(one), node.author.after(node.at(one), "two")).kind == AppendAnswer::corrupt);
  CHECK(node.load("d").kind == LoadedDocument::corrupt);
}

TEST_CASE("LOG-2.1: a document that was emptied is corrupt, not new", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  server({"DEL", "plenary:{d}:log", "plenary:{d}:head"});
  CHECK(node.create("d", one).kind == AppendAnswer::corrupt);
}

TEST_CASE("LOG-14: a pointer that names a snapshot which is not there is corrupt", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  REQUIRE(node.answer_of<StoreAnswer>([&](auto done) { node.log.save_snapshot("d", node.at(one), {}, done); }) ==
          StoreAnswer::ok);
  server({"DEL", "plenary:{d}:snapshot:" + server({"HGET", "plenary:{d}:head", "snapshot"})});
  CHECK(node.load("d").kind == LoadedDocument::corrupt);
}

TEST_CASE("a log of a newer format is not served", "[store][redis]") {
  TestRedis server;
  Node node(server);
  REQUIRE(node.create("d", node.author.after({}, "one")).kind == AppendAnswer::ok);
  server({"HSET", "plenary:{d}:head", "format", "2"});
  const LoadedDocument loaded = node.load("d");
  CHECK(loaded.kind == LoadedDocument::corrupt);
  CHECK_THAT(loaded.detail, PLENARY_CONTAINS("newer version"));
}

TEST_CASE("LOG-16: erased words leave the append-only file too", "[store][redis]") {
  TestRedis server;
  Node node(server);
  const LogEntry one = node.author.after({}, "one secret word");
  REQUIRE(node.create("d", one).kind == AppendAnswer::ok);
  const std::string forks_before = server.forks();
  REQUIRE(server.files_hold("secret word"));
  LogEntry erased = one;
  erased.commit = "-";
  erased.salt.clear();
  REQUIRE(node.answer_of<AppendAnswer>([&](auto done) { node.log.rewrite("d", node.at(one), 8, {erased}, {}, done); })
              .kind == AppendAnswer::ok);
  run_until(node.io, [&] {
    boost::asio::post(node.io, [] {});
    return server.forks() != forks_before && !server.files_hold("secret word");
  });
}

TEST_CASE("LOG-16: if a server ends before erased words have left the append-only file, the next one sees to it",
          "[store][redis]") {
  TestRedis server;
  server({"SET", "plenary:gone", "not-in-any-file-9"});
  server({"DEL", "plenary:gone"});
  REQUIRE(server.files_hold("not-in-any-file-9"));
  server({"SADD", "plenary:erased-in-files", "0000000000000009"});  // so far the one before had come
  Node node(server);
  run_until(node.io, [&] {
    boost::asio::post(node.io, [] {});
    return server({"SCARD", "plenary:erased-in-files"}) == "0";
  });
  CHECK_FALSE(server.files_hold("not-in-any-file-9"));
  CHECK(node.troubles.empty());
}

TEST_CASE("who follows hears again after Redis was away, also of what was appended meanwhile", "[store][redis]") {
  TestRedis server;
  Node follower(server, kShortPatience), writer(server, kShortPatience);
  const LogEntry one = writer.author.after({}, "one"), two = writer.author.after(writer.at(one), "two");
  REQUIRE(writer.create("d", one).kind == AppendAnswer::ok);
  Seq heard = 0;
  follower.log.follow("d", [&](const LogPosition& head, const LogEntry&) { heard = head.seq; });
  run_until(follower.io, [&] { return heard == 1; });
  server.kill_9();
  run_until(follower.io, [&] { return !follower.redis.up(); });
  run_until(writer.io, [&] { return !writer.redis.up(); });
  server.start();
  run_until(writer.io, [&] { return writer.redis.up(); });
  REQUIRE(writer.append("d", writer.at(one), two).kind == AppendAnswer::ok);  // while the follower does not listen
  run_until(follower.io, [&] { return heard == 2; });
}

TEST_CASE("answers of all documents come while one io loop turns: appends are pipelined", "[store][redis]") {
  TestRedis server;
  Node node(server);
  constexpr int kDocuments = 200;
  int answered = 0;
  for (int i = 0; i < kDocuments; ++i)
    node.log.create("d" + std::to_string(i), kEpoch, node.author.after({}, "one"), [&](const AppendAnswer& answer) {
      CHECK(answer.kind == AppendAnswer::ok);
      ++answered;
    });
  run_until(node.io, [&] { return answered == kDocuments; });
  const auto ids = node.answer_of<std::optional<std::vector<std::string>>>([&](auto done) { node.log.list(done); });
  CHECK(ids->size() == kDocuments);
}

}  // namespace plenary
