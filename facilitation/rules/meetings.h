// What a meeting says of itself, judged the same way whether somebody sets it or a file brings it.
#pragma once

#include "facilitation/rules/outcome.h"

namespace plenary {

[[nodiscard]] No meeting_fits(const Meeting& meeting);

}  // namespace plenary
