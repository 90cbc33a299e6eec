// An archive, judged by itself: every log folds from its first commit, every digest and chain follows from the one
// before, and the state at the end is the one that was written down. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/archive.pb.h"

namespace plenary {

struct VerifiedDocument {
  std::string document;  // fit to be shown, whatever the archive says
  std::uint32_t commits = 0;
  std::uint32_t erased = 0;  // commits whose words were erased: their digests are believed, their bytes are others
  std::string problem;       // empty: everything holds
  Document folded;           // up to the problem, if there is one
};

[[nodiscard]] VerifiedDocument verify(const ArchivedDocument& archived);
// Of every document, in their order. Not the documents themselves, which together may be large.
[[nodiscard]] std::vector<VerifiedDocument> verify(const Archive& archive);
// What is wrong with the archive beside its logs: ids, people, the digest of the whole. Empty: nothing.
[[nodiscard]] std::string problem_beside_logs(const Archive& archive);

// Letters, digits, '.', '_' and '-': nothing that would mean something in a key or a line.
[[nodiscard]] bool is_archived_id(std::string_view id);
// Is this document of that meeting: the meeting itself, or "<meeting>.<anything>"? An empty meeting has all.
[[nodiscard]] bool belongs_to(const std::string& document, const std::string& meeting);

}  // namespace plenary
