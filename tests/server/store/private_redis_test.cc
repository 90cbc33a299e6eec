#include "server/store/private_redis.h"

#include <hiredis/hiredis.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "server/store/redis_log.h"
#include "tests/catch.h"
#include "tests/server/store/test_redis.h"

namespace plenary {
namespace {

class CountedEntropy : public Entropy {
 public:
  void fill(void* bytes, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) static_cast<unsigned char*>(bytes)[i] = next_++;
  }

 private:
  unsigned char next_ = 0;
};

// A server as far as the store goes: data folder, private Redis, log.
struct Server {
  explicit Server(const std::filesystem::path& path)
      : folder(path),
        private_redis(io, folder,
                      {[this](bool up, const std::string&) { changes += up ? "+" : "-"; },
                       [this](const std::string& sentence) { troubles.push_back(sentence); }}) {
    address = private_redis.start();
    redis = std::make_unique<Redis>(io, address, [this](const std::string& sentence) { troubles.push_back(sentence); });
    log = std::make_unique<RedisLog>(*redis, ChainMaker(folder.key("chain")));
    redis->open();
    run_until(io, [this] { return redis->up(); });
  }
  AppendAnswer append(const std::string& text) {
    CountedEntropy entropy;
    const LogEntry entry = ChainMaker(folder.key("chain")).seal(at.seq + 1, text, at.chain, entropy);
    std::optional<AppendAnswer> answer;
    const auto done = [&answer](AppendAnswer given) { answer = std::move(given); };
    if (at.seq == 0)
      log->create("d", 7, entry, done);
    else
      log->append("d", at, entry, done);
    run_until(io, [&] { return answer.has_value(); });
    if (answer->kind == AppendAnswer::ok || answer->kind == AppendAnswer::duplicate) at = answer->head;
    return *answer;
  }
  LoadedDocument load() {
    std::optional<LoadedDocument> loaded;
    log->load("d", [&](LoadedDocument given) { loaded = std::move(given); });
    run_until(io, [&] { return loaded.has_value(); });
    return *loaded;
  }
  std::string ask(const RedisArguments& arguments) const { return TestRedis::ask(address.endpoint, arguments); }

  boost::asio::io_context io;
  std::string changes;
  std::vector<std::string> troubles;
  DataFolder folder;
  PrivateRedis private_redis;
  RedisAddress address;
  std::unique_ptr<Redis> redis;
  std::unique_ptr<RedisLog> log;
  LogPosition at{7, 0, {}};
};

// Ended processes that nobody has asked after are not alive.
bool alive(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  std::getline(file, text);
  const auto end_of_name = text.rfind(')');
  return end_of_name != text.npos && text[end_of_name + 2] != 'Z';
}

}  // namespace

TEST_CASE("a server stops its Redis, and finds everything at its next start", "[store][private]") {
  TemporaryFolder folder;
  pid_t pid = 0;
  {
    Server server(folder.path());
    CHECK(server.append("one").kind == AppendAnswer::ok);
    pid = server.private_redis.pid();
    CHECK(alive(pid));
  }
  CHECK_FALSE(alive(pid));
  Server again(folder.path());
  CHECK(again.load().entries.size() == 1);
}

