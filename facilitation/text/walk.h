// A change read in pieces as small as the reader asks for; how two changes are read side by side.
#pragma once

#include <cstdint>
#include <string_view>

#include "facilitation/text/change.h"

namespace plenary::text {

class Walk {
 public:
  explicit Walk(const Change& change) : change_(change) { begin_run(); }

  [[nodiscard]] bool done() const { return run_ == change_.runs().size(); }
  [[nodiscard]] bool keeps() const { return !done() && change_.runs()[run_] > 0; }
  [[nodiscard]] bool erases() const { return !done() && change_.runs()[run_] < 0; }
  [[nodiscard]] bool inserts() const { return !done() && change_.runs()[run_] == 0; }
  [[nodiscard]] std::uint32_t left() const { return left_; }  // units of this run not yet taken

  void take(std::uint32_t units) {
    left_ -= units;
    if (left_ == 0) next_run();
  }
  // The next units of the present insertion.
  std::u16string_view take_words(std::uint32_t units) {
    const std::u16string& words = change_.inserts()[insert_];
    const std::u16string_view taken = std::u16string_view(words).substr(words.size() - left_, units);
    take(units);
    return taken;
  }

 private:
  void next_run() {
    if (inserts()) ++insert_;
    ++run_;
    begin_run();
  }
  void begin_run() {
    if (done()) return;
    const std::int32_t run = change_.runs()[run_];
    left_ = run == 0 ? static_cast<std::uint32_t>(change_.inserts()[insert_].size())
                     : static_cast<std::uint32_t>(run < 0 ? -run : run);
  }

  const Change& change_;
  std::size_t run_ = 0;
  std::size_t insert_ = 0;
  std::uint32_t left_ = 0;
};

}  // namespace plenary::text
