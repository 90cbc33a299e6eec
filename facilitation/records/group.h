// Within this folder: one board's part of a session record.
#pragma once

#include "facilitation/records/compile.h"
#include "facilitation/records/gate.h"
#include "facilitation/records/shown.h"

namespace plenary {

[[nodiscard]] GroupRecord group_record(const BoardState& board, const Shown& shown, const Names& names,
                                       const Gate& gate, std::int64_t now_ms);
// What is incomplete, or was let be: for those who can still do something about it.
void add_findings(const BoardState& board, const std::vector<Person>& people, const Shown& shown, GroupRecord& record);
// Who was on these boards, everybody once: whoever held different roles on two of them is listed with both.
[[nodiscard]] Attendance attendance_of(const std::vector<Shown>& boards, const Names& names, const Gate& gate);

}  // namespace plenary
