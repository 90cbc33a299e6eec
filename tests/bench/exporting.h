// The session record of a large session, written in each format; no server, no network.
#pragma once

#include <string>
#include <vector>

namespace plenary::bench {

struct Written {
  std::string format;
  double ms = 0;  // median; the first, which finds the fonts, is not among them
  double kib = 0;
};
// 300 cards in six regions and eight clusters, some 20 pages of notes that refer to them.
[[nodiscard]] std::vector<Written> write_large_record();

}  // namespace plenary::bench
