#include "facilitation/exports/markdown_words.h"

#include <vector>

#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view kWordJoiner = "\xe2\x81\xa0";   // U+2060

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// How many characters of the beginning of a line would make it a heading, a list item, a rule ...; the last of them
// is the one to escape. 0: none.
std::size_t block_marker(std::string_view line) {
  if (line.empty()) return 0;
  if (std::string_view("#+-=:").find(line.front()) != std::string_view::npos) return 1;
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  return digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') ? digits + 1 : 0;
}

// "&amp;", "&#60;": what would be shown as another character.
bool is_entity(std::string_view rest) {
  std::size_t at = 1;
  if (at < rest.size() && rest[at] == '#') ++at;
  const std::size_t name = at;
  while (at < rest.size() && is_letter_or_digit(rest[at])) ++at;
  return at > name && at < rest.size() && rest[at] == ';';
}

// An address of the kind a@b, which GitHub's dialect links whatever stands before the @ but a character that is none of
// an address. There is no other way to stop it than an invisible one.
bool is_address(std::string_view line, std::size_t at) {
  const auto of_address = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '+' || c == '-' || c == '_'; };
  return line[at] == '@' && at > 0 && of_address(line[at - 1]) && at + 1 < line.size() && of_address(line[at + 1]);
}

// Would the character at `at` begin or make something in the middle of a line?
bool is_special(std::string_view line, std::size_t at) {
  const char c = line[at];
  if (std::string_view("\\`*_[]<>|~$").find(c) != std::string_view::npos) return true;
  if (c == '&') return is_entity(line.substr(at));
  if (c == ':') return line.substr(at).starts_with("://");
  if (c == '.')
    return at >= 3 && (line[at - 1] == 'w' || line[at - 1] == 'W') && (line[at - 2] == 'w' || line[at - 2] == 'W');
  return false;
}

std::string escaped(std::string_view line) {
  std::string out;
  const std::size_t marker = block_marker(line);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const auto byte = static_cast<unsigned char>(line[at]);
    if ((byte < 0x20 && line[at] != '\t') || byte == 0x7f) {
      out += kReplacement;
      continue;
    }
    if (at + 1 == marker || is_special(line, at)) out += '\\';
    if (is_address(line, at)) out += kWordJoiner;
    out += line[at];
  }
  return out;
}

}  // namespace

std::string in_markdown_line(std::string_view words) {
  std::string line;
  for (const std::string_view part : lines_of(words)) {
    const std::string_view visible = trimmed(part);
    if (!visible.empty()) line += (line.empty() ? "" : " ") + std::string(visible);
  }
  return escaped(line) + closing_directions(words);
}

std::string in_markdown(std::string_view words, std::string_view next_line) {
  std::vector<std::string_view> lines = lines_of(words);
  for (auto& line : lines) line = trimmed(line);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  while (!lines.empty() && lines.front().empty()) lines.erase(lines.begin());
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) out += "\\\n" + std::string(next_line);
    out += escaped(lines[i]);
  }
  return out + closing_directions(words);
}

}  // namespace plenary
