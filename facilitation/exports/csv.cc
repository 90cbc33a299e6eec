#include "facilitation/exports/csv.h"

#include "facilitation/exports/archive.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

std::string field(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  const auto* words = std::get_if<std::string>(&cell);
  if (!words) return "";
  std::string quoted = "\"";
  for (const char c : defused(*words)) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string file_of(const Sheet& sheet) {
  std::string text = "\xef\xbb\xbf";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) text += (i == 0 ? "" : ",") + sheet.columns[i].name;
  text += "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + field(row[i]);
    text += "\r\n";
  }
  return text;
}

}  // namespace

std::string defused(const std::string& words) {
  std::string text;
  for (const std::string& line : shown_lines(words)) text += (text.empty() ? "" : "\n") + line;
  if (text.empty()) return text;
  for (const std::string_view first :
       {"=", "+", "-", "@", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"})
    if (text.starts_with(first)) return "'" + text;
  return text;
}

std::string to_csv(const std::vector<Sheet>& sheets) {
  std::vector<ArchiveEntry> files;
  for (const Sheet& sheet : sheets) files.push_back({sheet.name + ".csv", file_of(sheet)});
  return zipped(files);
}

}  // namespace plenary
