#include "facilitation/guidebook/parts.h"

#include <algorithm>
#include <utility>

#include "facilitation/guidebook/fields.h"

namespace plenary::guidebook {
namespace {

template <class Order>
void sort_by(std::vector<const Record*>& records, Order order) {
  std::sort(records.begin(), records.end(), [&](const Record* a, const Record* b) {
    return std::pair(order(*a), a->id()) < std::pair(order(*b), b->id());
  });
}

template <class Wanted>
std::vector<const Record*> all_that(const Document& document, Wanted wanted) {
  std::vector<const Record*> found;
  for (const auto& [id, entry] : document.entries())
    if (wanted(entry.record)) found.push_back(&entry.record);
  return found;
}

// Something other than blanks.
bool says_something(const std::string& words) { return words.find_first_not_of(" \t\n") != std::string::npos; }

bool says_something(const Document& document, const Record& part, std::string_view field) {
  const Record* record = document.find(field_id(part.id(), field));
  return record && record->has_entry_field() && says_something(record->text().content());
}

bool has_evidence(const Document& document, const Record& part) {
  for (const FieldKind& kind : fields_of(type_of(part))) {
    if (!kind.evidence || !says_something(document, part, kind.name)) continue;
    if (document.find(field_id(part.id(), kind.name))->entry_field().sources_size() > 0) return true;
  }
  return false;
}

// A tool is about no organisation, but for its worked example.
bool is_about_an_organisation(const Document& document, const Record& part) {
  return part.entry().type() != "tool" || says_something(document, part, "worked_example");
}

void add_what_entries_lack(const Document& document, const Record& part, std::vector<MissingPart>& missing) {
  const Entry& entry = part.entry();
  if (!says_something(entry.title())) missing.push_back({"title", "missing"});
  if (entry.type() != "tool" && !says_something(entry.place())) missing.push_back({"place", "missing"});
  if (entry.type() == "case" && !says_something(entry.period())) missing.push_back({"period", "missing"});
  if (entry.type() == "case" && !says_something(entry.organisation_type()))
    missing.push_back({"organisation_type", "missing"});
  const Naming::State naming = entry.naming().state();
  if (naming != Naming::NAMED && naming != Naming::NOT_NAMED && is_about_an_organisation(document, part))
    missing.push_back({"naming", "undecided"});
  if (!entry.reported_not_verified() && !has_evidence(document, part)) missing.push_back({"evidence", "no_source"});
}

}  // namespace

const Guidebook* head_of(const Document& document) {
  const Record* record = document.find("guidebook");
  return record && record->has_guidebook() ? &record->guidebook() : nullptr;
}

std::vector<const Record*> chapters_of(const Document& document) {
  auto chapters = all_that(document, [](const Record& record) { return record.has_chapter(); });
  sort_by(chapters, [](const Record& record) { return record.chapter().order(); });
  return chapters;
}

std::vector<const Record*> entries_of(const Document& document, std::string_view chapter) {
  auto entries = all_that(
      document, [&](const Record& record) { return record.has_entry() && record.entry().chapter() == chapter; });
  sort_by(entries, [](const Record& record) { return record.entry().order(); });
  return entries;
}

std::vector<const Record*> editions_of(const Document& document) {
  auto editions = all_that(document, [](const Record& record) { return record.has_edition(); });
  // "9" comes before "10".
  sort_by(editions,
          [](const Record& record) { return std::pair(record.edition().number().size(), record.edition().number()); });
  return editions;
}

std::vector<const Record*> fields_of_part(const Document& document, const Record& part) {
  std::vector<const Record*> fields;
  for (const FieldKind& kind : fields_of(type_of(part)))
    if (const Record* record = document.find(field_id(part.id(), kind.name)); record && record->has_entry_field())
      fields.push_back(record);
  return fields;
}

std::string_view type_of(const Record& part) {
  if (part.has_chapter()) return kChapter;
  return part.has_entry() ? std::string_view(part.entry().type()) : std::string_view();
}

bool is_part(const Record& record) { return record.has_chapter() || record.has_entry(); }

bool is_ready(const Record& part) {
  return (part.has_chapter() ? part.chapter().state() : part.entry().state()) == "ready";
}

std::vector<MissingPart> missing_in(const Document& document, const Record& part) {
  std::vector<MissingPart> missing;
  for (const FieldKind& kind : fields_of(type_of(part)))
    if (kind.required && !says_something(document, part, kind.name))
      missing.push_back({std::string(kind.name), "missing"});
  if (part.has_entry()) add_what_entries_lack(document, part, missing);
  return missing;
}

}  // namespace plenary::guidebook
