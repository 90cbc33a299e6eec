#include "facilitation/meetings/csv.h"

#include <algorithm>
#include <set>

#include "facilitation/text/change.h"

namespace plenary::csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whichever of them stands in the first line most often, outside of quotation marks.
char separator_in(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string column_name(std::string_view head) {
  std::string name = trimmed(head);
  for (char& c : name) c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

class Reading {
 public:
  Reading(const NamedText& file, std::string_view text, std::vector<Problem>& problems)
      : file_(file), text_(text), separator_(separator_in(text)), problems_(problems) {}

  std::optional<std::vector<Row>> rows() {
    while (at_ < text_.size()) {
      Row row;
      if (!read_row(row)) return std::nullopt;
      const bool empty = std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.text.empty(); });
      if (!empty) rows_.push_back(std::move(row));
      if (rows_.size() > kMostRows + 1)
        return fail("", "has more than " + std::to_string(kMostRows) + " rows; split it"), std::nullopt;
    }
    return std::move(rows_);
  }

 private:
  const NamedText& file_;
  std::string_view text_;
  char separator_;
  std::vector<Problem>& problems_;
  std::vector<Row> rows_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;

  void fail(const std::string& field, std::string what) {
    problems_.push_back({file_.name, line_, column_, field, std::move(what)});
  }

  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
    return c;
  }
  [[nodiscard]] bool at_line_end() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void take_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') take();
    if (at_ < text_.size() && text_[at_] == '\n') {
      take();
    } else if (at_ < text_.size()) {  // of an old Macintosh
      ++line_;
      column_ = 1;
    }
  }

  bool read_row(Row& row) {
    while (true) {
      Cell& cell = row.emplace_back();
      cell.line = line_;
      cell.column = column_;
      if (!read_cell(cell)) return false;
      if (at_line_end()) return take_line_end(), true;
      take();  // the separator
    }
  }

  bool read_cell(Cell& cell) {
    if (at_ == text_.size() || text_[at_] != '"') {
      while (!at_line_end() && text_[at_] != separator_) cell.text += take();
      cell.text = trimmed(cell.text);
      return true;
    }
    take();
    while (at_ < text_.size()) {
      const char c = take();
      if (c != '"') {
        cell.text += c;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        cell.text += take();
      } else if (at_line_end() || text_[at_] == separator_) {
        return true;
      } else {
        return fail("",
                    "after the closing quotation mark of a cell comes the next one; write a quotation mark within it "
                    "twice"),
               false;
      }
    }
    line_ = cell.line;
    column_ = cell.column;
    return fail("", "this quotation mark is never closed; close it, or write it twice"), false;
  }
};

}  // namespace

std::optional<Table> parse(const NamedText& file, std::vector<Problem>& problems) {
  const auto fail = [&](std::uint32_t line, std::uint32_t column, std::string what) {
    problems.push_back({file.name, line, column, "", std::move(what)});
    return std::nullopt;
  };
  if (!file.unreadable.empty()) return fail(0, 0, "cannot be read (" + file.unreadable + ")");
  if (file.text.size() > kLongestFile)
    return fail(0, 0,
                "has " + std::to_string(file.text.size()) + " bytes; at most " + std::to_string(kLongestFile) +
                    " are read, so split it");
  if (!text::to_units(file.text)) return fail(0, 0, "is not UTF-8; save it as \"CSV UTF-8\"");
  std::string_view text = file.text;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.find('\0') != text.npos) return fail(0, 0, "is no text; save it as \"CSV UTF-8\"");
  auto rows = Reading(file, text, problems).rows();
  if (!rows) return std::nullopt;
  if (rows->empty()) return fail(0, 0, "is empty; the first line names the columns");
  Table table;
  std::set<std::string> met;
  for (const Cell& head : rows->front()) {
    table.columns.push_back(column_name(head.text));
    if (!table.columns.back().empty() && !met.insert(table.columns.back()).second)
      return fail(head.line, head.column, "there are two columns '" + table.columns.back() + "'; leave one out");
  }
  rows->erase(rows->begin());
  for (const Row& row : *rows)
    if (row.size() != table.columns.size())
      return fail(row.front().line, 1,
                  "this row has " + std::to_string(row.size()) + " cells, and the first line names " +
                      std::to_string(table.columns.size()) +
                      " columns; quotation marks go around what holds a separator");
  table.rows = std::move(*rows);
  return table;
}

}  // namespace plenary::csv
