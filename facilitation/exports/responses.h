// Within this folder: what can be responded to a proposal, as it is read in a cell.
#pragma once

#include <string>

#include "proto/session_record.pb.h"

namespace plenary {

// An option is words, or a card or cluster of this board: "card 23 (Open data from the weir)".
[[nodiscard]] std::string option_in_words(const GroupRecord& group, const std::string& option);
// "consent with concern"; "level 5 (Stand aside)"; of a majority, the option.
[[nodiscard]] std::string response_in_words(const GroupRecord& group, const RecordDecision& decision,
                                            const std::string& response);
// "consent: 6; consent with concern: 1", in the order of what was responded.
[[nodiscard]] std::string counts_in_words(const GroupRecord& group, const RecordDecision& decision,
                                          const RecordDecisionRound& round);

}  // namespace plenary
