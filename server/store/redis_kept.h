// What is kept for a while (identity's port), in Redis: plenary:<kind>:<key>, a string with a time to live. Each kind
// ("session", "code", "revoked") is an object of its own on the same Redis.
#pragma once

#include "server/identity/ports.h"
#include "server/store/redis.h"

namespace plenary {

class RedisKept : public KeptForAWhile {
 public:
  RedisKept(Redis& redis, const std::string& kind) : redis_(redis), prefix_("plenary:" + kind + ':') {}

  void get(const std::string& key, std::function<void(KeptAnswer)> done) override;
  void put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) override;
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override;
  void remove(const std::string& key, std::function<void(KeepAnswer)> done) override;

 private:
  Redis& redis_;
  std::string prefix_;
};

}  // namespace plenary
