// What was hidden comes to light: cards get their numbers and places, links whose ends can both be seen follow.
#pragma once

#include <vector>

#include "facilitation/rules/situation.h"

namespace plenary {

// `cards`: the next records of hidden cards, in the order in which they are to be numbered and to stand, each at the end
// of its region.
void show(const Situation& here, std::vector<Record> cards, Outcome& outcome);

// Silent writing is over, and `board` says so. Every card that was hidden is shown; on a moderated board they wait to be
// looked through. One outcome, hence one commit: there
// is no moment at which some are shown and some are not. Numbers, places and the order of the effects come from one
// shuffle, so they say nothing of who wrote what, or when.
void end_silence(const Situation& here, Outcome& outcome, Board& board);

// A card of a moderated board is to be looked through, after the others.
void wait_for_screening(const Situation& here, Outcome& outcome);

// An order that depends on `entropy` alone, and not on the order given.
void shuffle(std::vector<const Record*>& records, std::uint64_t entropy);

}  // namespace plenary
