// `plenaryd --bug NAME`, in builds for the proofs; everywhere else there is none to switch on.
#pragma once

#include <string>
#include <vector>

#include "server/live/seeded_bugs.h"

namespace plenary {

// The first name that is unknown; empty if all are on.
[[nodiscard]] inline std::string switch_on_bugs(const std::vector<std::string>& names) {
#ifdef PLENARY_SEEDED_BUGS
  for (const std::string& name : names) {
    bool* bug = seeded_bugs().find(name);
    if (!bug) return name;
    *bug = true;
  }
  return {};
#else
  return names.empty() ? std::string() : names.front();
#endif
}

}  // namespace plenary
