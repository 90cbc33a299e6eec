// Within this folder: a line that is read word by word, and the table of what can be said.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/cli/said.h"

namespace plenary::cli {

using Words = std::vector<std::string>;

// Thrown while a line is read only: the way out of a line that is not understood.
struct Unclear {
  std::string sentence;
};
[[noreturn]] inline void unclear(std::string sentence) { throw Unclear{std::move(sentence)}; }

inline std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// A line, taken from the left word by word; what is left can be taken whole.
class Rest {
 public:
  explicit Rest(std::string_view line) : rest_(trimmed(line)) {}
  [[nodiscard]] bool empty() const { return rest_.empty(); }
  [[nodiscard]] std::string peek() const { return rest_.substr(0, rest_.find_first_of(" \t")); }
  std::string word(const char* what) {
    if (rest_.empty()) unclear(std::string("Say ") + what + " too.");
    const std::string word = peek();
    rest_ = trimmed(std::string_view(rest_).substr(word.size()));
    return word;
  }
  // The longest of these names that the rest begins with, as a whole; empty: none.
  std::string name_of(const std::vector<std::string>& names) {
    std::string longest;
    for (const std::string& name : names) {
      const bool begins = rest_.size() >= name.size() && lower(rest_.substr(0, name.size())) == lower(name);
      const bool whole = rest_.size() == name.size() || (rest_.size() > name.size() && rest_[name.size()] == ' ');
      if (begins && whole && name.size() > longest.size()) longest = name;
    }
    if (!longest.empty()) rest_ = trimmed(std::string_view(rest_).substr(longest.size()));
    return longest;
  }
  std::string all(const char* what) {
    if (rest_.empty()) unclear(std::string("Say ") + what + " too.");
    return std::exchange(rest_, {});
  }
  std::string all_or_nothing() { return std::exchange(rest_, {}); }
  // "/evidence" at the front: "evidence". "/owner Ada" takes no word with it.
  std::optional<std::string> slashed() {
    if (rest_.size() < 2 || rest_[0] != '/') return std::nullopt;
    return word("").substr(1);
  }
  // Words up to one of these, which is taken too; without it, all of them.
  Words until(const std::vector<std::string>& ends, std::string& end) {
    Words words;
    while (!rest_.empty()) {
      std::string next = word("");
      if (std::find(ends.begin(), ends.end(), lower(next)) != ends.end()) {
        end = lower(next);
        return words;
      }
      if (!next.empty() && next.back() == ',') next.pop_back();
      if (!next.empty()) words.push_back(std::move(next));
    }
    return words;
  }

 private:
  std::string rest_;
};

inline std::string must(Found found) {
  if (!found) unclear(std::move(found.problem));
  return std::move(found.id);
}

struct Row {
  const char* name;
  const char* usage;
  const char* does;
  std::function<Said(Rest, const SaidWhere&)> understand;
};

// Phases, rounds, votes, signs: said_leading.cc.
[[nodiscard]] std::vector<Row> rows_of_leading();
// Pairs, and what is looked through before it is shown: said_screening.cc.
[[nodiscard]] std::vector<Row> rows_of_screening();
// Decisions by a method: said_deciding.cc.
[[nodiscard]] std::vector<Row> rows_of_deciding();
// Somebody's own words, and leave to use them: said_quotations.cc.
[[nodiscard]] std::vector<Row> rows_of_quotations();
[[nodiscard]] std::vector<Row> rows_of_checks();

// "/owner Ada Lovelace /due 2027-04-22": options that take words, anywhere in the line; taken out of it.
[[nodiscard]] std::optional<std::string> option(std::string& line, const std::string& name);

}  // namespace plenary::cli
