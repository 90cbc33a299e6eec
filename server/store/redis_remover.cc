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
constexpr std::chrono::milliseconds kLook{250};
constexpr std::chrono::milliseconds kAgain{1'000};
constexpr int kLooks = 240;          // a minute: a large file takes its time
constexpr int kTriesToRewrite = 60;  // while another rewriting is under way

std::vector<std::string> strings_in(const redisReply* reply) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < reply->elements; ++i) strings.emplace_back(text_of(reply->element[i]));
  return strings;
}

bool says(std::string_view info, std::string_view line) { return info.find(line) != std::string_view::npos; }

}  // namespace

RedisRemover::RedisRemover(Redis& redis) : redis_(redis) {}

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
  begin_rewriting(rehearsal, 0, std::move(done));
}

// A rewriting that began before the removal holds what was removed: only one that begins now counts.
void RedisRemover::begin_rewriting(const std::string& rehearsal, int tries, Done done) {
  redis_.command_as_loader({"BGREWRITEAOF"}, [this, alive = std::weak_ptr(alive_), rehearsal, tries,
                                              done = std::move(done)](const redisReply* reply) {
    if (!alive.lock()) return;
    if (error_word(reply) == "NOPERM") {
      redis_.trouble(
          "Redis does not allow BGREWRITEAOF: words of rehearsals stay in its append-only file until you run it.");
      return done(StoreAnswer::refused);
    }
    if (reply != nullptr && reply->type != REDIS_REPLY_ERROR) return wait_for_files(rehearsal, 0, done);
    if (tries == kTriesToRewrite) return done(StoreAnswer::unavailable);
    later(kAgain, [this, rehearsal, tries, done] { begin_rewriting(rehearsal, tries + 1, done); });
  });
}

void RedisRemover::wait_for_files(const std::string& rehearsal, int looks, Done done) {
  redis_.command({"INFO", "persistence"}, [this, alive = std::weak_ptr(alive_), rehearsal, looks,
                                           done = std::move(done)](const redisReply* reply) {
    if (!alive.lock()) return;
    if (reply == nullptr || reply->type == REDIS_REPLY_ERROR) return done(StoreAnswer::unavailable);
    const std::string_view info = text_of(reply);
    if (says(info, "aof_rewrite_in_progress:1") || says(info, "aof_rewrite_scheduled:1")) {
      if (looks == kLooks) return done(StoreAnswer::unavailable);
      return later(kLook, [this, rehearsal, looks, done] { wait_for_files(rehearsal, looks + 1, done); });
    }
    if (says(info, "aof_enabled:1") && !says(info, "aof_last_bgrewrite_status:ok"))
      return done(StoreAnswer::unavailable);
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

void RedisRemover::later(std::chrono::milliseconds wait, std::function<void()> then) {
  const auto timer = std::make_shared<boost::asio::steady_timer>(redis_.io(), wait);
  timer->async_wait([timer, alive = std::weak_ptr(alive_), then = std::move(then)](boost::system::error_code error) {
    if (!error && alive.lock()) then();
  });
}

}  // namespace plenary
