// Votes: what votes.cc, decisions by a method and the boundary of phases need to know alike.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

// People at a table device are each counted.
[[nodiscard]] std::uint32_t voices_of(const Member& member);
// Whoever takes part and has come; who is on the list only is no voter who could not vote.
[[nodiscard]] bool may_vote(const Record& record);
[[nodiscard]] bool is_open(const Vote& vote);
[[nodiscard]] std::string ballot_id(const std::string& vote, const std::string& participant);
[[nodiscard]] bool any_vote_is_open(const Document& document);
void close_every_vote(const Situation& here, Outcome& outcome);
// The ballots of this vote are out of the log, or came back with an archive that was made before; open, it is closed.
void note_discarded(Outcome& outcome, const Record& vote, std::int64_t now_ms);

}  // namespace plenary