TEST_CASE("the private Redis is closed to others: modes, users, commands", "[store][private]") {
  TemporaryFolder folder;
  Server server(folder.path());
  REQUIRE(server.append("one").kind == AppendAnswer::ok);
  for (const char* name : {"redis", "redis/users.acl", "redis/redis.conf", "keys", "keys/chain.key", "instance",
                           "redis/redis.sock", "lock"}) {
    INFO(name);
    struct stat found {};
    REQUIRE(stat((folder.path() / name).c_str(), &found) == 0);
    CHECK((found.st_mode & 077) == 0);
  }
  RedisEndpoint nobody = server.address.endpoint;
  nobody.password.clear();
  const std::vector<RedisArguments> needs_a_user{
      {"GET", "plenary:instance"}, {"SET", "plenary:instance", "x"}, {"FLUSHALL"}, {"MULTI"}};
  for (const RedisArguments& command : needs_a_user)
    CHECK_THAT(TestRedis::ask(nobody, command), PLENARY_CONTAINS("NOAUTH"));
  CHECK_THAT(TestRedis::ask(nobody, {"AUTH", "default", ""}), PLENARY_CONTAINS("WRONGPASS"));
  CHECK(server.ask({"GET", "plenary:instance"}) == server.folder.instance());
  const std::vector<RedisArguments> denied{{"FLUSHALL"},
                                           {"FLUSHDB"},
                                           {"CONFIG", "GET", "*"},
                                           {"CONFIG", "SET", "maxmemory", "1"},
                                           {"EVAL", "return 1", "0"},
                                           {"KEYS", "*"},
                                           {"SCRIPT", "FLUSH"},
                                           {"SCRIPT", "LOAD", "return 1"},
                                           {"SHUTDOWN"},
                                           {"REPLICAOF", "127.0.0.1", "1"},
                                           {"MODULE", "LIST"},
                                           {"MONITOR"},
                                           {"CLIENT", "KILL", "TYPE", "normal"},
                                           {"ACL", "LIST"},
                                           {"SAVE"},
                                           {"BGREWRITEAOF"},
                                           {"RESTORE", "plenary:x", "0", "x"},
                                           {"MIGRATE", "127.0.0.1", "1", "plenary:x", "0", "1"},
                                           {"GET", "other:key"},
                                           {"SET", "other:key", "1"},
                                           {"PUBLISH", "other", "x"},
                                           {"FUNCTION", "LIST"}};
  for (const RedisArguments& command : denied) {
    INFO(command[0]);
    CHECK_THAT(server.ask(command), PLENARY_CONTAINS("NOPERM"));
  }
  CHECK_THAT(server.ask({"DEBUG", "SLEEP", "0"}),
             PLENARY_CONTAINS("DEBUG command not allowed"));  // to nobody, whoever asks
  for (const RedisArguments& command : std::vector<RedisArguments>{
           {"GET", "plenary:instance"}, {"EVALSHA", "x", "0"}, {"FLUSHALL"}, {"CONFIG", "GET", "*"}, {"ACL", "LIST"}}) {
    INFO("boot: " << command[0]);
    CHECK_THAT(TestRedis::ask(*server.address.loader, command), PLENARY_CONTAINS("NOPERM"));
  }
}

TEST_CASE("a second server on the same data is refused, with the pid of the first", "[store][private]") {
  TemporaryFolder folder;
  Server server(folder.path());
  CHECK_THROWS_WITH(DataFolder(folder.path()),
                    PLENARY_CONTAINS("pid " + std::to_string(getpid())) && PLENARY_CONTAINS("--data"));
  CHECK(server.append("one").kind == AppendAnswer::ok);
}

TEST_CASE("a Redis that is killed is started again, and nothing acknowledged is lost", "[store][private]") {
  TemporaryFolder folder;
  Server server(folder.path());
  REQUIRE(server.append("one").kind == AppendAnswer::ok);
  for (int round = 0; round < 3; ++round) {
    const pid_t killed = server.private_redis.pid();
    kill(killed, SIGKILL);
    run_until(server.io, [&] { return !server.redis->up(); });
    // Who watches has a connection of its own, and may be back later than commands are.
    const std::size_t told = 3 + 2 * static_cast<std::size_t>(round);
    run_until(server.io, [&] {
      return server.redis->up() && server.private_redis.pid() != killed && server.changes.size() == told;
    });
    CHECK(server.append("again").kind == AppendAnswer::ok);
  }
  CHECK(server.load().entries.size() == 4);
  CHECK(server.changes == "+-+-+-+");
  CHECK(server.troubles.size() == 3);
  CHECK_THAT(server.troubles[0], PLENARY_CONTAINS("signal 9"));
}

TEST_CASE("a Redis left over by a killed server is ended before the next is started", "[store][private]") {
  TemporaryFolder folder;
  int pipe_ends[2];
  REQUIRE(pipe(pipe_ends) == 0);
  const pid_t killed_server = fork();
  if (killed_server == 0) {
    try {
      boost::asio::io_context io;
      DataFolder data(folder.path());
      PrivateRedis redis(io, data, {});
      redis.start();
      const pid_t pid = redis.pid();
      kill(pid, SIGSTOP);  // it is told to end when we end; stopped, it does not hear
      if (write(pipe_ends[1], &pid, sizeof pid) == sizeof pid) kill(getpid(), SIGKILL);
    } catch (const std::exception&) {
    }
    _exit(1);
  }
  pid_t left_over = 0;
  close(pipe_ends[1]);
  REQUIRE(read(pipe_ends[0], &left_over, sizeof left_over) == sizeof left_over);
  close(pipe_ends[0]);
  waitpid(killed_server, nullptr, 0);
  REQUIRE(alive(left_over));
  Server server(folder.path());
  CHECK(server.private_redis.pid() != left_over);
  CHECK_FALSE(alive(left_over));
  CHECK(server.append("one").kind == AppendAnswer::ok);
}

