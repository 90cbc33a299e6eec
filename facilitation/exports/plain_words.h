// Words that somebody wrote, as any format shows them: their lines, and nothing in them that a file could not hold or
// that would turn around what stands beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plenary {

// LF, CRLF, CR, U+0085, U+2028 and U+2029 end a line.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view words);

[[nodiscard]] std::string_view trimmed(std::string_view line);  // without blanks and tabs at its ends

// What closes the embeddings, overrides and isolates that the words leave open, innermost first.
[[nodiscard]] std::string closing_directions(std::string_view words);

// Lines without blanks at their ends and without empty lines at either end; control characters and what is no character
// (U+FFFE, U+FFFF) are U+FFFD, a tab is a blank; directions are closed. At least one line.
[[nodiscard]] std::vector<std::string> shown_lines(std::string_view words);
[[nodiscard]] std::string shown_line(std::string_view words);  // the same in one line

[[nodiscard]] bool runs_right_to_left(std::string_view words);  // by the first letter that says

}  // namespace plenary
