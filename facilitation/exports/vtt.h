// Marks in a recording as chapters (WebVTT), for players of the file that was recorded: times count from where recording
// began, and stand still while it was paused. Of the sound, or of the video where there is one; a board that was not
// recorded, and a copy for readers outside, have none, and the file says so.
#pragma once

#include <string>

#include "proto/session_record.pb.h"

namespace plenary {

[[nodiscard]] std::string to_vtt(const SessionRecord& record);

}  // namespace plenary
