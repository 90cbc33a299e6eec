#include "server/store/redis_check.h"

#include <hiredis/hiredis.h>
#include <poll.h>

#include <array>
#include <charconv>
#include <chrono>
#include <map>

namespace plenary {
namespace {

using Reply = std::unique_ptr<redisReply, decltype(&freeReplyObject)>;

// hiredis' blocking calls, used at the start only.
class BlockingRedis {
 public:
  explicit BlockingRedis(const RedisEndpoint& endpoint) : context_(nullptr, &redisFree) {
    const timeval patience{2, 0};
    context_.reset(endpoint.unix_path.empty() ? redisConnectWithTimeout(endpoint.host.c_str(), endpoint.port, patience)
                                              : redisConnectUnixWithTimeout(endpoint.unix_path.c_str(), patience));
    if (!context_ || context_->err != 0)
      throw StorageRefused(unreachable(endpoint, context_ ? context_->errstr : "out of memory"));
    redisSetTimeout(context_.get(), patience);
    if (!endpoint.password.empty() && !endpoint.user.empty())
      expect_ok(endpoint, {"AUTH", endpoint.user, endpoint.password});
    if (!endpoint.password.empty() && endpoint.user.empty()) expect_ok(endpoint, {"AUTH", endpoint.password});
    if (endpoint.database != 0) expect_ok(endpoint, {"SELECT", std::to_string(endpoint.database)});
  }

  Reply ask(const RedisArguments& arguments) {
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    for (const std::string_view argument : arguments) {
      texts.push_back(argument.data());
      lengths.push_back(argument.size());
    }
    return {static_cast<redisReply*>(
                redisCommandArgv(context_.get(), static_cast<int>(texts.size()), texts.data(), lengths.data())),
            &freeReplyObject};
  }

 private:
  static std::string unreachable(const RedisEndpoint& endpoint, const std::string& why) {
    return "Redis at " + endpoint.shown() + " is not reachable: " + why + ". Is it running, and is this its address?";
  }
  void expect_ok(const RedisEndpoint& endpoint, const RedisArguments& arguments) {
    const Reply reply = ask(arguments);
    if (!reply) throw StorageRefused(unreachable(endpoint, context_->errstr));
    if (reply->type == REDIS_REPLY_ERROR)
      throw StorageRefused("Redis at " + endpoint.shown() + " refuses " + std::string(arguments[0]) + ": " +
                           reply->str + ". Check the user, the password and the database in its address.");
  }

