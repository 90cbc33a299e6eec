// Words that somebody wrote, inside Markdown that we write: they are shown as they are, and never become a heading, a
// link, a list, code, HTML or a table, in CommonMark or in GitHub's dialect.
//
//   # Vote *now* <b>          ->  \# Vote \*now\* \<b>
//   https://example.org       ->  https\://example.org
//
// Each line of the words becomes a line of one paragraph (a hard break between them). Control characters are shown as
// U+FFFD. An address a@b gets a word joiner (U+2060), which is not seen: nothing else keeps it from being linked. Directional overrides that words leave open (U+202E and its kin) are closed at their end, so that they turn
// nothing but themselves around.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

// `next_line` stands before every line after the first: the indent of a list item, the "> " of a quotation.
[[nodiscard]] std::string in_markdown(std::string_view words, std::string_view next_line = "");

// The same in one line, for a heading.
[[nodiscard]] std::string in_markdown_line(std::string_view words);

}  // namespace plenary
