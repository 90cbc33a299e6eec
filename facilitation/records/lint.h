// What a paragraph of a record says that may not leave the room: somebody's name, an organisation, words of a quotation that
// its speaker has not let go. Told to whoever writes while they write, and obeyed by every copy (written.h).
//
// It errs towards finding: a false alarm costs a sentence in a copy until somebody rewrites it, a miss costs a name. It
// knows names as they are written in the list of people, not what else may point at somebody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/records/compile.h"

namespace plenary {

struct Finding {
  enum class Kind { names_person, names_organisation, quotes } kind = Kind::names_person;
  std::string words;  // as they stand in the paragraph
};
[[nodiscard]] std::string_view word_for(Finding::Kind kind);

class Lint {
 public:
  // Everybody listed: their names are names, whoever they are.
  explicit Lint(const std::vector<Person>& people);
  // Words that may not be used in this copy.
  void forbid(std::string_view words);

  [[nodiscard]] std::vector<Finding> findings(std::string_view text) const;
  // Is a paragraph with this finding withheld from copies for others than those who were there?
  [[nodiscard]] static bool withholds(const Finding& finding) {
    return finding.kind != Finding::Kind::names_organisation;
  }

 private:
  std::vector<std::string> names_;     // whole ones
  std::vector<std::string> surnames_;  // and names of one word: found as they are spelled only
  std::vector<std::string> organisations_;
  std::vector<std::string> forbidden_;
};

}  // namespace plenary
