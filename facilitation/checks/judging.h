// Within this folder: the checks one by one. Each says which cards, or which decision, lack something.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/checks/findings.h"
#include "facilitation/checks/standing_cards.h"

namespace plenary::checks {

struct Looking {
  const Document& document;
  const StandingCards& cards;
  const Names& names_somebody;
};

// One thing that a check found: some cards, or none: then it is about the board as a whole.
struct Lack {
  std::vector<const Record*> cards;
  std::vector<std::string> fields;
};

enum class About { structure, words };  // of a warning about words a dismissal is for those words

struct Check {
  std::string_view id;
  About about;
  std::string_view sentence;                       // what is wrong, and what to do
  std::vector<Lack> (*on_cards)(const Looking&);   // may be null
  bool (*fails)(const Looking&, const Decision&);  // of a decision; may be null
  bool after_opening = false;                      // what it asks of a decision may still be said while a round is open
  bool of_all = false;                             // asked of decisions without an effect beyond the room, too
  bool of_settled = false;                         // found in decisions that were taken, too
};

[[nodiscard]] const Check* find_check(std::string_view id);
[[nodiscard]] const std::vector<Check>& all_checks();

}  // namespace plenary::checks
