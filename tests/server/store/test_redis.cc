#include "tests/server/store/test_redis.h"

#include <hiredis/hiredis.h>
#include <signal.h>
#include <sys/wait.h>
#include <fstream>

#include "server/store/redis_check.h"
#include "tests/catch.h"

namespace plenary {
namespace {

// As in main.cc: hiredis writes to sockets whose other side may be gone.
[[maybe_unused]] const auto kNoPipeSignal = signal(SIGPIPE, SIG_IGN);

std::string text_in(const redisReply& reply) {
  switch (reply.type) {
    case REDIS_REPLY_NIL: return "(nil)";
    case REDIS_REPLY_INTEGER: return std::to_string(reply.integer);
    case REDIS_REPLY_ERROR: return "!" + std::string(reply.str, reply.len);
    case REDIS_REPLY_ARRAY: {
      std::string lines;
      for (std::size_t i = 0; i < reply.elements; ++i) lines += text_in(*reply.element[i]) + '\n';
      return lines;
    }
    default: return {reply.str, reply.len};
  }
}

}  // namespace

TestRedis::TestRedis(std::vector<std::string> settings) : settings_(std::move(settings)) { start(); }

RedisEndpoint TestRedis::endpoint() const {
  RedisEndpoint endpoint;
  endpoint.unix_path = (folder_.path() / "s").string();
  return endpoint;
}

void TestRedis::start() {
  std::vector<std::string> arguments{"redis-server",
                                     "--port",
                                     "0",
                                     "--unixsocket",
                                     endpoint().unix_path,
                                     "--dir",
                                     folder_.path().string(),
                                     "--save",
                                     "",
                                     "--appendonly",
                                     "yes",
                                     "--appendfsync",
                                     "always"};
  arguments.insert(arguments.end(), settings_.begin(), settings_.end());
  child_ = std::make_unique<ChildProcess>(ChildCommand{arguments, folder_.path().string()});
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  const auto asks_for_password = [](const std::string& why) { return why.starts_with("NOAUTH"); };
  const std::string why = wait_until_ready(endpoint(), [&](const std::string& not_yet) {
    return !child_->how_it_ended() && !asks_for_password(not_yet) && std::chrono::steady_clock::now() < until;
  });
  REQUIRE((why.empty() || asks_for_password(why)));
}

void TestRedis::kill_9() {
  kill(child_->pid(), SIGKILL);
  child_.reset();
}

void TestRedis::freeze() { kill(child_->pid(), SIGSTOP); }
void TestRedis::thaw() { kill(child_->pid(), SIGCONT); }

std::string TestRedis::forks() const {
  const std::string stats = (*this)({"INFO", "stats"});
  const auto at = stats.find("total_forks:");
  return stats.substr(at, stats.find('\r', at) - at);
}

bool TestRedis::files_hold(const std::string& words) const {
  std::error_code gone_meanwhile;
  for (std::filesystem::recursive_directory_iterator file(folder_.path(), gone_meanwhile), end; file != end;
       file.increment(gone_meanwhile)) {
    if (!file->is_regular_file(gone_meanwhile)) continue;
    std::ifstream stream(file->path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    if (bytes.find(words) != bytes.npos) return true;
  }
  return false;
}

std::string TestRedis::ask(const RedisEndpoint& endpoint, const RedisArguments& arguments) {
  const std::unique_ptr<redisContext, decltype(&redisFree)> context(redisConnectUnix(endpoint.unix_path.c_str()),
                                                                    &redisFree);
  if (!context || context->err != 0) return "!not reachable";
  const auto ask_one = [&context](const RedisArguments& one) {
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    for (const std::string_view argument : one) {
      texts.push_back(argument.data());
      lengths.push_back(argument.size());
    }
    const std::unique_ptr<void, decltype(&freeReplyObject)> reply(
        redisCommandArgv(context.get(), static_cast<int>(texts.size()), texts.data(), lengths.data()),
        &freeReplyObject);
    return reply ? text_in(*static_cast<redisReply*>(reply.get())) : std::string("!no answer");
  };
  if (!endpoint.password.empty()) ask_one({"AUTH", endpoint.user, endpoint.password});
  return ask_one(arguments);
}

void run_until(boost::asio::io_context& io, const std::function<bool()>& done) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  io.restart();
  while (!done()) {
    if (io.run_one_until(until) == 0) FAIL("it did not happen within ten seconds");
  }
}

}  // namespace plenary
