// The programme: what is planned, and in which order. Sessions have parts; parts have none. What is taken out is kept, and
// comes back with all that went with it.
#include "facilitation/rules/agenda.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No pillar_is_one(const Situation& here, const std::string& pillar) {
  if (pillar.empty()) return {};
  const Record* record = here.seen(pillar);
  return record && record->has_pillar() ? No() : not_found("pillar");
}

bool is_hidden(const Situation& here, const std::string& item) {
  const Record* record = item.empty() ? nullptr : here.document.find(item);
  return record && record->agenda_item().hidden();
}

// An item and its parts.
std::vector<const Record*> whole(const Document& document, const Record& item) {
  std::vector<const Record*> records = {&item};
  for (const Record* part : parts_of(document, item.id())) records.push_back(part);
  return records;
}

std::vector<std::string> ids_of(const std::vector<const Record*>& records) {
  std::vector<std::string> ids;
  for (const Record* record : records) ids.push_back(record->id());
  return ids;
}

// What was shown is hidden again, with its parts.
No hide(const Situation& here, const Record& before, Record& next, Outcome& outcome) {
  if (before.agenda_item().started_ms() != 0) return invalid("hidden", "has_begun");
  const std::string after = predecessor(here.document, before);
  next.mutable_agenda_item()->set_hidden(true);
  if (No no = place_behind(here, next, after, outcome)) return no;
  const std::vector<const Record*> records = whole(here.document, before);
  for (const Record* part : records) {
    if (part == &before) continue;
    if (part->agenda_item().started_ms() != 0) return invalid("hidden", "has_begun");
    if (part->agenda_item().hidden()) continue;
    Record hidden = next_of(*part);
    hidden.mutable_agenda_item()->set_hidden(true);
    put(outcome, std::move(hidden));
  }
  hide_what_belongs_to(here, ids_of(records), true, outcome);
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddAgendaItem& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), can_have_parts(here, asked.parent()),
                        pillar_is_one(here, asked.pillar()),
                        room_for_one_more(here.document, Record::kAgendaItem, "agenda_items", limits::agenda_items)}))
    return refused(*no);
  Record record = new_record(asked.id());
  AgendaItem& item = *record.mutable_agenda_item();
  item.set_kind(asked.kind());
  item.set_title(asked.title());
  item.set_number(asked.number());
  item.set_pillar(asked.pillar());
  item.set_parent(asked.parent());
  item.set_day(asked.day());
  item.set_start(asked.start());
  item.set_end(asked.end());
  item.set_planned_minutes(asked.planned_minutes());
  item.set_absorbs_minutes(asked.absorbs_minutes());
  *item.mutable_speakers() = asked.speakers();
  item.set_hidden(asked.hidden() || is_hidden(here, asked.parent()));
  item.set_added_by(here.me());
  if (No no = first_of({item_fits(here, item), times_fit(here, item)})) return refused(*no);
  Outcome outcome;
  const std::string after = asked.has_after() ? asked.after() : last_part(here.document, asked.parent());
  if (No no = place_behind(here, record, after, outcome)) return refused(*no);
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetAgendaItem& asked) {
  if (No no = item_is_here(here, asked.id())) return refused(*no);
  const Record& record = *here.agenda_item(asked.id());
  if (No no = version_is(record, asked.if_version())) return refused(*no);
  Record next = next_of(record);
  AgendaItem& item = *next.mutable_agenda_item();
  if (asked.has_kind()) item.set_kind(asked.kind());
  if (asked.has_title()) item.set_title(asked.title());
  if (asked.has_number()) item.set_number(asked.number());
  if (asked.has_pillar()) item.set_pillar(asked.pillar());
  if (asked.has_day()) item.set_day(asked.day());
  if (asked.has_start()) item.set_start(asked.start());
  if (asked.has_end()) item.set_end(asked.end());
  if (asked.has_planned_minutes()) item.set_planned_minutes(asked.planned_minutes());
  if (asked.has_absorbs_minutes()) item.set_absorbs_minutes(asked.absorbs_minutes());
  if (asked.set_speakers()) *item.mutable_speakers() = asked.speakers();
  // What came from a file is as it was there; whoever changes its times is told what does not go together.
  const bool retimed = asked.has_day() || asked.has_start() || asked.has_end() || asked.has_planned_minutes();
  if (No no = first_of({item_fits(here, item), retimed ? times_fit(here, item) : No(),
                        asked.has_pillar() ? pillar_is_one(here, asked.pillar()) : No()}))
    return refused(*no);
  // Where the end came from is true of the end that was there.
  if (asked.has_end() && asked.end() != record.agenda_item().end()) item.clear_end_basis();
  Outcome outcome;
  if (asked.hide() && !item.hidden())
    if (No no = hide(here, record, next, outcome)) return refused(*no);
  put_if_changed(outcome, record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const MoveAgendaItem& asked) {
  if (No no = first_of({item_is_here(here, asked.id()), can_have_parts(here, asked.parent())})) return refused(*no);
  const Record& record = *here.agenda_item(asked.id());
  if (No no = version_is(record, asked.if_version())) return refused(*no);
  if (asked.id() == asked.parent() || asked.id() == asked.after()) return refused(CYCLE);
  if (!asked.parent().empty() && !parts_of(here.document, record.id()).empty())
    return refused(invalid("parent", "has_parts_itself"));
  if (runs(record.agenda_item()) && asked.parent() != record.agenda_item().parent())
    return refused(invalid("agenda_item", "runs"));
  const bool same_place =
      asked.parent() == record.agenda_item().parent() && asked.after() == predecessor(here.document, record);
  if (same_place) return refused(NOTHING_TO_DO);
  Record next = next_of(record);
  AgendaItem& item = *next.mutable_agenda_item();
  item.set_parent(asked.parent());
  const bool goes_into_hiding = is_hidden(here, asked.parent()) && !item.hidden();
  if (goes_into_hiding && item.started_ms() != 0) return refused(invalid("hidden", "has_begun"));
  if (goes_into_hiding) item.set_hidden(true);
  Outcome outcome;
  if (No no = place_behind(here, next, asked.after(), outcome)) return refused(*no);
  put_if_changed(outcome, record, std::move(next));
  if (goes_into_hiding) hide_what_belongs_to(here, {record.id()}, true, outcome);
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TrashAgendaItem& asked) {
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  if (No no = item_is_here(here, asked.id())) return refused(*no);
  Outcome outcome;
  for (const Record* record : whole(here.document, *here.agenda_item(asked.id()))) {
    if (runs(record->agenda_item())) return refused(invalid("agenda_item", "runs"));
    Record next = next_of(*record);
    Trashed& trashed = *next.mutable_agenda_item()->mutable_trashed();
    trashed.set_by(here.me());
    trashed.set_at_ms(here.now.ms);
    trashed.set_reason(asked.reason());
    put(outcome, std::move(next));
  }
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreAgendaItem& asked) {
  const Record* record = here.agenda_item(asked.id());
  if (!record) return refused(not_found("agenda_item"));
  if (!record->agenda_item().has_trashed()) return refused(NOTHING_TO_DO);
  if (No no = can_have_parts(here, record->agenda_item().parent())) return refused(*no);
  Outcome outcome;
  Record next = next_of(*record);
  AgendaItem& item = *next.mutable_agenda_item();
  item.clear_trashed();
  if (is_hidden(here, item.parent())) item.set_hidden(true);
  if (No no = place_behind(here, next, predecessor(here.document, *record), outcome)) return refused(*no);
  put(outcome, std::move(next));
  for (const Record* part : here.document.sorted()) {
    const AgendaItem& gone = part->agenda_item();
    if (!part->has_agenda_item() || gone.parent() != record->id() || !gone.has_trashed()) continue;
    if (gone.trashed().at_ms() != record->agenda_item().trashed().at_ms()) continue;  // taken out by itself, before
    Record back = next_of(*part);
    back.mutable_agenda_item()->clear_trashed();
    put(outcome, std::move(back));
  }
  return outcome;
}

}  // namespace plenary
