// Who may ask for what, and when: one table. Rules obey it, the README prints it, tests walk through it.
//
//   answer(Request::kAddCluster, PARTICIPANT, BoardState::silent).refusal == PHASE_CLOSED
//
// A row has a cell for each role and a cell for each state of the board; what a role may ask for is allowed in a state
// if both cells say so. A cell may also say "own": then it is about what the asker wrote, owns or proposed, and nothing
// else. What "own" means for a verb is for its rule to know (facilitation/rules).
//
// A phase (domain: "silent", "cluster", "vote", ...) is to become one more set of cells of a row, beside the states.
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

// Exactly one holds. A closed board is closed also if it was locked or silent; locked goes before silent.
enum class BoardState { open, silent, locked, closed };
inline constexpr std::size_t kBoardStates = 4;
// A document without a board (a meeting) is always open.
[[nodiscard]] BoardState state_of(const Board* board);

enum class Who { no, own, any };
enum class When { yes, own, reopening, phase_closed, locked, closed };

struct Row {
  Verb verb;
  bool needs_board;                     // false: also in documents that are not boards
  bool server_only;                     // an act of the server; no role has it
  std::array<Who, Role_ARRAYSIZE> who;  // by Role
  std::array<When, kBoardStates> when;  // by BoardState
};

// Every verb once, in the order of its number.
[[nodiscard]] std::span<const Row> table();
// nullptr: no such verb.
[[nodiscard]] const Row* row_of(Verb verb);

struct Answer {
  RefusalCode refusal = REFUSAL_NONE;  // REFUSAL_NONE: allowed, within the limits below
  bool own_by_role = false;            // this role: only what is one's own, else NOT_YOURS
  bool own_by_state = false;           // at this time: only what is one's own, else PHASE_CLOSED
  bool reopening_only = false;         // only a request to open the board again
};
// The role is judged first, then the time. The server acts as a facilitator where it uses a verb that is not its own.
[[nodiscard]] Answer answer(Verb verb, Role role, BoardState state);

// The table for people: Markdown, the same that stands in this folder's README.
[[nodiscard]] std::string as_markdown();

}  // namespace plenary::policy
