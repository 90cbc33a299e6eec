// Within this folder: how a group was led, as the record tells it. Sums and minutes; never who gave what.
#pragma once

#include <vector>

#include "facilitation/records/shown.h"
#include "proto/session_record.pb.h"

namespace plenary {

// Best first; what is equal stands in the order of the board, and is said to be equal.
[[nodiscard]] RecordVote vote_of(const Record& vote, const Document& document, const Shown& shown);
[[nodiscard]] std::vector<RecordPhase> runs_of(const Record& phase);  // the oldest first
[[nodiscard]] RecordReport report_of(const Record& report);
[[nodiscard]] RecordDifference difference_of(const Record& difference, const Shown& shown);
[[nodiscard]] RecordHarvest harvest_of(const Record& harvest, const Shown& shown);

}  // namespace plenary
