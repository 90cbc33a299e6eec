#include "server/identity/rate.h"

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {
constexpr std::int64_t kSweepMs = 10'000;
}

void TokenBucket::settle(const Rate& rate, std::int64_t now_ms) {
  const auto passed_ms = std::max<std::int64_t>(0, now_ms - at_ms_);
  spent_ = std::max(0.0, spent_ - static_cast<double>(passed_ms) * rate.per_second / 1000);
  at_ms_ = now_ms;
}

std::int64_t TokenBucket::wait(const Rate& rate, std::int64_t now_ms, double count) {
  settle(rate, now_ms);
  const double lacking = spent_ + std::min(count, rate.burst) - rate.burst;
  constexpr double kRounding = 1e-6;  // of a token: sums of fractions are not exact
  if (lacking <= kRounding) return 0;
  return static_cast<std::int64_t>(std::ceil((lacking - kRounding) * 1000 / rate.per_second));
}

std::int64_t TokenBucket::take(const Rate& rate, std::int64_t now_ms, double count) {
  const auto pause = wait(rate, now_ms, count);
  if (pause == 0) spent_ += std::min(count, rate.burst);
  return pause;
}

bool TokenBucket::full(const Rate& rate, std::int64_t now_ms) const {
  auto later = *this;
  later.settle(rate, now_ms);
  return later.spent_ == 0;
}

std::int64_t RateLimiter::take(std::string_view key, std::int64_t now_ms, double count) {
  if (now_ms - swept_ms_ >= kSweepMs) forget_those_at_rest(now_ms);
  auto found = buckets_.find(key);
  if (found == buckets_.end()) {
    if (buckets_.size() >= most_keys_) forget_those_at_rest(now_ms);
    if (buckets_.size() >= most_keys_) return kSweepMs;
    found = buckets_.emplace(std::string(key), TokenBucket(now_ms)).first;
  }
  return found->second.take(rate_, now_ms, count);
}

std::int64_t RateLimiter::wait(std::string_view key, std::int64_t now_ms, double count) {
  const auto found = buckets_.find(key);
  return found == buckets_.end() ? 0 : found->second.wait(rate_, now_ms, count);
}

void RateLimiter::forget_those_at_rest(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& bucket) { return bucket.second.full(rate_, now_ms); });
  swept_ms_ = now_ms;
}

}  // namespace plenary
