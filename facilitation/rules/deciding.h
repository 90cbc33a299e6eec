// A decision by a method: consent, gradients of agreement, majority, a sense of the room. Its way:
//
//   draft ─▶ proposed ─▶ clarifying ─▶ (reacting) ─▶ testing ─▶ adopted | not adopted
//               ▲                                     │  ▲ └─▶ paused (too few have responded) ─▶ testing
//               └── amended: a new version ───────────┤  └──── all objections withdrawn
//                                                     ▼
//                                            objection handling ─▶ adopted (none qualified) | not adopted
//
//   any of these    ─▶ deferred | referred | withdrawn by the proposer | lapsed with the board
//   adopted         ─▶ due for review ─▶ reaffirmed | rescinded; revised, by the decision that replaces it
//
// The text stands still while a round is open. A round tests one version; what somebody responds is theirs alone until it
// is closed (but for a sense of the room), belongs to that round, and is carried into no other. Nothing is overwritten:
// versions, rounds and objections stay. The group judges objections; nothing here does.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "facilitation/document/scales.h"
#include "facilitation/rules/situation.h"

namespace plenary {

inline constexpr std::uint32_t kLeastQuorum = 3;

// At most one of a board at a time is open: from being proposed to its outcome.
[[nodiscard]] bool is_open_proposal(const Decision& decision);
[[nodiscard]] bool is_adopted(DecisionState state);
// A proposal that goes by a method, is here and stands at one of these steps; or why not.
[[nodiscard]] No proposal_at(const Record* record, std::initializer_list<DecisionState> steps);
[[nodiscard]] bool is_excused(const Decision& decision, std::string_view participant);
// Owner and review date, unless it has no effect beyond the room.
[[nodiscard]] No can_be_adopted(const Decision& decision);
// CHECK_FAILED, if a check of the board keeps it from being adopted. `before_a_round`: what its words and cards must say then,
// as they stand still from there on.
[[nodiscard]] No checks_pass(const Situation& here, const Decision& decision, bool before_a_round = false);
// The text of a decision: not empty, one that fits.
[[nodiscard]] No decision_fits(const std::string& words);
[[nodiscard]] std::uint32_t latest_version(const Decision& decision);
// Objections to the version as it stands now that are neither withdrawn nor a concern.
[[nodiscard]] bool has_open_objection(const Decision& decision);

// The outcome of `next`, which is then put. Adopting revises the decision that it replaces.
void conclude(const Situation& here, Outcome& outcome, Record next, DecisionState state);
void lapse_every_proposal(const Situation& here, Outcome& outcome);
// Somebody is leaving, or votes no more: an open round that is then without a quorum is paused.
void pause_rounds_without(const Situation& here, Outcome& outcome, std::string_view participant);

// ---- tally.cc

struct Quorum {
  std::uint32_t base = 0;                      // voters who have come and are not excused
  [[nodiscard]] std::uint32_t needed() const;  // two thirds, rounded up, and at least three
};
[[nodiscard]] Quorum quorum_now(const Document& document, const Decision& decision);

struct Tally {
  std::map<std::string, std::uint32_t> counts;  // by response, in people
  std::uint32_t responded = 0;
  std::vector<const DecisionResponse*> responses;  // in the order of their ids
};
[[nodiscard]] Tally tally_of(const Document& document, const std::string& decision, std::uint32_t round);

// What a round with a quorum comes to: ADOPTED, ADOPTED_WITH_STAND_ASIDES, NOT_ADOPTED or OBJECTION_HANDLING.
[[nodiscard]] DecisionState outcome_of(const Decision& decision, const Tally& tally);
// The place of the option with most votes, 1 = the first; 0: a tie, or no votes at all.
[[nodiscard]] std::uint32_t preferred_option(const Decision& decision, const Tally& tally);
// What objects: to object, to block, to say no.
[[nodiscard]] bool objects(DecisionMethod method, std::string_view response);
// May this be responded by this method? Levels, options' places, words.
[[nodiscard]] bool is_response(const Decision& decision, std::string_view response);
[[nodiscard]] bool needs_a_reason(DecisionMethod method, std::string_view response);
// In per cent of those who responded: low 60, normal 70, high 90; 0: none of these.
[[nodiscard]] std::uint32_t support_needed(std::string_view stakes);

}  // namespace plenary
