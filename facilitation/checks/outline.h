// A mission map read from top to bottom: challenge > mission > sector > projects, and then what is missing.
#pragma once

#include <vector>

#include "facilitation/document/document.h"
#include "proto/session_record.pb.h"

namespace plenary::checks {

// Empty where a board is no map: its template ties no projects to sectors. A project stands under every sector
// that it joins, so more than once; what joins nothing stands at the end under a heading of its own, so that no card of the
// four levels is missing. Gaps are the cards of the region "gaps".
[[nodiscard]] std::vector<OutlineLine> mission_outline(const Document& document);

}  // namespace plenary::checks
