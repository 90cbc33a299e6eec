// Whether this node is alive, started, and ready for people: what a load balancer or systemd asks, answered at once from
// what was last reported, without touching Redis or a disk.
//
//   livez     the event loop turned within the last two seconds
//   startupz  what must be there at the start is there; from then on for good
//   readyz    started, not draining, and every check holds: 200, else 503 and which do not
//
// A check stops holding after two bad reports in a row, or when nothing was reported for two seconds; it holds again
// when it was good for one second. So a single slow answer does not send people away, and a flickering one does not
// call them back. May be used from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "server/live/ports.h"

namespace plenary {

struct HealthAnswer {
  bool holds = false;
  std::string json;  // {"ready":false,"failing":["log","disk"]}
};

class Health {
 public:
  enum class Check { log, disk };  // the log answers and stores; there is room above the floor
  static constexpr std::size_t kChecks = 2;
  static constexpr std::int64_t kFreshMs = 2'000;
  static constexpr std::int64_t kSettledMs = 1'000;
  static constexpr int kBadReports = 2;

  explicit Health(const Clock& clock);

  void ticked();  // by a timer of the event loop, several times in kFreshMs
  void report(Check check, bool good);
  void started();
  void draining();

  [[nodiscard]] HealthAnswer livez() const;
  [[nodiscard]] HealthAnswer startupz() const;
  [[nodiscard]] HealthAnswer readyz() const;

 private:
  struct Reported {
    std::optional<std::int64_t> at_ms;          // last report
    std::optional<std::int64_t> good_since_ms;  // nothing: the last report was bad
    int bad_reports = 0;                        // in a row
    bool down = true;                           // until it was good for kSettledMs
  };
  [[nodiscard]] bool holds(const Reported& reported, std::int64_t now) const;

  const Clock& clock_;
  mutable std::mutex mutex_;
  std::int64_t ticked_ms_;
  std::array<Reported, kChecks> reported_;
  bool started_ = false;
  bool draining_ = false;
};

}  // namespace plenary
