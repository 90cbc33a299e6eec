#include "facilitation/exports/note_marks.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

constexpr std::array<std::string_view, 5> kInline = {"**", "__", "~~", "*", "_"};  // longer ones first
constexpr std::size_t kLongestLink = 2'000;
constexpr std::size_t kLongestLine = 8'000;  // bytes: nobody emphasises words in what is longer
constexpr int kDeepest = 4;

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}
// Quotation marks and dashes are no letters: U+2010 to U+203F, « and ».
bool ends_in_a_word(std::string_view before) {
  const auto ends_in = [&](std::size_t size, std::string_view what) {
    return before.size() >= size && before.substr(before.size() - size).starts_with(what);
  };
  return !before.empty() && is_letter(before.back()) && !ends_in(3, "\xE2\x80") && !ends_in(2, "\xC2\xAB") &&
         !ends_in(2, "\xC2\xBB");
}
bool begins_with_a_word(std::string_view after) {
  return !after.empty() && is_letter(after.front()) && !after.starts_with("\xE2\x80") &&
         !after.starts_with("\xC2\xAB") && !after.starts_with("\xC2\xBB");
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// `before`: what stands before it once marks are left out.
bool opens_at(std::string_view line, std::size_t at, std::string_view before, std::string_view mark) {
  const bool after_word = ends_in_a_word(before) || (at > 0 && line[at - 1] == mark[0]);
  const std::size_t next = at + mark.size();
  return line.substr(at).starts_with(mark) && !after_word && next < line.size() && !is_blank(line[next]) &&
         line[next] != mark[0];
}
// Where the same mark ends what begins at `from`; npos: nowhere.
std::size_t closes_at(std::string_view line, std::size_t from, std::string_view mark) {
  for (std::size_t at = line.find(mark, from + 1); at != line.npos; at = line.find(mark, at + 1)) {
    const std::size_t next = at + mark.size();
    const bool before_word = begins_with_a_word(line.substr(next)) || (next < line.size() && line[next] == mark[0]);
    if (!is_blank(line[at - 1]) && line[at - 1] != mark[0] && !before_word) return at;
  }
  return line.npos;
}

std::string without_inline_marks(std::string_view line, int depth = 0) {
  if (depth > kDeepest || line.size() > kLongestLine) return std::string(line);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const auto mark = std::find_if(kInline.begin(), kInline.end(),
                                   [&](std::string_view one) { return opens_at(line, at, out, one); });
    const std::size_t end = mark == kInline.end() ? line.npos : closes_at(line, at + mark->size(), *mark);
    if (end != line.npos) {
      const std::size_t from = at + mark->size();
      out += without_inline_marks(line.substr(from, end - from), depth + 1);
      at = end + mark->size();
      continue;
    }
    // [words](address): both are said. What refers to a card or a person is no address, and was put into words before.
    const std::size_t bracket = line[at] == '[' && !ends_in_a_word(out) ? line.find("](http", at) : line.npos;
    const std::size_t close = bracket == line.npos ? line.npos : line.find(')', bracket);
    if (close != line.npos && close - at <= kLongestLink && line.find_first_of("[\n", at + 1) > bracket) {
      out += without_inline_marks(line.substr(at + 1, bracket - at - 1), depth + 1);
      out += " (" + std::string(line.substr(bracket + 2, close - bracket - 2)) + ")";
      at = close + 1;
      continue;
    }
    out += line[at++];
  }
  return out;
}

std::string without_marks(std::string_view line) {
  const std::string_view bare = trimmed(line);
  const std::string indent(
      line.substr(0, line.find_first_not_of(" \t") == line.npos ? 0 : line.find_first_not_of(" \t")));
  const std::size_t hashes = std::min(bare.find_first_not_of('#'), bare.size());
  if (hashes >= 1 && hashes <= 6 && hashes < bare.size() && bare[hashes] == ' ')
    return indent + without_inline_marks(trimmed(bare.substr(hashes)));
  for (const std::string_view bullet : {"- ", "* ", "+ "})
    if (bare.starts_with(bullet)) return indent + "• " + without_inline_marks(trimmed(bare.substr(2)));
  if (bare.starts_with("> ")) return indent + without_inline_marks(trimmed(bare.substr(2)));
  return without_inline_marks(line);
}

}  // namespace

std::string without_note_marks(std::string_view note) {
  std::string out;
  const std::vector<std::string_view> lines = lines_of(note);
  for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? "" : "\n") + without_marks(lines[i]);
  return out;
}

}  // namespace plenary
