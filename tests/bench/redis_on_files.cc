#include "tests/bench/redis_on_files.h"

#include <hiredis/hiredis.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>

#include "tests/bench/peers.h"
#include "tests/bench/processes.h"

namespace plenary::bench {
namespace {

constexpr std::int64_t kWithinUs = 300'000'000;
using Reply = std::unique_ptr<redisReply, void (*)(void*)>;

Reply ask(redisContext* context, const std::vector<std::string>& words) {
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string& word : words) {
    texts.push_back(word.data());
    lengths.push_back(word.size());
  }
  return {
      static_cast<redisReply*>(redisCommandArgv(context, static_cast<int>(words.size()), texts.data(), lengths.data())),
      freeReplyObject};
}

}  // namespace

RedisOnFiles::RedisOnFiles(const std::filesystem::path& folder, Sync sync) : folder_(folder) {
  const std::string socket = this->socket();
  const std::int64_t began = now_us();
  pid_ = fork();
  if (pid_ == 0) {
    const std::string log = folder / "bench.log";
    stay_on_core(0);
    execlp("redis-server", "redis-server", "--port", "0", "--unixsocket", socket.c_str(), "--dir", folder.c_str(),
           "--appendonly", "yes", "--appendfsync", sync == Sync::always ? "always" : "no", "--save", "",
           "--auto-aof-rewrite-percentage", "0", "--logfile", log.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  while (!context_) {
    context_ = redisConnectUnix(socket.c_str());
    if (context_ && context_->err == 0 && asked({"PING"}) == "PONG") break;
    if (context_) redisFree(context_);
    context_ = nullptr;
    if (now_us() - began > kWithinUs) throw std::runtime_error("redis-server does not start on " + folder.string());
    usleep(2'000);
  }
  started_after_ms_ = static_cast<double>(now_us() - began) / 1'000;
}

RedisOnFiles::~RedisOnFiles() {
  if (context_) redisFree(context_);
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
}

std::string RedisOnFiles::asked(const std::vector<std::string>& words) {
  const Reply reply = ask(context_, words);
  if (!reply) return {};
  return reply->type == REDIS_REPLY_INTEGER ? std::to_string(reply->integer)
         : reply->str                       ? std::string(reply->str, reply->len)
                                            : "";
}

std::vector<std::string> RedisOnFiles::keys(const std::string& pattern) {
  std::vector<std::string> found;
  const Reply reply = ask(context_, {"KEYS", pattern});
  for (std::size_t i = 0; reply && i < reply->elements; ++i)
    found.emplace_back(reply->element[i]->str, reply->element[i]->len);
  return found;
}

void RedisOnFiles::rewrite() {
  (void)asked({"BGREWRITEAOF"});
  for (const std::int64_t until = now_us() + kWithinUs; now_us() < until; usleep(20'000)) {
    const std::string info = asked({"INFO", "persistence"});
    if (info.find("aof_rewrite_in_progress:0") != std::string::npos &&
        info.find("aof_rewrite_scheduled:0") != std::string::npos)
      return;
  }
  throw std::runtime_error("redis-server does not finish its rewrite");
}

Samples append_ms(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  Samples samples;
  {
    RedisOnFiles redis(folder, RedisOnFiles::Sync::always);
    for (int i = 0; i < 500; ++i) {
      const std::int64_t began = now_us();
      if (redis.asked({"XADD", "log", "*", "commit", std::string(300, 'c')}).empty())
        throw std::runtime_error("redis-server takes no entry");
      samples.add(static_cast<double>(now_us() - began) / 1'000);
    }
  }
  std::filesystem::remove_all(folder);
  return samples;
}

}  // namespace plenary::bench
