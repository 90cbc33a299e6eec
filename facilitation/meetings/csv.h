// Tables as spreadsheets save them: RFC 4180, with or without a byte order mark, with commas, semicolons or tabs, with the
// line ends of any system. The first line names the columns. Every cell knows where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/templates/yaml_text.h"

namespace plenary::csv {

inline constexpr std::size_t kLongestFile = 1'048'576;
inline constexpr std::size_t kMostRows = 4'000;

struct Cell {
  std::string text;
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // in characters, from 1
};
using Row = std::vector<Cell>;

struct Table {
  std::vector<std::string> columns;  // in small letters, "family_name" for "Family name"
  std::vector<Row> rows;             // each as wide as `columns`; lines without anything are left out
};

// nullopt, with a problem added: not UTF-8, an open quotation mark, a row of another width, a column twice.
[[nodiscard]] std::optional<Table> parse(const NamedText& file, std::vector<Problem>& problems);

}  // namespace plenary::csv
