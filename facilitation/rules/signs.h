// Off the record: what signals.cc and the closing of a board both need to know.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

// The interval is written down, and `board` keeps again what is said. Nothing, if it was on the record.
void end_off_record(const Situation& here, Outcome& outcome, Board& board);

}  // namespace plenary
