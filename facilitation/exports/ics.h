// What is to be done after a meeting, for the calendars that people carry (RFC 5545): a to-do an action that has a day, and
// an event of the whole day for each decision that is to be looked at again. UIDs stay the same from one file to the next.
#pragma once

#include <string>

#include "proto/session_record.pb.h"

namespace plenary {

[[nodiscard]] std::string to_ics(const SessionRecord& record);

}  // namespace plenary
