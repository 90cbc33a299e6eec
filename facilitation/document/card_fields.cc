#include "facilitation/document/card_fields.h"

#include <algorithm>

namespace plenary {
namespace {

template <class Fields>
auto place_of(Fields& fields, std::string_view name) {
  return std::lower_bound(fields.begin(), fields.end(), name, [](const FieldAnswer& field, std::string_view other) {
    return std::string_view(field.name()) < other;
  });
}

const auto kByName = [](const FieldAnswer& a, const FieldAnswer& b) { return a.name() < b.name(); };

}  // namespace

std::string answer_in(const Card& card, std::string_view name) {
  const auto found = place_of(card.fields(), name);
  return found != card.fields().end() && found->name() == name ? found->answer() : "";
}

void set_answer(Card& card, const std::string& name, const std::string& answer) {
  auto& fields = *card.mutable_fields();
  const auto at = place_of(fields, name);
  const bool there = at != fields.end() && at->name() == name;
  if (answer.empty()) {
    if (there) fields.erase(at);
    return;
  }
  if (there) return at->set_answer(answer);
  const auto index = at - fields.begin();
  FieldAnswer& added = *fields.Add();
  added.set_name(name);
  added.set_answer(answer);
  std::rotate(fields.begin() + index, fields.end() - 1, fields.end());
}

void order_fields(Card& card) {
  auto& fields = *card.mutable_fields();
  if (!std::is_sorted(fields.begin(), fields.end(), kByName)) std::sort(fields.begin(), fields.end(), kByName);
}

}  // namespace plenary
