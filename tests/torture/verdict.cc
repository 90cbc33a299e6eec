#include "tests/torture/verdict.h"

#include <algorithm>
#include <cstdio>

namespace plenary::torture {

void Verdicts::check(const std::string& invariant, bool holds, const std::string& detail) {
  auto [found, fresh] = findings_.try_emplace(invariant);
  if (fresh) order_.push_back(invariant);
  ++found->second.looked;
  if (holds) return;
  broken_ = true;
  if (found->second.broken++ == 0) found->second.first = detail;
}

std::uint64_t Verdicts::counted(const std::string& what) const {
  const auto found = counters_.find(what);
  return found == counters_.end() ? 0 : found->second;
}

void Verdicts::must_have_happened(const std::string& what) {
  check("what the schedule brings about has happened", counted(what) > 0, what + ": never");
}

bool Verdicts::all_hold() const {
  return !findings_.empty() &&
         std::all_of(findings_.begin(), findings_.end(), [](const auto& one) { return one.second.broken == 0; });
}

void Verdicts::print() const {
  for (const auto& [what, times] : counters_)
    std::printf("%8llu  %s\n", static_cast<unsigned long long>(times), what.c_str());
  if (!waits_ms_.empty()) {
    std::vector<std::int64_t> waits = waits_ms_;
    std::sort(waits.begin(), waits.end());
    std::printf("from sending to acknowledged, troubles included: p50 %lld ms, p99 %lld ms, longest %lld ms\n",
                static_cast<long long>(waits[waits.size() / 2]), static_cast<long long>(waits[waits.size() * 99 / 100]),
                static_cast<long long>(waits.back()));
  }
  for (const std::string& name : order_) {
    const Finding& finding = findings_.at(name);
    std::printf("%s  %s (looked %llu times", finding.broken == 0 ? "PASS" : "FAIL", name.c_str(),
                static_cast<unsigned long long>(finding.looked));
    if (finding.broken > 0)
      std::printf(", broken %llu times; first: %s", static_cast<unsigned long long>(finding.broken),
                  finding.first.c_str());
    std::printf(")\n");
  }
}

}  // namespace plenary::torture
