// Within this folder: the colours of a board on paper, as in clients/web, and what stands below it.
#pragma once

#include <string>

namespace plenary {

class SessionRecord;

inline constexpr const char *kCardInk = "#17211f", *kCardInk3 = "#56625d", *kCardRule = "#bfc6bd",
                            *kCardEdge = "#a9b2aa";

// Paper of the family a kind belongs to.
[[nodiscard]] const char* stock_of(const std::string& kind);
// Where a picture of a board is from: meeting, copy, positions in the logs; one line.
[[nodiscard]] std::string board_colophon(const SessionRecord& record);

}  // namespace plenary
