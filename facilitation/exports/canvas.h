// The board as a JSON Canvas (jsoncanvas.org, 1.0): regions are groups, cards are text nodes, links are edges, so that
// somebody's notes program can go on from it. Where cards lay is not in a record; here they stand in rows, by region.
#pragma once

#include <string>

namespace plenary {

class SessionRecord;

[[nodiscard]] std::string to_canvas(const SessionRecord& record);

}  // namespace plenary
