// PNG: the board of a record as a picture for slides and messages; the same picture as SVG (board_plan.h).
#pragma once

#include <string>

namespace plenary {

class SessionRecord;

[[nodiscard]] std::string to_png(const SessionRecord& record);

}  // namespace plenary
