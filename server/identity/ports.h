// What identity needs from outside: values kept under a key for a limited time. Implemented in Redis and in memory by
// server/store. Join codes and sessions are kept so, each behind its own prefix; nothing here is part of a log.
//
// Calls come from one thread and are answered on it, later, never from within the call, exactly once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace plenary {

struct KeptAnswer {
  enum Kind { found, missing, unavailable } kind = unavailable;  // unavailable: nobody knows; refuse, say "try again"
  std::string value;
};

enum class KeepAnswer { kept, taken, unavailable };

class KeptForAWhile {
 public:
  virtual ~KeptForAWhile() = default;
  // Kept for `ttl_ms` from now; replaces what was there. An equal key put again begins a new time.
  virtual void put(const std::string& key, std::string value, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) = 0;
  // `taken` if the key is there already; then nothing changes.
  virtual void put_new(const std::string& key, std::string value, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) = 0;
  virtual void get(const std::string& key, std::function<void(KeptAnswer)> done) = 0;
  // Removing what is not there is fine. False: unavailable.
  virtual void remove(const std::string& key, std::function<void(bool)> done) = 0;
};

}  // namespace plenary
