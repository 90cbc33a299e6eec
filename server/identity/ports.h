// What identity needs from outside: values kept under a key for a limited time. Implemented in Redis and in memory by
// server/store. Join codes and sessions are kept so, each behind its own prefix; nothing here is part of a log.
//
// Calls come from one thread and are answered on it, later, never from within the call, exactly once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plenary {

struct KeptAnswer {
  enum Kind { found, missing, unavailable } kind = unavailable;  // unavailable: nobody knows; refuse, say "try again"
  std::string value;
};

enum class KeepAnswer {
  kept,
  differs,      // what is there is not what the caller believed; nothing changed
  unavailable,  // it may have happened
};

class KeptForAWhile {
 public:
  virtual ~KeptForAWhile() = default;
  virtual void get(const std::string& key, std::function<void(KeptAnswer)> done) = 0;
  // Kept for `ttl_ms` from now. `differs` if the key is there already.
  virtual void put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
                       std::function<void(KeepAnswer)> done) = 0;
  // Puts `value` for `ttl_ms` where exactly `expected` is now, in one step; `differs` if something else or nothing is
  // there. So what was removed meanwhile does not come back, and of two changes none is lost.
  virtual void replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
                       std::function<void(KeepAnswer)> done) = 0;
  // A new time for what is there; `differs` if nothing is.
  virtual void renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) = 0;
  // Every key there is, in any order. One that is put or ends meanwhile may be left out or told.
  virtual void list(std::function<void(std::optional<std::vector<std::string>>)> done) = 0;
  // Removing what is not there is `kept`: what the caller wanted holds.
  virtual void remove(const std::string& key, std::function<void(KeepAnswer)> done) = 0;
};

}  // namespace plenary
