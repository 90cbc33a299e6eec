// The marks with which notes are written, read: what is emphasised, headed, listed or quoted stands there as plain words, so
// that nobody reads asterisks. A file never takes what somebody wrote for its own markup; this is no renderer, it leaves out.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

// "**Water** first" is "Water first", "- rain" is "• rain", "## Rain" is "Rain", "[report](https://x.example)" is
// "report (https://x.example)". A mark inside of a word stays, so that no two words become one: "2*3*4", "snake_case".
[[nodiscard]] std::string without_note_marks(std::string_view note);

}  // namespace plenary
