// The day as it is going: when what follows will begin and end, from the programme and from what has begun and ended.
//
//   10:00 Talk      began 10:06, 30 minutes   ──▶ until 10:36
//   10:30 Cases     50 minutes                ──▶ 10:36 to 11:26, 6 minutes late
//   11:20 Break     15 minutes                ──▶ 11:26 to 11:41: a break gives up nothing, unless its item says so
//   11:35 Breakouts absorbs 5 minutes         ──▶ 11:41 to 12:21 instead of 12:26
//
// An overrun moves what follows; nobody is early: what has a clock time does not begin before it. What has neither a
// length nor a clock time is expected when what came before is over, and what follows it is not guessed. Each day is for
// itself, and a day on which nobody began anything goes as planned.
//
// Pure: `now_ms` is given. Of a viewer's replica it says what that viewer may know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

struct ExpectedItem {
  enum State { planned, running, ended, passed_over };  // passed over: a later one began, this one never did
  std::string id;
  State state = planned;
  std::optional<std::int64_t> planned_start_ms, planned_end_ms;    // nothing: the programme does not say
  std::optional<std::int64_t> expected_start_ms, expected_end_ms;  // actual, where it has happened
};

// In the order of the programme, sessions before their parts.
[[nodiscard]] std::vector<ExpectedItem> expected_times(const Document& meeting, std::int64_t now_ms);

// How late the meeting is: by the end of what runs, or by the beginning of what comes next on a day that has begun.
// 0: it is not.
[[nodiscard]] std::int64_t late_ms(const std::vector<ExpectedItem>& day);

}  // namespace plenary
