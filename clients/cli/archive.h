// An archive, judged by itself: every log folds from its first commit, every digest and chain follows from the one
// before, and the state at the end is the one that was written down. Pure.
#pragma once

#include <string>
#include <vector>

#include "proto/log.pb.h"

namespace plenary::cli {

struct VerifiedDocument {
  std::string document;
  std::uint32_t commits = 0;
  std::uint32_t erased = 0;  // commits whose words were erased: their digests are believed, their bytes are others
  std::string problem;       // empty: everything holds
};

[[nodiscard]] std::vector<VerifiedDocument> verify(const Archive& archive);

}  // namespace plenary::cli
