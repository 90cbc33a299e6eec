#include "facilitation/policy/policy.h"

#include <algorithm>

namespace plenary::policy {

BoardState state_of(const Board* board) {
  if (!board) return BoardState::open;
  if (board->closed()) return BoardState::closed;
  if (board->locked()) return BoardState::locked;
  if (board->silent_writing()) return BoardState::silent;
  return BoardState::open;
}

const Row* row_of(Verb verb) {
  const auto rows = table();
  const auto found = std::find_if(rows.begin(), rows.end(), [verb](const Row& row) { return row.verb == verb; });
  return found == rows.end() ? nullptr : &*found;
}

Answer answer(Verb verb, Role role, BoardState state) {
  Answer answer;
  const Row* row = row_of(verb);
  if (!row) {
    answer.refusal = UNSUPPORTED;
    return answer;
  }
  const Who who = Role_IsValid(role) ? row->who[role] : Who::no;
  switch (who) {
    case Who::no: answer.refusal = FORBIDDEN; return answer;
    case Who::own: answer.own_by_role = true; break;
    case Who::any: break;
  }
  switch (row->when[static_cast<std::size_t>(state)]) {
    case When::yes: break;
    case When::own: answer.own_by_state = true; break;
    case When::reopening: answer.reopening_only = true; break;
    case When::phase_closed: answer.refusal = PHASE_CLOSED; break;
    case When::locked: answer.refusal = LOCKED; break;
    case When::closed: answer.refusal = CLOSED_BOARD; break;
  }
  return answer;
}

}  // namespace plenary::policy
