// What the handlers of the console share (leading.cc, acts.cc): who may, which groups there are, a phase as it is told.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/api.pb.h"
#include "server/network/http.h"

namespace plenary {

[[nodiscard]] inline bool leads(Role role) { return role == FACILITATOR || role == CO_FACILITATOR; }
[[nodiscard]] inline HttpResponse not_a_leader() {
  return http_error(
      403, "forbidden",
      "Only whoever leads the meeting can see all groups at once. Open the meeting with a facilitator's link.");
}

// Boards of a meeting, in the order of its programme.
[[nodiscard]] std::vector<std::string> boards_of(const Document& meeting);
// Of a record that is a phase.
[[nodiscard]] PhaseNow phase_now(const Record& record);

}  // namespace plenary
