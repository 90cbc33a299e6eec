// What is told of a file must be about that file, and lead to a line of it.
#pragma once

#include <algorithm>

#include "facilitation/templates/yaml_text.h"
#include "facilitation/text/change.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {

inline void look_at_problems(const std::vector<Problem>& problems, const std::string& file, const std::string& text) {
  const auto lines = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') +
                                                    std::count(text.begin(), text.end(), '\r'));
  for (const Problem& problem : problems) {
    const std::string told = sentence(problem);
    must_equal(problem.file, file, "a problem of another file");
    must(!problem.what.empty(), "a problem that says nothing");
    must(problem.line <= lines + 1, "a problem beyond the end of the file: " + told);
    must(problem.line == 0 || problem.column > 0, "a problem in a line and no column: " + told);
    must(text::to_units(told).has_value(), "a problem in letters that are none");
  }
}

}  // namespace plenary::fuzz
