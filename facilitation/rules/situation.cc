#include "facilitation/rules/situation.h"

#include "facilitation/policy/sight.h"

namespace plenary {

const Record* Situation::seen(std::string_view id) const {
  const Record* found = document.find(id);
  return found && policy::may_see(*found, role, me()) ? found : nullptr;
}

#define PLENARY_SEEN(name)                                   \
  const Record* Situation::name(std::string_view id) const { \
    const Record* found = seen(id);                          \
    return found && found->has_##name() ? found : nullptr;   \
  }
PLENARY_SEEN(card)
PLENARY_SEEN(cluster)
PLENARY_SEEN(link)
PLENARY_SEEN(note)
PLENARY_SEEN(decision)
PLENARY_SEEN(action)
PLENARY_SEEN(region)
PLENARY_SEEN(phase)
PLENARY_SEEN(vote)
PLENARY_SEEN(speaking_turn)
PLENARY_SEEN(agenda_item)
PLENARY_SEEN(breakout)
PLENARY_SEEN(report)
PLENARY_SEEN(difference)
#undef PLENARY_SEEN

Refusal Situation::not_now() const {
  const bool in_silence = silent() || time.phase == PHASE_KIND_UNSPECIFIED;
  return refusal(PHASE_CLOSED, {in_silence ? std::string("silent_writing") : policy::phase_word(time.phase)});
}

No Situation::own_enough(std::string_view whose, std::string_view by) const {
  if (is_me(whose)) return {};
  if (answer.own_by_time) return not_now();
  if (answer.own_by_role) return refusal(NOT_YOURS, {by});
  return {};
}

}  // namespace plenary
