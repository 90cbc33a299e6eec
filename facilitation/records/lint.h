// What a paragraph of a record says that may not leave the room: somebody's name, an organisation, words of a quotation that
// its speaker has not let go. Told to whoever writes while they write, and obeyed by every copy (written.h).
//
// It errs towards finding: a false alarm costs a sentence in a copy until somebody rewrites it, a miss costs a name. Beside
// the full names that naming.h finds in any case and order, it finds family and given names as they are spelled, and names in
// scripts that do not part words. It knows the list of people, not what else may point at somebody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/records/compile.h"
#include "facilitation/records/naming.h"
#include "facilitation/wording/trace.h"

namespace plenary {

struct Finding {
  // quotes: words of a quotation that may not be used here. taken_back: words that their speaker took back; they are known by
  // their trace alone.
  enum class Kind { names_person, names_organisation, quotes, taken_back } kind = Kind::names_person;
  // As they stand in the paragraph, or as the name is listed; of the last two none: they may not be told.
  std::string words;
};
[[nodiscard]] std::string_view word_for(Finding::Kind kind);

class Lint {
 public:
  // Everybody listed: their names are names, whoever they are.
  explicit Lint(const std::vector<Person>& people);
  // Words that may not be used in this copy.
  void forbid(std::string_view words);
  void forbid_gone(const WordsTrace& words);

  [[nodiscard]] std::vector<Finding> findings(std::string_view text) const;
  // Is a paragraph with this finding withheld from copies for others than those who were there?
  [[nodiscard]] static bool withholds(const Finding& finding) {
    return finding.kind != Finding::Kind::names_organisation;
  }
  // From that copy, too: somebody's own words, without their leave.
  [[nodiscard]] static bool withholds_from_all(const Finding& finding) {
    return finding.kind == Finding::Kind::quotes || finding.kind == Finding::Kind::taken_back;
  }

 private:
  NamedPeople people_;
  std::map<std::string, std::string> name_of_;  // by participant
  std::vector<std::string> names_;              // whole ones
  std::vector<std::string> parts_;  // family and given names, and names of one word: as they are spelled only
  std::vector<std::string> organisations_;
  std::vector<ComparedWords> forbidden_;
  TracedWords gone_;
};

class Gate;
// With the words of those quotations that may not be used in this copy.
[[nodiscard]] Lint lint_for(const std::vector<BoardState>& boards, const std::vector<Person>& people, const Gate& gate);

}  // namespace plenary
