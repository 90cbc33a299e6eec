// Entries of a guidebook: cases, examples, tools. What their fields say: fields.cc.
#include <algorithm>

#include "facilitation/guidebook/fields.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/guidebooks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

const Record* entry_seen(const Situation& here, std::string_view id) {
  const Record* record = here.seen(id);
  return record && record->has_entry() ? record : nullptr;
}

No chapter_is_there(const Situation& here, const std::string& id) {
  const Record* chapter = here.seen(id);
  return chapter && chapter->has_chapter() ? No() : not_found("chapter");
}

No first_fields_fit(const AddEntry& asked) {
  for (int i = 0; i < asked.fields_size(); ++i) {
    const NewField& field = asked.fields(i);
    if (!guidebook::field_named(asked.type(), field.name())) return invalid("name", "unknown");
    for (int k = 0; k < i; ++k)
      if (asked.fields(k).name() == field.name()) return invalid("name", "named_twice");
    if (No no = first_of({field_words_fit(field.text()), sources_fit(field.sources())})) return no;
  }
  return {};
}

// A name that may be printed says who allowed it, and when.
No naming_fits(const Naming& naming) {
  if (!Naming::State_IsValid(naming.state())) return invalid("naming", "unknown");
  if (No no = first_of({one_line("organisation", naming.organisation(), limits::programme_characters),
                        participant_or_nothing("granted_by", naming.granted_by()),
                        date_or_nothing("granted_on", naming.granted_on())}))
    return no;
  if (naming.state() != Naming::NAMED) return {};
  if (naming.organisation().empty()) return invalid("organisation", "missing");
  if (naming.granted_by().empty()) return invalid("granted_by", "missing");
  if (naming.granted_on().empty()) return invalid("granted_on", "missing");
  return {};
}

// A place behind `after` (nullptr: the first), among the others of its chapter. Where there is no key between two, all
// get new ones.
std::string key_behind(const Situation& here, const std::string& chapter, const std::string& after,
                       const std::string& moved, Outcome& outcome) {
  std::vector<const Record*> others = guidebook::entries_of(here.document, chapter);
  std::erase_if(others, [&](const Record* other) { return other->id() == moved; });
  const auto found =
      std::find_if(others.begin(), others.end(), [&](const Record* other) { return other->id() == after; });
  const std::size_t place = found == others.end() ? 0 : static_cast<std::size_t>(found - others.begin()) + 1;
  const std::string low = place == 0 ? "" : others[place - 1]->entry().order();
  const std::string high = place == others.size() ? "" : others[place]->entry().order();
  if (const auto key = order::between(low, high)) return key->front();
  const std::vector<std::string> keys = order::fresh(others.size() + 1);
  for (std::size_t i = 0; i < others.size(); ++i) {
    Record next = next_of(*others[i]);
    next.mutable_entry()->set_order(keys[i < place ? i : i + 1]);
    put_if_changed(outcome, *others[i], std::move(next));
  }
  return keys[place];
}

std::string last_of(const Situation& here, const std::string& chapter) {
  const auto entries = guidebook::entries_of(here.document, chapter);
  return entries.empty() ? std::string() : entries.back()->id();
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddEntry& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), chapter_is_there(here, asked.chapter()),
                        one_line("title", asked.title(), limits::programme_characters),
                        room_for_one_more(here.document, Record::kEntry, "entries", limits::entries)}))
    return refused(*no);
  if (asked.id().size() > guidebook::kLongestOwner) return refused(invalid("id", "too_long"));
  if (!guidebook::is_entry_type(asked.type())) return refused(invalid("type", "unknown"));
  if (No no = first_fields_fit(asked)) return refused(*no);
  Outcome outcome;
  Record record = new_record(asked.id());
  Entry& entry = *record.mutable_entry();
  entry.set_type(asked.type());
  entry.set_chapter(asked.chapter());
  entry.set_title(asked.title());
  entry.set_state("draft");
  entry.set_by(here.me());
  entry.set_order(key_behind(here, asked.chapter(), last_of(here, asked.chapter()), asked.id(), outcome));
  put(outcome, std::move(record));
  for (const NewField& field : asked.fields())
    if (!field.text().empty() || !field.sources().empty())
      put_new_field(outcome, asked.id(), field.name(), field.text(), field.sources());
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetEntry& asked) {
  const Record* record = entry_seen(here, asked.id());
  if (No no = part_can_change(record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  if (No no = first_of({one_line("title", asked.title(), limits::programme_characters),
                        one_line("place", asked.place(), limits::programme_characters),
                        one_line("period", asked.period(), limits::programme_characters),
                        one_line("organisation_type", asked.organisation_type(), limits::programme_characters),
                        one_line("sector", asked.sector(), limits::programme_characters), goals_fit(asked.sdgs()),
                        naming_fits(asked.naming())}))
    return refused(*no);
  Record next = next_of(*record);
  Entry& entry = *next.mutable_entry();
  if (asked.has_title()) entry.set_title(asked.title());
  if (asked.has_place()) entry.set_place(asked.place());
  if (asked.has_period()) entry.set_period(asked.period());
  if (asked.has_organisation_type()) entry.set_organisation_type(asked.organisation_type());
  if (asked.has_sector()) entry.set_sector(asked.sector());
  if (asked.set_sdgs()) *entry.mutable_sdgs() = asked.sdgs();
  if (asked.has_reported_not_verified()) entry.set_reported_not_verified(asked.reported_not_verified());
  if (asked.has_naming()) *entry.mutable_naming() = asked.naming();
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

// Where it stands is no matter of what it says: what is ready may move.
Outcome decide_verb(const Situation& here, const MoveEntry& asked) {
  const Record* record = entry_seen(here, asked.id());
  if (!record) return refused(not_found("entry"));
  if (record->entry().has_trashed()) return refused(GONE, {"entry", "trash"});
  if (No no = first_of({version_is(*record, asked.if_version()), chapter_is_there(here, asked.chapter())}))
    return refused(*no);
  const Record* after = asked.after().empty() ? nullptr : entry_seen(here, asked.after());
  if (!asked.after().empty() && (!after || after->entry().chapter() != asked.chapter() || after == record))
    return refused(not_found("entry"));
  Outcome outcome;
  Record next = next_of(*record);
  next.mutable_entry()->set_chapter(asked.chapter());
  next.mutable_entry()->set_order(key_behind(here, asked.chapter(), asked.after(), asked.id(), outcome));
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TrashEntry& asked) {
  const Record* record = entry_seen(here, asked.id());
  if (!record) return refused(not_found("entry"));
  if (record->entry().has_trashed()) return refused(NOTHING_TO_DO);
  if (guidebook::is_ready(*record)) return refused(invalid("entry", "is_ready"));
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  Record next = next_of(*record);
  Trashed& trashed = *next.mutable_entry()->mutable_trashed();
  trashed.set_by(here.me());
  trashed.set_at_ms(here.now.ms);
  trashed.set_reason(asked.reason());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreEntry& asked) {
  const Record* record = entry_seen(here, asked.id());
  if (!record) return refused(not_found("entry"));
  if (!record->entry().has_trashed()) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  next.mutable_entry()->clear_trashed();
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
