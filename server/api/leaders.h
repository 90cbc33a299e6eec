// What the doors for whoever leads a meeting have in common.
#pragma once

#include "facilitation/document/document.h"
#include "server/network/http.h"

namespace plenary {

[[nodiscard]] inline bool leads(Role role) { return role == FACILITATOR || role == CO_FACILITATOR; }

[[nodiscard]] inline HttpResponse only_who_leads() {
  return http_error(403, "forbidden",
                    "Only whoever leads the meeting can do this. Open the meeting with a facilitator's link.");
}
[[nodiscard]] inline HttpResponse not_a_meeting() {
  return http_error(400, "invalid", "Only a meeting has a programme. This is a board.");
}
[[nodiscard]] inline HttpResponse cannot_store_now() {
  return http_error(503, "try_later", "The server cannot store anything just now. Try again in a moment.");
}

}  // namespace plenary
