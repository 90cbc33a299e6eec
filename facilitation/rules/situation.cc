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
#undef PLENARY_SEEN

No Situation::own_enough(std::string_view whose, std::string_view by) const {
  if (is_me(whose)) return {};
  if (answer.own_by_state) return refusal(PHASE_CLOSED, {"silent_writing"});
  if (answer.own_by_role) return refusal(NOT_YOURS, {by});
  return {};
}

}  // namespace plenary
