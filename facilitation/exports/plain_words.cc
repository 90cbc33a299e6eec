#include "facilitation/exports/plain_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace plenary {
namespace {

// Bytes of the line break at `at`, 0 if there is none: LF, CRLF, CR, U+0085, U+2028, U+2029.
std::size_t line_break_at(std::string_view words, std::size_t at) {
  const std::string_view rest = words.substr(at);
  if (rest.starts_with("\r\n")) return 2;
  if (rest.starts_with('\n') || rest.starts_with('\r')) return 1;
  if (rest.starts_with("\xc2\x85")) return 2;
  if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9")) return 3;
  return 0;
}

std::string shown(std::string_view line) {
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  const auto length = static_cast<std::int32_t>(line.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t from = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c == '\t')
      out += ' ';
    else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || U_IS_UNICODE_NONCHAR(c))
      out += "\xef\xbf\xbd";
    else
      out.append(line.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from)));
  }
  return out;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view words) {
  std::vector<std::string_view> lines;
  std::size_t from = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t length = line_break_at(words, at);
    if (length == 0) {
      ++at;
      continue;
    }
    lines.push_back(words.substr(from, at - from));
    from = at += length;
  }
  lines.push_back(words.substr(from));
  return lines;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

std::string closing_directions(std::string_view words) {
  constexpr std::string_view kPopFormatting = "\xe2\x80\xac";  // U+202C
  constexpr std::string_view kPopIsolate = "\xe2\x81\xa9";     // U+2069
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    const std::string_view mark = words.substr(at, 3);
    if (mark == "\xe2\x80\xaa" || mark == "\xe2\x80\xab" || mark == "\xe2\x80\xad" || mark == "\xe2\x80\xae")
      open.push_back(kPopFormatting);
    if (mark == "\xe2\x81\xa6" || mark == "\xe2\x81\xa7" || mark == "\xe2\x81\xa8") open.push_back(kPopIsolate);
    if ((mark == kPopFormatting || mark == kPopIsolate) && !open.empty() && open.back() == mark) open.pop_back();
  }
  std::string closing;
  for (auto mark = open.rbegin(); mark != open.rend(); ++mark) closing += *mark;
  return closing;
}

std::vector<std::string> shown_lines(std::string_view words) {
  std::vector<std::string> lines;
  for (const std::string_view line : lines_of(words)) lines.push_back(shown(trimmed(line)));
  while (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  while (lines.size() > 1 && lines.front().empty()) lines.erase(lines.begin());
  lines.back() += closing_directions(words);
  return lines;
}

std::string shown_line(std::string_view words) {
  std::string all;
  for (const std::string& line : shown_lines(words))
    if (!line.empty()) all += (all.empty() ? "" : " ") + line;
  return all;
}

bool runs_right_to_left(std::string_view words) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
  const auto length = static_cast<std::int32_t>(words.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    const UCharDirection direction = c < 0 ? U_OTHER_NEUTRAL : u_charDirection(c);
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

}  // namespace plenary
