// Errors that the proofs must catch: in builds with PLENARY_SEEDED_BUGS they can be switched on, one at a time, and the
// simulation and the torture run have to fail. In every other build the question is answered `false` by the compiler.
//
// A further one: a line in the list, and PLENARY_BUG(its_name) where it is made.
#pragma once

#include <string_view>

namespace plenary {

#ifdef PLENARY_SEEDED_BUGS
// Those that the simulation finds.
#define PLENARY_SIMULATED_BUGS(BUG)                                                                            \
  /* nodes */                                                                                                  \
  BUG(ack_before_append)         /* acknowledged when decided */                                               \
  BUG(broadcast_before_append)   /* shown when decided */                                                      \
  BUG(dedupe_by_window)          /* only the last request of a client is recognised again */                   \
  BUG(any_higher)                /* any cseq above the counter is taken */                                     \
  BUG(unrecorded_refusals)       /* a refusal is told and not logged */                                        \
  BUG(heal_without_prefix_check) /* a shorter log is taken for a lost tail */                                  \
  BUG(resume_ignores_chain)      /* equal numbers are taken for an equal history */                            \
  BUG(resume_ignores_rights)     /* who comes back in another role goes on from what the old one saw */        \
  BUG(visibility_cache)          /* what a viewer may see is settled when they join */                         \
  BUG(apply_while_in_flight)     /* commits heard are applied while an append is out */                        \
  BUG(forget_on_unknown)         /* an append whose answer is lost is given up and its requests dropped */     \
  BUG(heard_by_number)           /* a commit heard is applied if its number is the next, whatever its chain */ \
  BUG(acks_survive_fork)         /* outcomes of a lost history are told after it is lost */                    \
  BUG(fork_keeps_roles)          /* who is here keeps the role of the lost history */                          \
  BUG(stable_by_number)          /* a proof holds for whoever has that number */                               \
  BUG(masked_by_clients)         /* what was written in silence is sent to all, for their clients to hide */   \
  BUG(votes_counted_per_node)    /* what somebody has given so far is what this node has seen them give */     \
  BUG(erased_before_stable)      /* words are called erased while a failover can bring them back */            \
  BUG(silent_node_stays)         /* people of a server that says nothing any more are there for ever */        \
  BUG(everybody_only_adds)       /* who left while a message was lost is there for ever */                     \
  BUG(waiting_presence_dropped)  /* a slow reader misses who came and who left */                              \
  BUG(erased_only_once)          /* words that a failover brought back are not looked for again */             \
  BUG(deadline_looked_at_once)   /* a deadline that is not over when it is looked at is waited for no more */  \
  BUG(unknown_fields_dropped)    /* who changes a record drops what a later version wrote in it */             \
  /* stores */                                                                                                 \
  BUG(compare_seq_only)       /* the store compares numbers */                                                 \
  BUG(bare_append)            /* the store takes any commit that is not too low */                             \
  BUG(snapshot_by_number)     /* a snapshot is stored if its number is higher, whatever its chain */           \
  BUG(stable_at_ok)           /* OK is called stable where a failover can lose it */                           \
  BUG(wait_on_new_connection) /* WAIT on a new connection is taken for proof of what the old one saw */        \
  BUG(erasing_keeps_snapshot) /* words are erased from the log, and the snapshot of before stays */            \
  BUG(erasing_keeps_epoch)    /* and nobody who holds them is made to load the log again */                    \
  /* clients */                                                                                                \
  BUG(outbox_dropped_at_ack)  /* a request leaves the outbox when it is acknowledged, stable or not */         \
  BUG(saved_when_open)        /* "Saved." is said while there is a connection */                               \
  BUG(dropped_while_resuming) /* what is done before the server has said welcome is shown, and never asked for */

// And those of records that leave, which tests/server/api finds.
#define PLENARY_BUGS(BUG)     \
  PLENARY_SIMULATED_BUGS(BUG) \
  BUG(consent_read_at_end) /* a copy is of one commit, and says what somebody granted or took back after it */

struct SeededBugs {
#define PLENARY_BUG_FLAG(name) bool name = false;
  PLENARY_BUGS(PLENARY_BUG_FLAG)
#undef PLENARY_BUG_FLAG

  // nullptr: there is none of that name.
  [[nodiscard]] bool* find(std::string_view wanted) {
#define PLENARY_BUG_FOUND(name) \
  if (wanted == #name) return &name;
    PLENARY_BUGS(PLENARY_BUG_FOUND)
#undef PLENARY_BUG_FOUND
    return nullptr;
  }
};
#define PLENARY_BUG_NAME(name) #name,
inline constexpr const char* kSimulatedBugs[] = {PLENARY_SIMULATED_BUGS(PLENARY_BUG_NAME)};
#undef PLENARY_BUG_NAME

inline SeededBugs& seeded_bugs() {
  static SeededBugs bugs;
  return bugs;
}
#define PLENARY_BUG(name) (::plenary::seeded_bugs().name)
#else
#define PLENARY_BUG(name) false
#endif

}  // namespace plenary
