// The cards of a board that speak for it, and how they are tied.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary::checks {

class StandingCards {
 public:
  explicit StandingCards(const Document& document);

  [[nodiscard]] const std::vector<const Record*>& all() const { return cards_; }  // by number, then id
  [[nodiscard]] std::vector<const Record*> of(CardKind kind) const;
  [[nodiscard]] std::vector<const Record*> in(std::string_view region) const;
  // Other cards that it is linked with, whichever of the two the link began at; each once, by number.
  [[nodiscard]] std::vector<const Record*> linked_with(const Record& card) const;
  [[nodiscard]] std::vector<const Record*> linked_with(const Record& card, CardKind kind) const;

 private:
  std::vector<const Record*> cards_;
  std::vector<const Link*> links_;
};

// Shown to everybody, and neither thrown away, set aside nor spoken for by another.
[[nodiscard]] bool stands(const Card& card);
// In small letters, without blanks around it.
[[nodiscard]] std::string folded(std::string_view words);

}  // namespace plenary::checks
