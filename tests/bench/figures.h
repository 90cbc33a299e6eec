// What was measured, as a table for people and JSON for machines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plenary::bench {

class Samples {
 public:
  void add(double value) { values_.push_back(value); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] std::size_t count() const { return values_.size(); }
  [[nodiscard]] double at(double share);  // 0.5 the median; 0.99
  [[nodiscard]] double last();            // the largest

 private:
  std::vector<double> values_;
};

struct Figure {
  std::string work;
  std::string unit;
  double ours = 0;
  double bare = -1;       // < 0: there is nothing to compare with
  double to_reach = -1;   // < 0: no figure set
  bool ratio = false;     // to_reach is a multiple of bare
  bool at_least = false;  // else at most
  [[nodiscard]] bool reached() const;
};

[[nodiscard]] std::string table(const std::vector<Figure>& figures);
[[nodiscard]] std::string json(const std::vector<Figure>& figures);

}  // namespace plenary::bench
