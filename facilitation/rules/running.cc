// The programme as it happens: what begins, what ends, what comes to light. Actual times are kept beside the planned ones;
// what follows from them for the rest of the day is counted in facilitation/meetings, not written down.
#include "facilitation/rules/agenda.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

void begin_item(const Situation& here, const Record& record, Outcome& outcome) {
  Record next = next_of(record);
  AgendaItem& item = *next.mutable_agenda_item();
  if (item.started_ms() == 0) item.set_started_ms(here.now.ms);  // who goes back to something does not begin it anew
  item.clear_ended_ms();
  put_if_changed(outcome, record, std::move(next));
}

void end(const Situation& here, const Record& record, Outcome& outcome) {
  Record next = next_of(record);
  next.mutable_agenda_item()->set_ended_ms(here.now.ms);
  put(outcome, std::move(next));
}

// Whatever runs and is neither the item nor what it belongs to.
void end_the_others(const Situation& here, const Record& beginning, Outcome& outcome) {
  for (const Record* record : programme(here.document)) {
    const bool belongs = record->id() == beginning.id() || record->id() == beginning.agenda_item().parent();
    if (runs(record->agenda_item()) && !belongs) end(here, *record, outcome);
  }
}

Outcome take_back_beginning(const Situation& here, const Record& record) {
  if (!runs(record.agenda_item())) return refused(invalid("agenda_item", "does_not_run"));
  for (const Record* part : parts_of(here.document, record.id()))
    if (part->agenda_item().started_ms() != 0) return refused(invalid("agenda_item", "a_part_has_begun"));
  Outcome outcome;
  Record next = next_of(record);
  next.mutable_agenda_item()->clear_started_ms();
  put(outcome, std::move(next));
  // A session that began with it has not begun either.
  const Record* session = here.agenda_item(record.agenda_item().parent());
  if (!session || session->agenda_item().started_ms() != record.agenda_item().started_ms()) return outcome;
  for (const Record* part : parts_of(here.document, session->id()))
    if (part->id() != record.id() && part->agenda_item().started_ms() != 0) return outcome;
  Record back = next_of(*session);
  back.mutable_agenda_item()->clear_started_ms();
  put(outcome, std::move(back));
  return outcome;
}

Outcome take_back_end(const Situation& here, const Record& record) {
  if (record.agenda_item().ended_ms() == 0) return refused(NOTHING_TO_DO);
  const Record* running = running_item(here.document);
  if (running && running->id() != record.agenda_item().parent()) return refused(invalid("agenda_item", "another_runs"));
  Outcome outcome;
  begin_item(here, record, outcome);
  if (const Record* session = here.agenda_item(record.agenda_item().parent())) begin_item(here, *session, outcome);
  return outcome;
}

}  // namespace

Outcome decide_verb(const Situation& here, const BeginAgendaItem& asked) {
  if (No no = item_is_here(here, asked.id())) return refused(*no);
  const Record& record = *here.agenda_item(asked.id());
  if (asked.undo()) return take_back_beginning(here, record);
  if (record.agenda_item().hidden()) return refused(invalid("agenda_item", "hidden"));
  const Record* running = running_item(here.document);
  if (running && running->id() == asked.id()) return refused(NOTHING_TO_DO);
  if (asked.after() != (running ? running->id() : std::string())) return refused(STALE);
  Outcome outcome;
  end_the_others(here, record, outcome);
  if (const Record* session = here.agenda_item(record.agenda_item().parent())) begin_item(here, *session, outcome);
  begin_item(here, record, outcome);
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const EndAgendaItem& asked) {
  if (No no = item_is_here(here, asked.id())) return refused(*no);
  const Record& record = *here.agenda_item(asked.id());
  if (asked.undo()) return take_back_end(here, record);
  if (record.agenda_item().ended_ms() != 0) return refused(NOTHING_TO_DO);
  if (!runs(record.agenda_item())) return refused(invalid("agenda_item", "does_not_run"));
  Outcome outcome;
  for (const Record* part : parts_of(here.document, record.id()))
    if (runs(part->agenda_item())) end(here, *part, outcome);
  end(here, record, outcome);
  return outcome;
}

// With all that was hidden with it, in one step: what is about it, and of a session its parts.
Outcome decide_verb(const Situation& here, const RevealAgendaItem& asked) {
  if (No no = item_is_here(here, asked.id())) return refused(*no);
  const Record& record = *here.agenda_item(asked.id());
  if (!record.agenda_item().hidden()) return refused(NOTHING_TO_DO);
  const Record* session = here.agenda_item(record.agenda_item().parent());
  if (session && session->agenda_item().hidden()) return refused(invalid("agenda_item", "hidden_with_its_session"));
  Outcome outcome;
  std::vector<std::string> shown = {record.id()};
  Record next = next_of(record);
  next.mutable_agenda_item()->set_hidden(false);
  if (No no = place_behind(here, next, predecessor(here.document, record), outcome)) return refused(*no);
  put(outcome, std::move(next));
  for (const Record* part : parts_of(here.document, record.id())) {
    shown.push_back(part->id());
    Record open = next_of(*part);
    open.mutable_agenda_item()->set_hidden(false);
    put_if_changed(outcome, *part, std::move(open));
  }
  hide_what_belongs_to(here, shown, false, outcome);
  return outcome;
}

}  // namespace plenary
