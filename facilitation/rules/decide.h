// decide: what a request means on a document as it stands. The only place where anything is permitted or refused.
//
//   effects ──evolve──▶ document'      or      a refusal, with the person's words left with them
//
// Pure: the same document, request, actor and moment give the same outcome on every node. What needs chance (the order
// of revealed cards) takes it from the moment. One file per family of verbs; the table of who may do what, and when,
// is facilitation/policy.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/requests.pb.h"

namespace plenary {

// Who asks. A client's actor is always the participant of its session, never a field of the request; their role is the
// document's own record of them, so a role taken away is gone for the next request of an open socket.
struct Actor {
  std::string participant;  // empty and server: the server itself
  bool server = false;      // may use the verbs from 900 up
};

struct Moment {
  std::int64_t ms = 0;        // never before the document's last commit
  std::uint64_t entropy = 0;  // chance for this decision
};

struct Outcome {
  std::vector<Effect> effects;  // empty if refused
  Refusal refusal;              // code REFUSAL_NONE: accepted
  [[nodiscard]] bool accepted() const { return refusal.code() == REFUSAL_NONE; }
};

[[nodiscard]] Outcome decide(const Document& document, const Request& request, const Actor& actor, const Moment& now);

// A refusal in one English sentence that says what to do. Never holds anybody's words.
[[nodiscard]] std::string sentence(const Refusal& refusal);

// Number of the verb's field in the oneof, 0 if none; and its name as in the proto ("add_card").
[[nodiscard]] std::uint32_t verb_number(const Request& request);
[[nodiscard]] std::string verb_name(std::uint32_t number);

// 64-bit digest of a request without its cseq (LOG-13).
[[nodiscard]] std::uint64_t request_digest(const Request& request);

}  // namespace plenary
