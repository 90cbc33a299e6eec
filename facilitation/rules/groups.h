// What the verbs of groups share.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

// What a group says of itself: words, numbers, ids. Not who sits in it.
[[nodiscard]] No group_fits(const Breakout& breakout);
// A group that the asker sees, and that is not taken out.
[[nodiscard]] No group_is_here(const Situation& here, const std::string& id);

}  // namespace plenary
