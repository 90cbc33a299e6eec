// Words that are gone, so far as copies of them can be found: README.md beside this file says what a trace gives away.
//
//   trace_of("I would not sign that in any year without a budget of its own", salt)
//     rows of eight words, each beginning four words after the one before, and the last one:
//       i would not sign that in any year | that in any year without a budget of | year without a budget of its own ...
//     a mark each: 32 bits of BLAKE2b(row, key = salt)
//
// So any eleven words of them in a row are found wherever they stand, and of fewer than eight words all of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "facilitation/wording/compared.h"
#include "proto/records.pb.h"

namespace plenary {

// Without marks for three words or fewer.
[[nodiscard]] WordsTrace trace_of(const std::string& words, std::uint64_t salt);

// Words that may be used after all leave no trace, where they are the same.
void forget_in_trace(WordsTrace& trace, const std::string& words);

// All traces that a text is compared with. Those with one salt cost one look at it together.
class TracedWords {
 public:
  void add(const WordsTrace& trace);
  [[nodiscard]] bool in(const ComparedWords& text) const;
  [[nodiscard]] bool empty() const { return marks_.empty(); }

 private:
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::set<std::uint32_t>> marks_;  // by salt and length of a row
};

}  // namespace plenary
