// What the doors for whoever leads a meeting have in common.
#pragma once

#include <string_view>

#include "facilitation/document/document.h"
#include "facilitation/policy/policy.h"
#include "server/network/http.h"

namespace plenary {

[[nodiscard]] inline bool leads(Role role) { return role == FACILITATOR || role == CO_FACILITATOR; }

// Sees how all groups are doing, without a word that they write, and can send them a message.
[[nodiscard]] inline bool looks_over_groups(Role role) { return leads(role) || role == PLENARY_HOST; }

// Whoever takes part may not, whoever leads may. Where they may be named is no act of leading.
[[nodiscard]] inline bool leads_by(Request::VerbCase verb) {
  const policy::Row* row = policy::row_of(verb);
  return row && verb != Request::kSetCredit && row->who[PARTICIPANT] == policy::Who::no &&
         row->who[FACILITATOR] != policy::Who::no;
}

[[nodiscard]] inline HttpResponse only_who_leads() {
  return http_error(403, "forbidden",
                    "Only whoever leads the meeting can do this. Open the meeting with a facilitator's link.");
}
[[nodiscard]] inline HttpResponse not_a_meeting() {
  return http_error(400, "invalid", "Only a meeting has a programme. This is a board.");
}
// REHEARSAL-4
[[nodiscard]] inline HttpResponse nothing_is_kept() {
  return http_error(
      409, "is_a_rehearsal",
      "This is a rehearsal, and nothing of it is kept: no record, no file, no guidebook, no copy. Do this "
      "in the meeting itself.");
}
// Of a meeting "forum" the guidebook is "forum.guidebook".
inline constexpr std::string_view kGuidebookEnding = ".guidebook";
// Editions, offers and what is missing are things no verb exists for; the roles are those of set_field.
[[nodiscard]] inline bool writes_guidebook(Role role) { return leads(role) || role == RAPPORTEUR; }

[[nodiscard]] inline HttpResponse only_who_writes() {
  return http_error(
      403, "forbidden",
      "Only whoever writes the guidebook can do this: its facilitators and rapporteurs. Ask one of them.");
}
[[nodiscard]] inline HttpResponse only_members() {
  return http_error(403, "forbidden", "Only people of the meeting come to its guidebook. Ask a facilitator.");
}
[[nodiscard]] inline HttpResponse not_a_guidebook() {
  return http_error(400, "invalid", "This is no guidebook. Open that of the meeting first.");
}
[[nodiscard]] inline HttpResponse cannot_store_now() {
  return http_error(503, "try_later", "The server cannot store anything just now. Try again in a moment.");
}
// Not "cannot": a file without the words of a board would look as if they had never been written.
[[nodiscard]] inline HttpResponse board_cannot_be_read() {
  return http_error(503, "try_later",
                    "One of the boards that belong to this cannot be read now, and without it words would be missing. "
                    "Try again in a moment. If it stays so, tell whoever runs the server: a board may be damaged.");
}

}  // namespace plenary
