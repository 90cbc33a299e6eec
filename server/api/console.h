// What the handlers of the console share (leading.cc, acts.cc): who may, which groups there are, a phase as it is told.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/api.pb.h"
#include "server/api/leaders.h"
#include "server/live/live_document.h"
#include "server/network/http.h"

namespace plenary {

// LINE-2: devices of people there who share how they do; names come later.
[[nodiscard]] std::vector<DeviceNow> devices_of(const LiveDocument& board);

[[nodiscard]] inline HttpResponse not_a_leader() {
  return http_error(
      403, "forbidden",
      "Only whoever leads the meeting, or hosts its plenary, can see all groups at once. Open the meeting with a "
      "facilitator's link.");
}

// Boards of a meeting, in the order of its programme.
[[nodiscard]] std::vector<std::string> boards_of(const Document& meeting);
// A programme can name any board; one that was opened for the meeting is a group of it. Of a document that is null: no.
[[nodiscard]] bool is_a_group_of(const std::string& meeting, const LiveDocument* board);
// Of a record that is a phase.
[[nodiscard]] PhaseNow phase_now(const Record& record);

}  // namespace plenary
