// Who may ask for what, and when: one table. Rules obey it, the README prints it, tests walk through it.
//
//   answer(Request::kAddCluster, PARTICIPANT, {BoardState::open, VOTE_PHASE}).refusal == PHASE_CLOSED
//
// A row has a cell for each role, a cell for each state of the board, and a cell for each kind of phase that may run on
// an open board; something is allowed if all say so. A cell may also say "own": then it is about what the asker wrote,
// owns or proposed, and nothing else. What "own" means for a verb is for its rule to know (facilitation/rules).
//
// Pure data, no allocation, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "proto/requests.pb.h"

namespace plenary::policy {

using Verb = Request::VerbCase;

// Exactly one holds. A closed board is closed also if it was locked or silent; off the record goes before locked, locked
// before silent.
enum class BoardState { open, silent, locked, off_record, closed };
inline constexpr std::size_t kBoardStates = 5;

// When something is asked for.
struct Time {
  BoardState state = BoardState::open;
  PhaseKind phase = PHASE_KIND_UNSPECIFIED;  // none runs
};
// A document without a board (a meeting) is always open, and no phase runs in it.
[[nodiscard]] Time time_of(const Board* board);

enum class Who { no, own, any };
// late: only what was written before this phase began (on a device that was offline), and what became of it: one's own
// cards that came so.
enum class When { yes, own, late, facilitators, reopening, phase_closed, locked, off_record, closed };

// Where a verb has a meaning: what it asks about is there in no other document.
enum class Where { every_document, boards, meetings, records, guidebooks };

struct Row {
  Verb verb;
  Where where;
  bool server_only;                              // an act of the server; no role has it
  std::array<Who, Role_ARRAYSIZE> who;           // by Role
  std::array<When, kBoardStates> when;           // by BoardState
  std::array<When, PhaseKind_ARRAYSIZE> phases;  // by PhaseKind, where the board is open
};

// Every verb once, in the order of its number.
[[nodiscard]] std::span<const Row> table();
// nullptr: no such verb.
[[nodiscard]] const Row* row_of(Verb verb);

struct Answer {
  RefusalCode refusal = REFUSAL_NONE;  // REFUSAL_NONE: allowed, within the limits below
  bool own_by_role = false;            // this role: only what is one's own, else NOT_YOURS
  bool own_by_time = false;            // at this time: only what is one's own, else PHASE_CLOSED
  bool late_only = false;              // only what was written before this phase, else PHASE_CLOSED
  bool reopening_only = false;         // only a request to open the board again
};
// The role is judged first, then the time. The server acts as a facilitator where it uses a verb that is not its own.
[[nodiscard]] Answer answer(Verb verb, Role role, const Time& time);

// As it is said: "silent", "cluster", "vote". Empty: no phase.
[[nodiscard]] std::string phase_word(PhaseKind kind);

// The tables for people: Markdown, the same that stands in this folder's README.
[[nodiscard]] std::string as_markdown();
[[nodiscard]] std::string phases_as_markdown();

}  // namespace plenary::policy
