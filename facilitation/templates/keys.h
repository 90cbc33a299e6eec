// The keys of one YAML map, asked for one by one by whoever knows what they mean. What nobody asked for is a problem
// when the reader is done: a slip of the pen is never swallowed.
//
//   Keys keys(node, "meeting", report);
//   meeting.set_title(keys.words("title", required));
//   keys.known({"series_short"});   // a fact kept in the file that nothing reads yet
//   keys.done();
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/templates/into_message.h"
#include "facilitation/templates/words.h"
#include "facilitation/templates/yaml_text.h"

namespace plenary::yaml {

enum class Need { optional, required };
inline constexpr Need optional = Need::optional;
inline constexpr Need required = Need::required;

// Where problems of one file go.
struct Report {
  const std::string& file;
  std::vector<Problem>& problems;
  void add(const Node& at, const std::string& field, std::string what) const {
    problems.push_back({file, at.line, at.column, field, std::move(what)});
  }
};

class Keys {
 public:
  // A node that is no map is a problem, and then has no keys.
  Keys(const Node& map, std::string path, const Report& report);

  [[nodiscard]] bool has(std::string_view key) const;  // there, and not null
  std::string words(std::string_view key, Need need = optional);
  std::string id(std::string_view key, Need need = required);
  std::string date(std::string_view key, Need need = optional);   // "2027-04-15"
  std::string clock(std::string_view key, Need need = optional);  // "09:00"
  std::uint32_t number(std::string_view key, Need need = optional);
  double share(std::string_view key);  // 0 to 1
  bool truth(std::string_view key, bool otherwise = false);
  std::uint32_t offset_s(std::string_view key, Need need = optional);  // "mm:ss" in seconds
  std::vector<std::string> list(std::string_view key);                 // of single values
  std::vector<std::uint32_t> numbers(std::string_view key);
  // Maps whose keys are words of the file's own: {K1: 2, K2: 1}.
  std::map<std::string, std::string> pairs(std::string_view key);
  std::map<std::string, std::uint32_t> counts(std::string_view key);
  // Kinds by their word: keys.kind<Role>("role", required).
  template <class Enum>
  Enum kind(std::string_view key, Need need = optional);

  // The node under a key, nullptr if it is not there or null. Asking makes the key known.
  const Node* node(std::string_view key, Need need = optional);
  // `visit` for the map under the key, if there is one; done() is called after it.
  void map(std::string_view key, const std::function<void(Keys&)>& visit, Need need = optional);
  void each(std::string_view key, const std::function<void(Keys&)>& visit, Need need = optional);

  void known(std::initializer_list<std::string_view> keys);
  void done();

  // A problem at the value of a key, or at the map itself if the key is not there.
  void problem(std::string_view key, std::string what) const;
  [[nodiscard]] const Node& here() const { return map_; }
  [[nodiscard]] const Report& report() const { return report_; }
  [[nodiscard]] std::string path(std::string_view key) const;

 private:
  const Node& map_;
  std::string path_;
  Report report_;
  std::vector<std::string> asked_;

  std::string kind_word(std::string_view key, Need need, const std::vector<std::string>& words);
};

template <class Enum>
Enum Keys::kind(std::string_view key, Need need) {
  const auto word = kind_word(key, need, words_of<Enum>());
  return kind_for<Enum>(word).value_or(static_cast<Enum>(0));
}

}  // namespace plenary::yaml