TEST_CASE("F3c: an empty Redis under a folder that had documents is not served as new", "[store][private]") {
  TemporaryFolder folder;
  {
    Server server(folder.path());
    REQUIRE(server.append("one").kind == AppendAnswer::ok);
  }
  std::filesystem::remove_all(folder.path() / "redis" / "appendonlydir");
  CHECK_THROWS_WITH(Server(folder.path()), PLENARY_CONTAINS("STORAGE_IDENTITY") && PLENARY_CONTAINS("empty"));
  CHECK_THROWS_WITH(Server(folder.path()), PLENARY_CONTAINS("STORAGE_IDENTITY"));  // nor at the second try
}

TEST_CASE("F3c: another installation's Redis is refused", "[store][private]") {
  TemporaryFolder mine, others;
  {
    Server server(mine.path());
    REQUIRE(server.append("mine").kind == AppendAnswer::ok);
  }
  {
    Server server(others.path());
    REQUIRE(server.append("others").kind == AppendAnswer::ok);
  }
  std::filesystem::remove_all(mine.path() / "redis" / "appendonlydir");
  std::filesystem::rename(others.path() / "redis" / "appendonlydir", mine.path() / "redis" / "appendonlydir");
  CHECK_THROWS_WITH(Server(mine.path()),
                    PLENARY_CONTAINS("STORAGE_IDENTITY") && PLENARY_CONTAINS("belongs to installation"));
}

TEST_CASE("a damaged append-only file is refused with what Redis says of it", "[store][private]") {
  TemporaryFolder folder;
  {
    Server server(folder.path());
    REQUIRE(server.append("one").kind == AppendAnswer::ok);
  }
  for (const auto& file : std::filesystem::directory_iterator(folder.path() / "redis" / "appendonlydir"))
    if (file.path().extension() == ".aof") {
      std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekp(0);
      bytes << "damage at the beginning";
    }
  CHECK_THROWS_WITH(Server(folder.path()), PLENARY_CONTAINS("redis.log"));
}

TEST_CASE("without redis-server installed the way out is said", "[store][private]") {
  TemporaryFolder folder;
  boost::asio::io_context io;
  DataFolder data(folder.path());
  PrivateRedis redis(io, data, {}, "no-such-redis-server");
  CHECK_THROWS_WITH(redis.start(), PLENARY_CONTAINS("apt-get install redis-server") && PLENARY_CONTAINS("--redis"));
}

TEST_CASE("a data folder whose path is too long for a socket has its socket elsewhere, privately", "[store][private]") {
  TemporaryFolder folder;
  const auto deep = folder.path() / std::string(120, 'x') / "with space \"quoted\"";
  std::string socket;
  {
    Server server(deep);
    socket = server.address.endpoint.unix_path;
    CHECK(socket.size() <= 100);
    struct stat found {};
    REQUIRE(stat(std::filesystem::path(socket).parent_path().c_str(), &found) == 0);
    CHECK((found.st_mode & 077) == 0);
    CHECK(server.append("one").kind == AppendAnswer::ok);
  }
  CHECK(Server(deep).address.endpoint.unix_path == socket);
  std::filesystem::remove_all(std::filesystem::path(socket).parent_path());
}

TEST_CASE("F4: on a full disk appends are unavailable, what was acknowledged stays, and with room it goes on",
          "[store][private][disk]") {
  TemporaryFolder folder;
  if (geteuid() != 0) {
    WARN("not run: only root may mount a small disk");
    return;
  }
  if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=6m,mode=0700") != 0) {
    WARN("not run: no tmpfs can be mounted here: " << strerror(errno));
    return;
  }
  struct Unmount {
    const std::filesystem::path& path;
    ~Unmount() { umount2(path.c_str(), MNT_DETACH); }
  } unmount{folder.path()};

  Server server(folder.path());
  const std::string chunk(60'000, 'x');
  std::size_t acknowledged = 0;
  AppendAnswer answer = server.append(chunk);
  for (; answer.kind == AppendAnswer::ok && acknowledged < 200; answer = server.append(chunk)) ++acknowledged;
  CHECK(answer.kind == AppendAnswer::unavailable);
  CHECK(acknowledged > 10);
  REQUIRE(mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=64m,mode=0700") == 0);
  const auto until_it_answers = [&] {
    for (int tries = 0; answer.kind == AppendAnswer::unavailable && tries < 50; ++tries) {
      run_until(server.io, [&] { return server.redis->up(); });
      answer = server.append(chunk);
    }
  };
  until_it_answers();
  CHECK((answer.kind == AppendAnswer::ok || answer.kind == AppendAnswer::duplicate));
  CHECK(server.load().entries.size() == acknowledged + 1);
}

}  // namespace plenary
