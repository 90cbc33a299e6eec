// Votes: what votes.cc and the boundary of phases both need to know.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

[[nodiscard]] bool is_open(const Vote& vote);
[[nodiscard]] std::string ballot_id(const std::string& vote, const std::string& participant);
[[nodiscard]] bool any_vote_is_open(const Document& document);
void close_every_vote(const Situation& here, Outcome& outcome);

}  // namespace plenary
