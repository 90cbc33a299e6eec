#include "facilitation/records/naming.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "facilitation/meetings/same_person.h"

namespace plenary {
namespace {

constexpr std::size_t kFewestWordsOfAQuotation = 4;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::vector<std::string> split_at_blanks(std::string_view words) {
  std::vector<std::string> tokens(1);
  for (const char c : words)
    if (!is_blank(c))
      tokens.back() += c;
    else if (!tokens.back().empty())
      tokens.emplace_back();
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

// "Ingrid's", "Ingrid’s", with whatever follows that is no letter: Ingrid.
std::string without_genitive(const std::string& token) {
  for (const std::string_view mark : {"'", "\xE2\x80\x99"})
    for (const char s : {'s', 'S'}) {
      const std::string ending = std::string(mark) + s;
      const std::size_t at = token.rfind(ending);
      if (at == std::string::npos || at == 0) continue;
      const std::string rest = token.substr(at + ending.size());
      const bool more_letters =
          std::any_of(rest.begin(), rest.end(), [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; });
      if (!more_letters) return token.substr(0, at);
    }
  return token;
}

std::vector<std::string> sorted(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  return parts;
}

// Within so many parts of a text, beginning anywhere so that the part at `at` is among them.
bool stands_around(const std::vector<std::string>& text, std::size_t at, const std::vector<std::string>& name) {
  const std::size_t count = name.size();
  if (text.size() < count) return false;
  const std::size_t first = at + 1 >= count ? at + 1 - count : 0;
  for (std::size_t from = first; from <= at && from + count <= text.size(); ++from) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
    if (sorted({begin, begin + static_cast<std::ptrdiff_t>(count)}) == name) return true;
  }
  return false;
}

// "(Will," without what is no letter around it.
std::string bare(const std::string& token) {
  const auto is_letter = [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; };
  const auto begin = std::find_if(token.begin(), token.end(), is_letter);
  const auto end = std::find_if(token.rbegin(), token.rend(), is_letter).base();
  return begin < end ? std::string(begin, end) : std::string();
}

bool stands_in(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return !phrase.empty() && std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

// Most words of most languages that this meets: no need to ask what their letters are without their marks.
bool is_plain_word(const std::string& token) {
  return std::all_of(token.begin(), token.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; });
}

std::string in_small_letters(std::string token) {
  for (char& c : token)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return token;
}

}  // namespace

ComparedWords compared_words(const std::string& words) {
  ComparedWords parts;
  for (const std::string& token : split_at_blanks(words))
    if (is_plain_word(token))
      parts.push_back(in_small_letters(token));
    else
      for (std::string& part : split_at_blanks(compared_name(without_genitive(token))))
        parts.push_back(std::move(part));
  return parts;
}

NamedPeople::NamedPeople(const std::vector<Person>& people) {
  for (const Person& person : people) {
    std::vector<std::string> parts = sorted(compared_words(person.name()));
    if (parts.size() == 1) single_.emplace(bare(person.name()), person.participant());
    if (parts.size() < 2) continue;
    const std::string first = parts.front();
    by_first_part_.emplace(first, Name{person.participant(), std::move(parts)});
  }
}

std::vector<std::string> NamedPeople::in(const std::string& words) const {
  std::set<std::string> named;
  const std::vector<std::string> text = compared_words(words);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto [first, last] = by_first_part_.equal_range(text[at]);
    for (auto name = first; name != last; ++name)
      if (stands_around(text, at, name->second.parts)) named.insert(name->second.participant);
  }
  if (!single_.empty())
    for (const std::string& token : split_at_blanks(words))
      if (const auto found = single_.find(bare(without_genitive(token))); found != single_.end())
        named.insert(found->second);
  return {named.begin(), named.end()};
}

bool says(const std::string& words, const std::string& phrase) {
  return stands_in(compared_words(words), compared_words(phrase));
}

bool holds_quotation(const ComparedWords& words, const ComparedWords& quotation) {
  return quotation.size() >= kFewestWordsOfAQuotation && stands_in(words, quotation);
}

std::string folded(const std::string& words) {
  std::string all;
  for (const std::string& part : compared_words(words)) all += (all.empty() ? "" : " ") + part;
  return all;
}

}  // namespace plenary
