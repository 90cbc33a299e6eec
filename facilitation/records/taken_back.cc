#include "facilitation/records/taken_back.h"

#include <algorithm>

#include "facilitation/guidebook/fields.h"
#include "facilitation/records/consents.h"

namespace plenary {
namespace {

std::pair<std::string, std::string> source_of(const SourceRef& ref) { return {ref.document(), ref.id()}; }

template <class Field, class Wanted>
void keep_if(google::protobuf::RepeatedPtrField<Field>& fields, Wanted wanted) {
  fields.erase(std::remove_if(fields.begin(), fields.end(), [&](const Field& field) { return !wanted(field); }),
               fields.end());
}

// The organisation took its name back after it was printed.
std::string not_named_any_more(const Document& guidebook, const EditionEntry& entry) {
  if (entry.organisation().empty()) return {};
  const Record* now = guidebook.find(entry.id());
  const Naming& naming = now ? now->entry().naming() : Naming::default_instance();
  const bool named = naming.state() == Naming::NAMED && naming.organisation() == entry.organisation();
  return named ? std::string() : entry.organisation();
}

}  // namespace

TakenBack::TakenBack(const GuidebookParts& parts, const Edition& edition) : stays_(edition.content()) {
  const Consents consents(parts);
  std::set<Source> counted;
  for (const ReliedOn& yes : edition.relied_on()) {
    if (consents.still_stands(yes)) continue;
    gone_.insert(source_of(yes.source()));
    if (yes.participant().empty() && counted.insert(source_of(yes.source())).second) ++quotations_;
  }
  for (EditionChapter& chapter : *stays_.mutable_chapters()) {
    take_out_quotes(*chapter.mutable_quotes());
    (void)take_out_fields(consents, parts.id, std::string(guidebook::kChapter), {}, *chapter.mutable_fields());
    google::protobuf::RepeatedPtrField<EditionEntry> entries;
    for (EditionEntry& entry : *chapter.mutable_entries())
      if (takes_out(consents, parts, entry)) *entries.Add() = std::move(entry);
    chapter.mutable_entries()->Swap(&entries);
  }
}

// False: what is left of it cannot stand.
bool TakenBack::takes_out(const Consents& consents, const GuidebookParts& parts, EditionEntry& entry) {
  const std::string unnamed = not_named_any_more(parts.document, entry);
  if (!unnamed.empty()) {
    entry.clear_organisation();
    ++passages_;
  }
  take_out_quotes(*entry.mutable_quotes());
  const bool whole = take_out_fields(consents, parts.id, entry.type(), unnamed, *entry.mutable_fields());
  const std::string head = entry.title() + "\n" + entry.place() + "\n" + entry.organisation_type();
  if (consents.were_taken_back(head)) {
    ++passages_;
    return false;
  }
  return whole && (unnamed.empty() || !says(entry.title() + "\n" + entry.place(), unnamed));
}

void TakenBack::take_out_quotes(google::protobuf::RepeatedPtrField<SourceRef>& quotes) const {
  keep_if(quotes, [&](const SourceRef& quote) { return !gone_.contains(source_of(quote)); });
}

bool TakenBack::take_out_fields(const Consents& consents, const std::string& document, const std::string& type,
                                const std::string& unnamed, google::protobuf::RepeatedPtrField<EditionField>& fields) {
  bool whole = true;
  keep_if(fields, [&](const EditionField& field) {
    const bool names_it = !unnamed.empty() && says(field.text(), unnamed);
    if (!gone_.contains({document, field.id()}) && !names_it && !consents.were_taken_back(field.text())) return true;
    ++passages_;
    const guidebook::FieldKind* kind = guidebook::field_named(type, field.name());
    whole &= !kind || !kind->required;
    return false;
  });
  return whole;
}

bool TakenBack::rests_on(const ReliedOn& yes) const { return !gone_.contains(source_of(yes.source())); }

}  // namespace plenary
