// The programme of a meeting, in its order: each item, then its parts, then the next. What was taken out is not in it.
//
// Items of one parent stand by `order`. A hidden item has the order of the one that it comes after, and stands behind it:
// so the numbers of what everybody sees are the same whether something is hidden between or not.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

// Two items of one parent.
[[nodiscard]] bool stands_before(const Record& one, const Record& other);
// Empty: items that belong to none.
[[nodiscard]] std::vector<const Record*> parts_of(const Document& meeting, const std::string& parent);
[[nodiscard]] std::vector<const Record*> programme(const Document& meeting);

[[nodiscard]] bool runs(const AgendaItem& item);
// The one that runs, and none of its parts does; nullptr: none.
[[nodiscard]] const Record* running_item(const Document& meeting);

// The groups of an item that are not taken out, by id; of a session those that name no item of it.
[[nodiscard]] std::vector<const Record*> groups_of(const Document& meeting, const std::string& item);
// The item that a group belongs to: its agenda item, or its session. Empty: none.
[[nodiscard]] const std::string& item_of(const Breakout& breakout);

}  // namespace plenary
