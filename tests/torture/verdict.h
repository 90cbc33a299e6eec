// What was found of each invariant: how often it was looked at, how often it did not hold, and the first time it did not.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plenary::torture {

class Verdicts {
 public:
  // Looks once. `detail` is kept of the first time that it does not hold.
  void check(const std::string& invariant, bool holds, const std::string& detail);
  void count(const std::string& what, std::uint64_t times = 1) { counters_[what] += times; }
  [[nodiscard]] std::uint64_t counted(const std::string& what) const;
  // What the schedule brings about: a run in which it did not happen proves nothing.
  void must_have_happened(const std::string& what);
  void acknowledged_after(std::int64_t ms) { waits_ms_.push_back(ms); }

  [[nodiscard]] bool all_hold() const;
  [[nodiscard]] bool broken() const { return broken_; }  // one of them, so far
  void print() const;

 private:
  struct Finding {
    std::uint64_t looked = 0;
    std::uint64_t broken = 0;
    std::string first;
  };
  bool broken_ = false;
  std::vector<std::string> order_;
  std::map<std::string, Finding> findings_;
  std::map<std::string, std::uint64_t> counters_;
  std::vector<std::int64_t> waits_ms_;
};

}  // namespace plenary::torture
