#include "facilitation/document/programme.h"

#include <algorithm>
#include <tuple>

namespace plenary {

bool stands_before(const Record& one, const Record& other) {
  const auto place = [](const Record& record) {
    const AgendaItem& item = record.agenda_item();
    return std::make_tuple(item.order(), item.hidden(), std::string_view(item.start()), std::string_view(record.id()));
  };
  return place(one) < place(other);
}

std::vector<const Record*> parts_of(const Document& meeting, const std::string& parent) {
  std::vector<const Record*> parts;
  for (const auto& [id, entry] : meeting.entries()) {
    const AgendaItem& item = entry.record.agenda_item();
    if (entry.record.has_agenda_item() && !item.has_trashed() && item.parent() == parent)
      parts.push_back(&entry.record);
  }
  std::sort(parts.begin(), parts.end(), [](const Record* a, const Record* b) { return stands_before(*a, *b); });
  return parts;
}

std::vector<const Record*> programme(const Document& meeting) {
  std::vector<const Record*> items;
  for (const Record* item : parts_of(meeting, "")) {
    items.push_back(item);
    for (const Record* part : parts_of(meeting, item->id())) items.push_back(part);
  }
  return items;
}

bool runs(const AgendaItem& item) { return item.started_ms() != 0 && item.ended_ms() == 0; }

const Record* running_item(const Document& meeting) {
  const Record* whole = nullptr;
  for (const Record* record : programme(meeting)) {
    if (!runs(record->agenda_item())) continue;
    if (!record->agenda_item().parent().empty()) return record;
    whole = record;
  }
  return whole;
}

const std::string& item_of(const Breakout& breakout) {
  return breakout.agenda_item().empty() ? breakout.session() : breakout.agenda_item();
}

std::vector<const Record*> groups_of(const Document& meeting, const std::string& item) {
  std::vector<const Record*> groups;
  if (item.empty()) return groups;
  for (const Record* record : meeting.sorted())
    if (record->has_breakout() && !record->breakout().has_trashed() && item_of(record->breakout()) == item)
      groups.push_back(record);
  return groups;
}

}  // namespace plenary
