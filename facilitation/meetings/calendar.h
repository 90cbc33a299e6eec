// A programme as a calendar file (RFC 5545), for the calendars that people carry.
//
// One event an item that has a clock time, and none for the session around its parts if those have times of their own. An
// item with a day and no clock time is an event of the whole day; a part without one stands in the description of its
// session, in its order. Times are in UTC, which every calendar shows by its own clock: no rules of a zone can go stale in
// a file. They are the planned ones: what is expected changes by the minute, a calendar is read by the day.
//
// UIDs stay the same from one file to the next, and SEQUENCE rises with each change of an item, so a calendar that is fed
// again moves its events. No names of people are in it. Of a viewer's replica it says what that viewer may know. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "facilitation/document/document.h"

namespace plenary {

// `id`: of the meeting document. `now_ms`: when the file is made.
[[nodiscard]] std::string as_calendar(const std::string& id, const Document& meeting, std::int64_t now_ms);

}  // namespace plenary