  std::unique_ptr<redisContext, decltype(&redisFree)> context_;
};

// What it said, without the full stop that our sentence has.
std::string said_by(const Reply& reply) {
  std::string said = reply && reply->str ? std::string(reply->str, reply->len) : "no answer";
  while (!said.empty() && (said.back() == '.' || said.back() == ' ')) said.pop_back();
  return said;
}

// Throws for an error or no answer. `needs`: what a restricted user must be allowed.
Reply granted(BlockingRedis& redis, const RedisEndpoint& endpoint, const RedisArguments& command,
              const std::string& needs) {
  Reply reply = redis.ask(command);
  if (reply && error_word(reply.get()).empty()) return reply;
  const std::string_view word = error_word(reply.get());
  const std::string refused =
      "Redis at " + endpoint.shown() + " refuses " + std::string(command[0]) + ": " + said_by(reply) + ". ";
  if (word == "NOAUTH")
    throw StorageRefused("Redis at " + endpoint.shown() +
                         " asks for a password. Give it in the address: redis://user:password@host:port, or "
                         "redis://:password@host:port.");
  if (word == "NOPERM")
    throw StorageRefused(refused + "Allow this user " + needs +
                         "; in one line, all that is needed: ACL SETUSER <user> ~plenary:* &plenary:* " +
                         std::string(kEverydayCommands) + " +script|load +bgrewriteaof +config|get");
  if (word == "OOM")
    throw StorageRefused(refused +
                         "It has reached its maxmemory: raise that with CONFIG SET maxmemory, or give it a "
                         "machine with more.");
  if (word == "ERR" && said_by(reply).find("unknown command") != std::string::npos)  // renamed or switched off
    throw StorageRefused(refused + "Without it nothing can be kept there: take its rename-command out of redis.conf.");
  if (!reply)
    throw StorageRefused("What listens at " + endpoint.shown() +
                         " does not answer as Redis does. Is this its address, and without TLS?");
  throw StorageRefused(refused + "Start again when it takes that.");
}

// INFO as name -> value. Throws if it is not given.
std::map<std::string, std::string> info_of(BlockingRedis& redis, const RedisEndpoint& endpoint) {
  const Reply reply = granted(redis, endpoint, {"INFO"}, "+info");
  std::map<std::string, std::string> info;
  std::string_view rest = text_of(reply.get());
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(std::min(line.size() + 2, rest.size()));
    const auto colon = line.find(':');
    if (colon != line.npos) info[std::string(line.substr(0, colon))] = line.substr(colon + 1);
  }
  return info;
}

// nullopt: Redis does not say.
std::optional<std::string> setting(BlockingRedis& redis, const std::string& name) {
  const Reply reply = redis.ask({"CONFIG", "GET", name});
  if (!reply || reply->type != REDIS_REPLY_ARRAY || reply->elements != 2) return std::nullopt;
  return std::string(text_of(reply->element[1]));
}

using Version = std::array<int, 3>;

Version version_in(std::string_view text) {
  Version version{};
  const char* at = text.data();
  const char* end = at + text.size();
  for (int& part : version) {
    const auto [next, error] = std::from_chars(at, end, part);
    if (error != std::errc{}) break;
    at = next == end ? next : next + 1;
  }
  return version;
}

[[noreturn]] void refuse(const RedisEndpoint& endpoint, const std::string& what, const std::string& line) {
  throw StorageRefused("Redis at " + endpoint.shown() + ' ' + what +
                       ". Put this line into its redis.conf and restart it: " + line);
}

void check_settings(BlockingRedis& redis, const RedisEndpoint& endpoint, std::map<std::string, std::string>& info,
                    RedisFound& found) {
  if (info["aof_enabled"] != "1")
    refuse(endpoint, "keeps no append-only file, so what it acknowledged is lost when it stops", "appendonly yes");
  const auto fsync = setting(redis, "appendfsync");
  if (!fsync)
    found.warnings.push_back(
        "Redis does not say its appendfsync (CONFIG GET is not allowed). It must be \"appendfsync always\", or changes "
        "that people saw as saved can be lost.");
  else if (*fsync != "always")
    refuse(endpoint, "has appendfsync " + *fsync + ", so changes that people saw as saved can be lost",
           "appendfsync always");
  const std::string policy =
      info.contains("maxmemory_policy") ? info["maxmemory_policy"] : setting(redis, "maxmemory-policy").value_or("");
  if (policy.empty())
    found.warnings.push_back(
        "Redis does not say its maxmemory-policy. It must be \"maxmemory-policy noeviction\", or it throws documents "
        "away.");
  else if (policy != "noeviction")
    refuse(endpoint, "has maxmemory-policy " + policy + ", so it may throw documents away",
           "maxmemory-policy noeviction");
}

void check_role(const RedisEndpoint& endpoint, std::map<std::string, std::string>& info, std::uint32_t replicas_asked,
                RedisFound& found) {
  if (info["cluster_enabled"] == "1")
    throw StorageRefused("Redis at " + endpoint.shown() +
                         " is a node of a Redis Cluster. Use a standalone Redis, or one primary with replicas.");
  if (info.contains("role") && info["role"] != "master")
    throw StorageRefused("Redis at " + endpoint.shown() + " is a replica. Give the address of its primary, " +
                         info["master_host"] + ':' + info["master_port"] + '.');
  const unsigned long replicas = std::strtoul(info["connected_slaves"].c_str(), nullptr, 10);
  if (replicas < replicas_asked)
    found.warnings.push_back("Redis has " + std::to_string(replicas) + " replicas now, and " +
                             std::to_string(replicas_asked) +
                             " are asked for: until they are there nothing is called saved.");
}

void check_scripts(BlockingRedis& redis, const RedisAddress& address, const RedisEndpoint& endpoint) {
  BlockingRedis loader(address.loader ? *address.loader : endpoint);
  for (const auto& source : scripts::kSources)
    (void)granted(loader, endpoint, {"SCRIPT", "LOAD", source}, "+script|load");
  // One that does nothing: may scripts be run, on our keys?
  const std::string digest(text_of(granted(loader, endpoint, {"SCRIPT", "LOAD", "return 1"}, "+script|load").get()));
  (void)granted(redis, endpoint, {"EVALSHA", digest, "1", "plenary:check"}, "+evalsha and ~plenary:*");
}

// What is asked of it all day, each once and so that nothing is changed: with less a server would start, and then wait for
// ever. "plenary:check" is never there.
void check_commands(BlockingRedis& redis, const RedisEndpoint& endpoint) {
  const std::vector<std::pair<const char*, std::vector<std::string_view>>> asked{
      {"exists", {}},
      {"hget", {"f"}},
      {"hmget", {"f"}},
      {"hset", {"f", "v"}},
      {"del", {}},
      {"get", {}},
      {"set", {"v", "XX"}},
      {"pexpire", {"1"}},
      {"xadd", {"NOMKSTREAM", "*", "f", "v"}},
      {"xlen", {}},
      {"xrange", {"-", "+"}},
      {"xrevrange", {"+", "-"}},
      {"sadd", {"m"}},
      {"srem", {"m"}},
      {"scard", {}},
      {"sismember", {"m"}},
      {"smembers", {}},
      {"publish", {"?"}}};
  for (const auto& [command, rest] : asked) {
    RedisArguments arguments{command, "plenary:check"};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    (void)granted(redis, endpoint, arguments, "+" + std::string(command) + ", ~plenary:* and &plenary:*");
  }
  (void)granted(redis, endpoint, {"scan", "0"}, "+scan");
  BlockingRedis listening(endpoint);  // whoever subscribes can ask for nothing else any more
  (void)granted(listening, endpoint, {"subscribe", "plenary:check"}, "+subscribe and &plenary:*");
  (void)granted(listening, endpoint, {"unsubscribe", "plenary:check"}, "+unsubscribe and &plenary:*");
}

// EXEC asks what the user `default` may do even while Redis loads its append-only file (redis/redis#14541), and drops
// what it may not, which is all that scripts have written. Servers that no longer ask are not told from those that do.
void check_loading(const RedisAddress& address, const RedisEndpoint& endpoint, RedisFound& found) {
  BlockingRedis redis(address.loader ? *address.loader : endpoint);
  const Reply reply = redis.ask({"ACL", "DRYRUN", "default", "XADD", "plenary:check", "*", "c", ""});
  if (text_of(reply.get()) == "OK") return;
  if (reply && reply->type == REDIS_REPLY_STRING)
    throw StorageRefused(
        "Redis at " + endpoint.shown() +
        " does not let its user default write. It loads its append-only "
        "file in that user's name, so at its next start it would drop what people changed. Allow it, also "
        "if nobody can log in as default: ACL SETUSER default allkeys +@write +select; and keep that with "
        "ACL SAVE or CONFIG REWRITE.");
  if (!endpoint.user.empty())
    found.warnings.push_back(
        "Redis does not say what its user default may do (ACL DRYRUN is not allowed). If it is "
        "switched off it must still have \"allkeys +@write +select\", or Redis drops at its next "
        "start what people changed.");
}

}  // namespace

