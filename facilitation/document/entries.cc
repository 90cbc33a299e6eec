#include "facilitation/document/entries.h"

namespace plenary {

const DocumentEntry* Entries::find(std::string_view id) const {
  const auto found = slots_.find(id);
  return found == slots_.end() ? nullptr : &found->entry;
}

DocumentEntry* Entries::find(std::string_view id) {
  const auto found = slots_.find(id);
  return found == slots_.end() ? nullptr : &found->entry;
}

std::optional<DocumentEntry> Entries::put(DocumentEntry entry) {
  if (DocumentEntry* there = find(entry.record.id())) {
    std::swap(*there, entry);
    return entry;
  }
  slots_.insert(Slot{std::move(entry)});
  return std::nullopt;
}

std::optional<DocumentEntry> Entries::take(std::string_view id) {
  const auto found = slots_.find(id);
  if (found == slots_.end()) return std::nullopt;
  return std::move(slots_.extract(found).value().entry);
}

}  // namespace plenary
