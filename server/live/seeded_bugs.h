// Errors that the proofs must catch: in builds with PLENARY_SEEDED_BUGS they can be switched on, one at a time, and the
// simulation and the torture run have to fail. In every other build the question is answered `false` by the compiler.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

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
  bool visibility_cache = false;         // what a viewer may see is settled when they join
  bool apply_while_in_flight = false;    // commits heard are applied while an append is out
  bool forget_on_unknown = false;        // an append whose answer is lost is given up and its requests dropped

  [[nodiscard]] bool* find(std::string_view name) {
    for (const auto& [known, flag] : std::initializer_list<std::pair<std::string_view, bool*>>{
             {"ack_before_append", &ack_before_append},
             {"broadcast_before_append", &broadcast_before_append},
             {"dedupe_by_window", &dedupe_by_window},
             {"any_higher", &any_higher},
             {"unrecorded_refusals", &unrecorded_refusals},
             {"heal_without_prefix_check", &heal_without_prefix_check},
             {"resume_ignores_chain", &resume_ignores_chain},
             {"compare_seq_only", &compare_seq_only},
             {"bare_append", &bare_append},
             {"visibility_cache", &visibility_cache},
             {"apply_while_in_flight", &apply_while_in_flight},
             {"forget_on_unknown", &forget_on_unknown}})
      if (known == name) return flag;
    return nullptr;
  }
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
