// What is kept for a while (identity's port), in memory, by a clock that a test advances.
#pragma once

#include <map>

#include "server/identity/ports.h"
#include "server/store/memory_log.h"

namespace plenary {

class MemoryKept : public KeptForAWhile {
 public:
  MemoryKept(const Clock& clock, Post post) : clock_(clock), post_(std::move(post)) {}

  void get(const std::string& key, std::function<void(KeptAnswer)> done) override;
  void put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) override;
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override;
  void remove(const std::string& key, std::function<void(KeepAnswer)> done) override;

 private:
  struct Kept {
    std::string value;
    std::int64_t until_ms;  // by the steady clock
  };
  void forget_what_is_over();
  void answer_later(std::function<void(KeepAnswer)> done, KeepAnswer answer);

  const Clock& clock_;
  Post post_;
  std::map<std::string, Kept> kept_;
};

}  // namespace plenary
