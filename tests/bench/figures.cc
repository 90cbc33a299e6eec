#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plenary::bench {

double Samples::at(double share) {
  if (values_.empty()) return NAN;
  std::sort(values_.begin(), values_.end());
  const auto index = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values_.size()))) - 1;
  return values_[std::min(index, values_.size() - 1)];
}

double Samples::last() { return at(1.0); }

bool Figure::reached() const {
  if (to_reach < 0) return true;
  if (ratio) return bare > 0 && ours / bare <= to_reach;
  return at_least ? ours >= to_reach : ours <= to_reach;
}

std::string table(const std::vector<Figure>& figures) {
  std::string text;
  char line[240];
  std::snprintf(line, sizeof line, "%-58s %12s %12s %8s  %s\n", "work", "ours", "bare", "ratio", "to reach");
  text += line;
  for (const Figure& figure : figures) {
    char bare[24] = "", ratio[24] = "", reach[48] = "";
    if (figure.bare >= 0) std::snprintf(bare, sizeof bare, "%.3g", figure.bare);
    if (figure.bare > 0) std::snprintf(ratio, sizeof ratio, "%.2f", figure.ours / figure.bare);
    if (figure.to_reach >= 0)
      std::snprintf(reach, sizeof reach, "%s %.4g%s  %s", figure.at_least ? ">=" : "<=", figure.to_reach,
                    figure.ratio ? " x bare" : "", figure.reached() ? "yes" : "NO");
    std::snprintf(line, sizeof line, "%-58s %8.4g %-5s %10s %8s  %s\n", figure.work.c_str(), figure.ours,
                  figure.unit.c_str(), bare, ratio, reach);
    text += line;
  }
  return text;
}

std::string json(const std::vector<Figure>& figures) {
  std::string text = "[\n";
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    char line[320];
    std::snprintf(
        line, sizeof line,
        "  {\"work\": \"%s\", \"unit\": \"%s\", \"ours\": %.6g, \"bare\": %s, \"to_reach\": %s, \"reached\": %s}%s\n",
        figure.work.c_str(), figure.unit.c_str(), figure.ours,
        figure.bare >= 0 ? std::to_string(figure.bare).c_str() : "null",
        figure.to_reach >= 0 ? std::to_string(figure.to_reach).c_str() : "null", figure.reached() ? "true" : "false",
        i + 1 < figures.size() ? "," : "");
    text += line;
  }
  return text + "]\n";
}

}  // namespace plenary::bench
