#include "facilitation/records/naming.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>

namespace plenary {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Quotation marks and dashes, which stand at words without a blank: U+2010 to U+203F, « and ». An apostrophe is part of one.
std::string without_marks(std::string words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const std::string_view rest = std::string_view(words).substr(at);
    const bool mark = rest.starts_with("\xE2\x80") && rest.size() > 2 && rest[2] != '\x99';
    if (mark) words.replace(at, 3, "   ");
    if (rest.starts_with("\xC2\xAB") || rest.starts_with("\xC2\xBB")) words.replace(at, 2, "  ");
  }
  return words;
}

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

// "(Will's," without what is no letter around it, and without the s that says whose.
std::string bare(const std::string& token) {
  const auto is_letter = [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; };
  const auto begin = std::find_if(token.begin(), token.end(), is_letter);
  const auto end = std::find_if(token.rbegin(), token.rend(), is_letter).base();
  std::string word = begin < end ? std::string(begin, end) : std::string();
  for (const std::string_view genitive : {"'s", "\xE2\x80\x99s"})
    if (word.ends_with(genitive)) word.resize(word.size() - genitive.size());
  return word;
}

constexpr std::size_t kShortestPart = 3;  // bytes: shorter ones are words of some language
constexpr std::size_t kNameNobody = 3;    // so many who share a given name
constexpr std::string_view kNoNames[] = {"Prof",        "Mrs",        "Sir",      "Dame",    "Rev",   "Participant",
                                         "Facilitator", "Rapporteur", "Observer", "Host",    "Guest", "Presenter",
                                         "Group",       "Table",      "Somebody", "Speaker", "The"};
constexpr std::string_view kAlsoWords[] = {"Will",   "Mark", "Hope",   "Grace", "May",   "June",  "April",
                                           "August", "Rose", "Faith",  "Joy",   "Frank", "Grant", "Bill",
                                           "Rich",   "Dawn", "Summer", "Art",   "Chase", "Pat",   "Sue",
                                           "Rob",    "Ray",  "Drew",   "Dan",   "Max",   "Pace"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Letters of other scripts than the Latin one have no capitals that could be missing.
bool is_part_of_a_name(const std::string& word) {
  const auto first = word.empty() ? '\0' : word.front();
  const bool capital = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
  return word.size() >= kShortestPart && capital && !is_one_of(kNoNames, word);
}

// What may stand between two names without a blank.
std::string with_blanks(std::string words) {
  for (char& c : words)
    if (c == '/' || c == ',' || c == ';' || c == '(' || c == ')' || c == '[' || c == ']' || c == '|') c = ' ';
  return words;
}

bool ends_a_sentence(const std::string& token) {
  const std::size_t last = token.find_last_not_of("\"')*_");
  return last != std::string::npos && std::string_view(".!?:").find(token[last]) != std::string_view::npos;
}

bool stands_in(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return !phrase.empty() && std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

}  // namespace

std::multimap<std::string, std::string> parts_of_names(const std::vector<Person>& people) {
  std::multimap<std::string, std::string> parts, given;
  for (const Person& person : people) {
    const std::string whole = person.name().substr(0, person.name().find(" ("));
    const std::vector<std::string> tokens = split_at_blanks(whole);
    if (tokens.size() < 2) continue;  // of one word: single names
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const std::string part = bare(tokens[at]);
      if (is_part_of_a_name(part)) (at + 1 == tokens.size() ? parts : given).emplace(part, person.participant());
    }
  }
  for (auto at = given.begin(); at != given.end();) {
    const auto end = given.upper_bound(at->first);
    std::set<std::string> whose;
    for (auto one = at; one != end; ++one) whose.insert(one->second);
    if (whose.size() < kNameNobody) parts.insert(at, end);
    at = end;
  }
  return parts;
}

bool is_also_a_word(const std::string& given_name) { return is_one_of(kAlsoWords, given_name); }

NamedPeople::NamedPeople(const std::vector<Person>& people) : parts_(parts_of_names(people)) {
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
  bool begins = true;  // a sentence
  for (const std::string& token : split_at_blanks(with_blanks(without_marks(words)))) {
    const std::string word = bare(token);
    if (const auto found = single_.find(word); found != single_.end()) named.insert(found->second);
    const auto [first, last] = parts_.equal_range(word);
    if (!begins || !is_also_a_word(word))
      for (auto part = first; part != last; ++part) named.insert(part->second);
    begins = ends_a_sentence(token);
  }
  return {named.begin(), named.end()};
}

bool says(const std::string& words, const std::string& phrase) {
  return stands_in(compared_words(words), compared_words(phrase));
}

bool holds_quotation(const ComparedWords& words, const ComparedWords& quotation) {
  return quotation.size() >= kFewestWordsOfAQuotation && stands_in(words, quotation);
}

std::string sorted_as(const Person& person) {
  std::string family = person.family_name();
  if (family.empty()) {  // nobody said which it is (protocol: Person)
    const std::string& name = person.name();
    const std::string bare_name = name.ends_with(')') ? name.substr(0, name.rfind(" (")) : name;  // "Ada (city)"
    family = bare_name.substr(bare_name.find_last_of(' ') + 1);
  }
  return folded(family) + "\n" + folded(person.name());
}

std::string folded(const std::string& words) {
  std::string all;
  for (const std::string& part : compared_words(words)) all += (all.empty() ? "" : " ") + part;
  return all;
}

}  // namespace plenary
