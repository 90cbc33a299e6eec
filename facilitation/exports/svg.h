// The board as a picture: SVG 1.1, text as text, no script and nothing fetched. Cards keep the stock of their kind.
#pragma once

#include <string>

namespace plenary {

class SessionRecord;

[[nodiscard]] std::string to_svg(const SessionRecord& record);

}  // namespace plenary
