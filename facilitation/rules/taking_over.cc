// Taking over: a facilitator whose line is lost keeps the role for a while; then somebody who is here may take it, so that
// no group stands still. Everybody sees that it happened, and nobody loses more than the lead.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const TakeOver&) {
  Outcome outcome;
  for (const Record* record : here.document.sorted()) {
    const Member& member = record->member();
    if (!record->has_member() || member.removed() || member.role() != FACILITATOR) continue;
    const bool has_come = member.joined_ms() != 0;
    if (has_come && member.away_since_ms() == 0) return refused(FORBIDDEN, {"facilitator_is_here"});
    // Whoever never came is waited for as long, from when the asker came.
    const std::int64_t since = has_come ? member.away_since_ms() : here.document.member(here.me())->joined_ms();
    if (here.now.ms - since < limits::takeover_after_ms) return refused(FORBIDDEN, {"facilitator_may_return"});
    Record next = next_of(*record);
    give_role(*next.mutable_member(), CO_FACILITATOR);
    put(outcome, std::move(next));
  }
  Record mine = next_of(*here.document.find(member_id(here.me())));
  give_role(*mine.mutable_member(), FACILITATOR);
  put(outcome, std::move(mine));
  return outcome;
}

Outcome decide_verb(const Situation& here, const NoteAbsence& asked) {
  if (here.document.board()->closed()) return refused(CLOSED_BOARD);
  const Member* member = here.document.member(asked.participant());
  if (!member || member->removed()) return refused(not_found("member"));
  const bool leads = member->role() == FACILITATOR || member->role() == CO_FACILITATOR;
  if (asked.away() && !leads) return refused(NOTHING_TO_DO);  // others' absence is nobody's business
  if ((member->away_since_ms() != 0) == asked.away()) return refused(NOTHING_TO_DO);
  Record next = next_of(*here.document.find(member_id(asked.participant())));
  next.mutable_member()->set_away_since_ms(asked.away() ? here.now.ms : 0);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
