// Errors that the proofs must catch: in builds with PLENARY_SEEDED_BUGS they can be switched on, one at a time, and the
// simulation and the torture run have to fail. In every other build the question is answered `false` by the compiler.
#pragma once

namespace plenary {

#ifdef PLENARY_SEEDED_BUGS
struct SeededBugs {
  bool ack_before_append = false;        // acknowledged when decided
  bool broadcast_before_append = false;  // shown when decided
  bool dedupe_by_window = false;         // only the last request of a client is recognised again
  bool any_higher = false;               // any cseq above the counter is taken
  bool unrecorded_refusals = false;      // a refusal is told and not logged
  bool heal_without_prefix_check = false;// a shorter log is taken for a lost tail
  bool resume_ignores_chain = false;     // equal numbers are taken for an equal history
  bool compare_seq_only = false;         // the store compares numbers
  bool bare_append = false;              // the store takes any commit that is not too low
  bool visibility_cache = false;         // who may see a card is remembered from when it was first seen
  bool apply_while_in_flight = false;    // commits heard are applied while an append is out
  bool forget_on_unknown = false;        // an append whose answer is lost is given up and its requests dropped
};
inline SeededBugs& seeded_bugs() {
  static SeededBugs bugs;
  return bugs;
}
#define PLENARY_BUG(name) (::plenary::seeded_bugs().name)
#else
#define PLENARY_BUG(name) false
#endif

}  // namespace plenary
