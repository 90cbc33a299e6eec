// Rounds: what rounds.cc and the boundary of phases both need to know.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

// Whoever speaks has spoken; whoever waits was not reached.
void end_round(const Situation& here, Outcome& outcome);

}  // namespace plenary
