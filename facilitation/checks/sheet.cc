#include "facilitation/checks/sheet.h"

#include <algorithm>
#include <set>

#include "facilitation/checks/standing_cards.h"
#include "facilitation/document/card_fields.h"

namespace plenary::checks {
namespace {

IndicatorField asks(std::string id, std::string label, std::initializer_list<const char*> one_of = {},
                    std::string type = "") {
  IndicatorField field;
  field.set_id(std::move(id));
  field.set_label(std::move(label));
  for (const char* one : one_of) field.add_one_of(one);
  field.set_type(std::move(type));
  return field;
}

std::string small(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

}  // namespace

std::vector<IndicatorField> indicator_sheet(const Document& document) {
  if (const Board* board = document.board(); board && board->indicator_fields_size() > 0)
    return {board->indicator_fields().begin(), board->indicator_fields().end()};
  return {asks("kind", "Kind", {"capability", "behaviour", "investment", "outcome", "spillover", "static"}),
          asks("horizon", "Horizon", {"within_1_year", "2_to_4_years", "5_years_plus"}),
          asks("by", "By when", {}, "date"),
          asks("baseline", "Baseline"),
          asks("direction", "Wanted direction", {"up", "down", "hold", "watch"}),
          asks("spillover_to", "Sector where it might also show"),
          asks("does_not_tell", "What it does not tell us"),
          asks("review", "Looked at again on", {}, "date")};
}

std::vector<IndicatorField> fields_of(const Document& document, const Card& card) {
  std::vector<IndicatorField> all;
  if (card.kind() == INDICATOR) all = indicator_sheet(document);
  const Region* region = document.region(card.region());
  if (!region) return all;
  const Board* board = document.board();
  for (const std::string& name : region->fields()) {
    if (std::any_of(all.begin(), all.end(), [&](const IndicatorField& one) { return one.id() == name; })) continue;
    IndicatorField& field = all.emplace_back(asks(name, ""));
    if (board)
      for (const FieldChoices& choices : board->choices())
        if (choices.field() == name) *field.mutable_one_of() = choices.one_of();
  }
  return all;
}

bool is_measured(const Card& card) { return card.kind() == INDICATOR && card.region() != "drop"; }

std::vector<std::string> missing_fields(const Document& document, const Card& card) {
  std::vector<std::string> missing;
  for (const IndicatorField& one : indicator_sheet(document))
    if (one.required() && one.id() != "name" && folded(answer_in(card, one.id())).empty()) missing.push_back(one.id());
  return missing;
}

std::vector<std::string> stages_without_actor(const Document& document) {
  std::set<ChainStage> taken;
  const StandingCards cards(document);
  for (const Record* card : cards.all())
    if (card->card().kind() == ACTOR || card->card().actor_type() != ACTOR_TYPE_UNSPECIFIED)
      taken.insert(card->card().chain_stage());
  taken.erase(CHAIN_STAGE_UNSPECIFIED);
  std::vector<std::string> without;
  if (taken.empty()) return without;
  for (int stage = CHAIN_STAGE_UNSPECIFIED + 1; stage < ChainStage_ARRAYSIZE; ++stage)
    if (!taken.contains(static_cast<ChainStage>(stage)))
      without.push_back(small(ChainStage_Name(static_cast<ChainStage>(stage))));
  return without;
}

}  // namespace plenary::checks