RedisFound check_redis(const RedisAddress& address, std::uint32_t replicas_asked, const GivenUp& given_up) {
  const RedisEndpoint& endpoint = address.endpoint;
  // While it reads its files it says that it keeps none.
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  const std::string why_not = wait_until_ready(endpoint, [&](const std::string& why) {
    return !(given_up && given_up()) && why.starts_with("LOADING") && std::chrono::steady_clock::now() < until;
  });
  if (given_up && given_up()) throw StartGivenUp{};
  if (why_not.starts_with("LOADING"))
    throw StorageRefused("Redis at " + endpoint.shown() + " still reads its files. Start again when it has.");
  BlockingRedis redis(endpoint);
  auto info = info_of(redis, endpoint);
  RedisFound found;
  found.version = info["redis_version"];
  const Version version = version_in(found.version);
  if (version < Version{6, 2, 0})
    throw StorageRefused("Redis at " + endpoint.shown() + " is version " + found.version +
                         "; at least 6.2 is needed, 7.0.15 or newer is better.");
  if (version < Version{7, 0, 15})
    found.warnings.push_back("Redis " + found.version + " has known security holes; 7.0.15 or newer is advised.");
  check_role(endpoint, info, replicas_asked, found);
  check_settings(redis, endpoint, info, found);
  check_commands(redis, endpoint);
  check_scripts(redis, address, endpoint);
  check_loading(address, endpoint, found);
  found.instance = text_of(redis.ask({"GET", "plenary:instance"}).get());
  const Reply documents = redis.ask({"SCARD", "plenary:documents"});
  if (documents && documents->type == REDIS_REPLY_INTEGER)
    found.documents = static_cast<std::uint64_t>(documents->integer);
  return found;
}

bool claim_redis(const RedisEndpoint& endpoint, const std::string& instance) {
  BlockingRedis redis(endpoint);
  (void)granted(redis, endpoint, {"SET", "plenary:instance", instance, "NX"}, "+set and ~plenary:*");
  return text_of(redis.ask({"GET", "plenary:instance"}).get()) == instance;
}

std::string wait_until_ready(const RedisEndpoint& endpoint, const std::function<bool(const std::string& why)>& still) {
  for (;;) {
    std::string why;
    try {
      const Reply reply = BlockingRedis(endpoint).ask({"PING"});
      if (text_of(reply.get()) == "PONG") return {};
      why = reply ? text_of(reply.get()) : "no answer";
    } catch (const StorageRefused& refused) {
      why = refused.what();
    }
    if (!still(why)) return why;
    poll(nullptr, 0, 10);
  }
}

}  // namespace plenary
