#include "server/store/redis_kept.h"

#include <hiredis/hiredis.h>

#include "server/store/redis_scan.h"

namespace plenary {
namespace {

// nullptr and errors: unavailable; otherwise what the caller makes of the reply.
template <class Judge>
RedisAnswer answer_by(std::function<void(KeepAnswer)> done, Judge kept) {
  return [done = std::move(done), kept](const redisReply* reply) {
    if (reply == nullptr || reply->type == REDIS_REPLY_ERROR) return done(KeepAnswer::unavailable);
    done(kept(*reply) ? KeepAnswer::kept : KeepAnswer::differs);
  };
}

}  // namespace

void RedisKept::get(const std::string& key, std::function<void(KeptAnswer)> done) {
  redis_.command({"GET", prefix_ + key}, [done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type == REDIS_REPLY_ERROR) return done({});
    if (reply->type == REDIS_REPLY_NIL) return done({KeptAnswer::missing, {}});
    done({KeptAnswer::found, std::string(text_of(reply))});
  });
}

void RedisKept::put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
                        std::function<void(KeepAnswer)> done) {
  redis_.command({"SET", prefix_ + key, value, "PX", std::to_string(ttl_ms), "NX"},
                 answer_by(std::move(done), [](const redisReply& reply) { return reply.type == REDIS_REPLY_STATUS; }));
}

void RedisKept::replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
                        std::function<void(KeepAnswer)> done) {
  redis_.run(scripts::Script::kept_replace, 1, {prefix_ + key, expected, std::move(value), std::to_string(ttl_ms)},
             answer_by(std::move(done), [](const redisReply& reply) {
               return reply.elements == 1 && text_of(reply.element[0]) == "OK";
             }));
}

void RedisKept::renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) {
  redis_.command({"PEXPIRE", prefix_ + key, std::to_string(ttl_ms)},
                 answer_by(std::move(done), [](const redisReply& reply) { return reply.integer == 1; }));
}

void RedisKept::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  scan_keys(redis_, prefix_, [begin = prefix_.size(), done = std::move(done)](auto keys) {
    if (keys)
      for (std::string& key : *keys) key.erase(0, begin);
    done(std::move(keys));
  });
}

void RedisKept::remove(const std::string& key, std::function<void(KeepAnswer)> done) {
  redis_.command({"DEL", prefix_ + key}, answer_by(std::move(done), [](const redisReply&) { return true; }));
}

}  // namespace plenary
