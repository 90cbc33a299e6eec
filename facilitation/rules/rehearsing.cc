// How long a rehearsal lasts. That a meeting is one is settled when it is opened: no verb makes a meeting a rehearsal, and
// none makes a rehearsal a meeting.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const SetRehearsal& asked) {
  const Record& record = here.meeting();
  const std::int64_t until_ms = record.meeting().rehearsal_until_ms();
  if (until_ms == 0) return refused(invalid("meeting", "is_no_rehearsal"));
  if (until_ms <= here.now.ms) return refused(GONE, {"rehearsal", "ended"});
  if (asked.minutes() > limits::rehearsal_minutes)
    return refused(limit_reached("rehearsal_minutes", limits::rehearsal_minutes));
  Record next = next_of(record);
  next.mutable_meeting()->set_rehearsal_until_ms(here.now.ms + std::int64_t{asked.minutes()} * 60'000);
  Outcome outcome;
  put_if_changed(outcome, record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
