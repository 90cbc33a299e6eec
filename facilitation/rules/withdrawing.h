// What is left of a card whose author took it back.
#pragma once

#include "facilitation/rules/checks.h"
#include "facilitation/rules/outcome.h"

namespace plenary {

// now_ms: when, in ms since 1970. erased: its words are out of the log already, as where an older archive brought them.
void take_back_card(Outcome& outcome, const Record& record, std::int64_t now_ms, bool erased);

}  // namespace plenary
