#include "server/operations/health.h"

#include <vector>

namespace plenary {

namespace {

constexpr std::array<const char*, Health::kChecks> kNames = {"log", "disk"};

HealthAnswer answer(const char* question, const std::vector<const char*>& failing) {
  std::string json = std::string("{\"") + question + "\":" + (failing.empty() ? "true" : "false") + ",\"failing\":[";
  for (const char* name : failing) {
    if (json.back() != '[') json += ',';
    json += std::string("\"") + name + '"';
  }
  return {failing.empty(), json + "]}"};
}

}  // namespace

Health::Health(const Clock& clock) : clock_(clock), ticked_ms_(clock.steady_ms()) {}

void Health::ticked() {
  const std::lock_guard lock(mutex_);
  ticked_ms_ = clock_.steady_ms();
}

void Health::report(Check check, bool good) {
  const std::lock_guard lock(mutex_);
  Reported& reported = reported_[static_cast<std::size_t>(check)];
  const std::int64_t now = clock_.steady_ms();
  const bool silent_before = !reported.at_ms || now - *reported.at_ms > kFreshMs;
  reported.at_ms = now;
  if (!good) {
    reported.good_since_ms.reset();
    if (++reported.bad_reports >= kBadReports) reported.down = true;
    return;
  }
  reported.bad_reports = 0;
  if (silent_before) reported.down = true;
  if (!reported.good_since_ms || silent_before) reported.good_since_ms = now;
  if (now - *reported.good_since_ms >= kSettledMs) reported.down = false;
}

void Health::started() {
  const std::lock_guard lock(mutex_);
  started_ = true;
  // What was reported good while starting need not prove itself again.
  for (Reported& reported : reported_)
    if (reported.good_since_ms) reported.down = false;
}

void Health::draining() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
}

bool Health::holds(const Reported& reported, std::int64_t now) const {
  return reported.at_ms && now - *reported.at_ms <= kFreshMs && !reported.down;
}

HealthAnswer Health::livez() const {
  const std::lock_guard lock(mutex_);
  if (clock_.steady_ms() - ticked_ms_ > kFreshMs) return answer("alive", {"event_loop"});
  return answer("alive", {});
}

HealthAnswer Health::startupz() const {
  const std::lock_guard lock(mutex_);
  if (!started_) return answer("started", {"starting"});
  return answer("started", {});
}

HealthAnswer Health::readyz() const {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.steady_ms();
  std::vector<const char*> failing;
  if (!started_) failing.push_back("starting");
  if (draining_) failing.push_back("draining");
  for (std::size_t i = 0; i < kChecks; ++i)
    if (!holds(reported_[i], now)) failing.push_back(kNames[i]);
  return answer("ready", failing);
}

}  // namespace plenary
