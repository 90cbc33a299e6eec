// How often is too often: token buckets. Time is given, never looked up, so that tests advance it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plenary {

struct Rate {
  double burst = 1;       // at once, after a rest
  double per_second = 1;  // sustained
  [[nodiscard]] static constexpr Rate per_minute(double count) { return {count, count / 60}; }
  [[nodiscard]] static constexpr Rate per_quarter_hour(double count) { return {count, count / 900}; }
  [[nodiscard]] static constexpr Rate per_hour(double count) { return {count, count / 3600}; }
};

// The defaults of the deployment guide. Before somebody is known only their address can be counted, and a whole venue
// may share one; so those rates count failures, or are generous.
struct Rates {
  Rate failed_joins_per_address = Rate::per_quarter_hour(20);  // a wrong code or a damaged link
  Rate joins_per_address = {100, 10};
  Rate joins_per_document = {100, 50.0 / 60};
  // By person; by address for who only holds a link: a venue shares one.
  Rate exports_per_person = Rate::per_hour(60);
  Rate readings_per_person = {120, 2};            // history: each folds the log from its beginning
  Rate copies_per_person = Rate::per_hour(30);    // fresh boards, which stay
  Rate imports_per_person = Rate::per_hour(120);  // previews are imports, too
};

class TokenBucket {
 public:
  explicit TokenBucket(std::int64_t now_ms = 0) : at_ms_(now_ms) {}
  // 0: taken. Else nothing was taken, and so many milliseconds are to pass before it can be. More than a burst is
  // never to be had at once; it is counted as a burst.
  [[nodiscard]] std::int64_t take(const Rate& rate, std::int64_t now_ms, double count = 1);
  // As take, but takes nothing.
  [[nodiscard]] std::int64_t wait(const Rate& rate, std::int64_t now_ms, double count = 1);
  [[nodiscard]] bool full(const Rate& rate, std::int64_t now_ms) const;

 private:
  double spent_ = 0;    // a new bucket is full
  std::int64_t at_ms_;  // spent_ is true then
  void settle(const Rate& rate, std::int64_t now_ms);
};

// One bucket for each key: an address, a document, a person. Remembers only keys that are not at rest; when there are
// too many of those at once, the key asking must wait, so that nobody is forgotten in order to begin afresh.
class RateLimiter {
 public:
  explicit RateLimiter(Rate rate, std::size_t most_keys = 100'000) : rate_(rate), most_keys_(most_keys) {}
  [[nodiscard]] std::int64_t take(std::string_view key, std::int64_t now_ms, double count = 1);
  [[nodiscard]] std::int64_t wait(std::string_view key, std::int64_t now_ms, double count = 1);
  [[nodiscard]] std::size_t keys() const { return buckets_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  Rate rate_;
  std::size_t most_keys_;
  std::unordered_map<std::string, TokenBucket, Hash, std::equal_to<>> buckets_;
  std::int64_t swept_ms_ = 0;
  void forget_those_at_rest(std::int64_t now_ms);
};

}  // namespace plenary
