// A session record as sheets of rows, for counting and for other programs: what xlsx and csv write. A column once named
// keeps its name and its meaning; new ones come at the end. README.md has the list.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace plenary {

class SessionRecord;

using Cell = std::variant<std::monostate, std::string, std::int64_t>;  // nothing, words, a number

struct SheetColumn {
  std::string name;  // "merged_into"
  int width = 12;    // in characters, for a reader
};
struct Sheet {
  std::string name;  // "cards"
  std::vector<SheetColumn> columns;
  std::vector<std::vector<Cell>> rows;
};

[[nodiscard]] std::vector<Sheet> sheets_of(const SessionRecord& record);

// Words as a program for sheets must see them, so that it never takes them for a formula: what begins with = + - @, a
// tab or a line end, or with the wide forms of these, has a ' before it. Lines end with \n; control characters are U+FFFD.
[[nodiscard]] std::string defused(const std::string& words);

}  // namespace plenary
