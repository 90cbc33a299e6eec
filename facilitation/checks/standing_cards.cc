#include "facilitation/checks/standing_cards.h"

#include <algorithm>
#include <tuple>

namespace plenary::checks {

bool stands(const Card& card) {
  return !card.hidden() && !card.has_trashed() && !card.has_held() && !card.parked() && card.merged_into().empty();
}

std::string folded(std::string_view words) {
  std::string small;
  for (const char c : words) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto from = small.find_first_not_of(" \t\n");
  return from == std::string::npos ? "" : small.substr(from, small.find_last_not_of(" \t\n") - from + 1);
}

StandingCards::StandingCards(const Document& document) {
  for (const auto& [id, entry] : document.entries()) {
    if (entry.record.has_card() && stands(entry.record.card())) cards_.push_back(&entry.record);
    if (entry.record.has_link() && !entry.record.link().hidden()) links_.push_back(&entry.record.link());
  }
  std::sort(cards_.begin(), cards_.end(), [](const Record* a, const Record* b) {
    return std::make_tuple(a->card().number(), std::string_view(a->id())) <
           std::make_tuple(b->card().number(), std::string_view(b->id()));
  });
}

std::vector<const Record*> StandingCards::of(CardKind kind) const {
  std::vector<const Record*> found;
  for (const Record* card : cards_)
    if (card->card().kind() == kind) found.push_back(card);
  return found;
}

std::vector<const Record*> StandingCards::in(std::string_view region) const {
  std::vector<const Record*> found;
  for (const Record* card : cards_)
    if (card->card().region() == region) found.push_back(card);
  return found;
}

std::vector<const Record*> StandingCards::linked_with(const Record& card) const {
  std::set<std::string_view> others;
  for (const Link* link : links_) {
    if (link->from() == card.id()) others.insert(link->to());
    if (link->to() == card.id()) others.insert(link->from());
  }
  std::vector<const Record*> found;
  for (const Record* other : cards_)
    if (other != &card && others.contains(other->id())) found.push_back(other);
  return found;
}

std::vector<const Record*> StandingCards::linked_with(const Record& card, CardKind kind) const {
  std::vector<const Record*> found;
  for (const Record* other : linked_with(card))
    if (other->card().kind() == kind) found.push_back(other);
  return found;
}

}  // namespace plenary::checks
