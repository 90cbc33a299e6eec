#include "facilitation/policy/policy.h"

#include <algorithm>

namespace plenary::policy {

Time time_of(const Board* board) {
  if (!board) return {};
  const auto state = [&] {
    if (board->closed()) return BoardState::closed;
    if (board->off_record_ms() != 0) return BoardState::off_record;
    if (board->locked()) return BoardState::locked;
    if (board->silent_writing()) return BoardState::silent;
    return BoardState::open;
  };
  // A phase of a later version is as good as none: the server that began it knows what it means.
  return {state(), PhaseKind_IsValid(board->phase_kind()) ? board->phase_kind() : PHASE_KIND_UNSPECIFIED};
}

std::string phase_word(PhaseKind kind) {
  switch (kind) {
    case ARRIVE: return "arrive";
    case FRAME: return "frame";
    case SILENT: return "silent";
    case PAIR: return "pair";
    case ROUND: return "round";
    case CLUSTER_PHASE: return "cluster";
    case VOTE_PHASE: return "vote";
    case DISCUSS: return "discuss";
    case DECIDE: return "decide";
    case HARVEST_PHASE: return "harvest";
    case REPORT: return "report";
    case CLOSE: return "close";
    case PHASE_KIND_UNSPECIFIED:
    case PhaseKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case PhaseKind_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return {};
}

const Row* row_of(Verb verb) {
  const auto rows = table();
  const auto found = std::find_if(rows.begin(), rows.end(), [verb](const Row& row) { return row.verb == verb; });
  return found == rows.end() ? nullptr : &*found;
}

namespace {

void judge(When when, Role role, Answer& answer) {
  switch (when) {
    case When::yes: break;
    case When::own: answer.own_by_time = true; break;
    case When::late: answer.late_only = true; break;
    case When::facilitators:
      if (role != FACILITATOR && role != CO_FACILITATOR) answer.refusal = PHASE_CLOSED;
      break;
    case When::reopening: answer.reopening_only = true; break;
    case When::phase_closed: answer.refusal = PHASE_CLOSED; break;
    case When::locked: answer.refusal = LOCKED; break;
    case When::off_record: answer.refusal = OFF_RECORD; break;
    case When::closed: answer.refusal = CLOSED_BOARD; break;
  }
}

}  // namespace

Answer answer(Verb verb, Role role, const Time& time) {
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
  judge(row->when[static_cast<std::size_t>(time.state)], role, answer);
  if (time.state == BoardState::open) judge(row->phases[time.phase], role, answer);
  return answer;
}

}  // namespace plenary::policy
