#include "facilitation/rules/late_additions.h"

#include <algorithm>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"

namespace plenary {
namespace {

// Below everything else.
Record region_for_late_additions(const Document& document) {
  Record record = new_record(kLateAdditions);
  Region& region = *record.mutable_region();
  region.set_title("Late additions");
  region.set_prompt(
      "What came after voting had opened, or after the board was closed. "
      "It was not weighed, and nothing was decided on it.");
  std::uint32_t order = 0, row = 0;
  for (const auto& [id, entry] : document.entries()) {
    if (!entry.record.has_region()) continue;
    order = std::max(order, entry.record.region().order());
    row = std::max(row, entry.record.region().layout().row() + std::max(1u, entry.record.region().layout().h()));
  }
  region.set_order(order + 1);
  region.mutable_layout()->set_row(row);
  region.mutable_layout()->set_w(3);
  region.mutable_layout()->set_h(1);
  region.set_locked(true);
  return record;
}

std::string last_key_in(const Document& document, std::string_view region) {
  std::string last;
  document.each_card([&](const Record& record) {
    if (record.card().region() == region) last = std::max(last, record.card().order());
  });
  return last;
}

}  // namespace

No place_among_late_additions(const Situation& here, Card& card, Outcome& outcome) {
  const Record* region = here.document.find(kLateAdditions);
  if (region && !region->has_region()) return refusal(ALREADY_EXISTS);
  const auto keys = order::between(last_key_in(here.document, kLateAdditions), {});
  if (!keys) return limit_reached("cards", limits::cards);
  if (!region) put(outcome, region_for_late_additions(here.document));
  card.set_region(kLateAdditions);
  card.set_order(keys->front());
  return {};
}

}  // namespace plenary
