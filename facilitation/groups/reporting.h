// What a group brings to the plenary: its harvest, the cards that this refers to, and what it decided. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "facilitation/document/document.h"

namespace plenary {

// What stands on the group's board; none before there is a harvest, and while the board is off the record. Words of a
// quotation are not in it: they need a grant. What the plenary itself adds (its turn, its answers) is empty.
[[nodiscard]] std::optional<Report> report_of(const Document& board);
// Whose it is, as the meeting says. False: of a group that is hidden or taken out, and not to be reported.
[[nodiscard]] bool introduce(Report& report, const Document& meeting, const Record& breakout);

// The group whose board this is; nullptr: none of this meeting.
[[nodiscard]] const Record* group_with_board(const Document& meeting, std::string_view board);
// Groups report where they belong: to the boards of other groups of their session that are not hidden. Document ids.
[[nodiscard]] std::vector<std::string> other_boards_of_session(const Document& meeting, const Breakout& breakout);
// Is this a board that is filled from reports?
[[nodiscard]] bool hears_reports(const Document& board);

}  // namespace plenary
