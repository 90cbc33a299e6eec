#include "server/store/redis_remover.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <set>

#include "facilitation/document/rehearsal.h"
#include "server/store/redis_scan.h"

namespace plenary {
namespace {

constexpr const char* kDocuments = "plenary:documents";
constexpr const char* kUnfinished = "plenary:unfinished-rehearsals";
constexpr const char* kPeople = "plenary:people:";

std::vector<std::string> strings_in(const redisReply* reply) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < reply->elements; ++i) strings.emplace_back(text_of(reply->element[i]));
  return strings;
}

}  // namespace

RedisRemover::RedisRemover(Redis& redis) : redis_(redis), files_(redis) {}

void RedisRemover::remove(const std::string& rehearsal, std::function<void(StoreAnswer)> done) {
  if (!is_rehearsal(rehearsal)) {
    boost::asio::post(redis_.io(), [done = std::move(done)] { done(StoreAnswer::refused); });
    return;
  }
  scan_keys(redis_, "plenary:{" + rehearsal, [this, rehearsal, done = std::move(done)](auto keys) {
    if (!keys) return done(StoreAnswer::unavailable);
    scan_keys(redis_, kPeople + rehearsal, [this, rehearsal, keys = std::move(*keys), done](auto people) mutable {
      if (!people) return done(StoreAnswer::unavailable);
      keys.insert(keys.end(), people->begin(), people->end());
      // The names of longer ids begin so, too.
      std::erase_if(keys, [&](const std::string& key) {
        const std::string_view named = std::string_view(key).substr(key.find(rehearsal));
        return rehearsal_of(named.substr(0, named.find('}'))) != rehearsal;
      });
      forget(rehearsal, std::move(keys), done);
    });
  });
}

void RedisRemover::forget(const std::string& rehearsal, std::vector<std::string> keys, Done done) {
  std::vector<std::string> arguments{kDocuments, kUnfinished};
  arguments.insert(arguments.end(), keys.begin(), keys.end());
  const std::size_t many = arguments.size();
  arguments.insert(arguments.end(), {rehearsal, kPeople, "plenary:person:"});
  redis_.run(scripts::Script::forget, many, std::move(arguments), [done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY || reply->elements == 0)
      return done(StoreAnswer::unavailable);
    done(text_of(reply->element[0]) == "OK" ? StoreAnswer::ok : StoreAnswer::refused);
  });
}

void RedisRemover::finish(const std::string& rehearsal, std::function<void(StoreAnswer)> done) {
  files_.rewrite("words of rehearsals", [this, rehearsal, done = std::move(done)](StoreAnswer answer) {
    if (answer != StoreAnswer::ok) return done(answer);
    redis_.command({"SREM", kUnfinished, rehearsal}, [done](const redisReply* removed) {
      done(removed != nullptr && removed->type == REDIS_REPLY_INTEGER ? StoreAnswer::ok : StoreAnswer::unavailable);
    });
  });
}

void RedisRemover::left(std::function<void(std::optional<Left>)> done) {
  redis_.command({"SMEMBERS", kDocuments}, [this, done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY) return done(std::nullopt);
    std::set<std::string> there;
    for (const std::string& document : strings_in(reply))
      if (std::string rehearsal = rehearsal_of(document); !rehearsal.empty()) there.insert(std::move(rehearsal));
    redis_.command({"SMEMBERS", kUnfinished}, [there, done](const redisReply* unfinished) {
      if (unfinished == nullptr || unfinished->type != REDIS_REPLY_ARRAY) return done(std::nullopt);
      done(Left{{there.begin(), there.end()}, strings_in(unfinished)});
    });
  });
}

}  // namespace plenary
