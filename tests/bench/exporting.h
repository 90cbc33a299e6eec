// The session record of a large session, the whole way from the commits of its log to the bytes of each format; and a
// guidebook, written in each format. No server, no network.
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
// Four chapters of fifty entries: cases of some 600 words, examples of 120, tools of 300.
[[nodiscard]] std::vector<Written> write_large_guidebook();

}  // namespace plenary::bench
