// The groups of a meeting: what each is called, how many it holds, whether people choose it, which board it works on.
#include "facilitation/rules/groups.h"

#include "facilitation/rules/agenda.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/templates.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No id_or_nothing(std::string_view field, const std::string& id) {
  return id.empty() || is_id(id) ? No() : invalid(field, "not_an_id");
}

// Two groups on one board would be one group.
No board_is_free(const Situation& here, const std::string& breakout, const std::string& board) {
  if (board.empty()) return {};
  for (const auto& [id, entry] : here.document.entries())
    if (entry.record.has_breakout() && id != breakout && entry.record.breakout().board() == board)
      return invalid("board", "of_another_group");
  return {};
}

// Two groups of one name cannot be told apart where people look for theirs.
No name_is_free(const Situation& here, const std::string& id, const Breakout& breakout) {
  for (const Record* other : groups_of(here.document, item_of(breakout)))
    if (other->id() != id && other->breakout().title() == breakout.title()) return invalid("title", "taken");
  return {};
}

}  // namespace

No group_fits(const Breakout& breakout) {
  if (breakout.available_minutes() > limits::agenda_minutes) return limit_reached("minutes", limits::agenda_minutes);
  if (breakout.cap() > limits::members) return limit_reached("seats", limits::members);
  if (breakout.starts_ms() < 0) return invalid("starts_ms", "negative");
  return first_of({one_line("title", breakout.title(), limits::title_characters),
                   one_line("window", breakout.window(), limits::label_characters),
                   id_or_nothing("board", breakout.board()), id_or_nothing("template", breakout.template_id())});
}

No group_is_here(const Situation& here, const std::string& id) {
  const Record* record = here.breakout(id);
  if (!record) return not_found("breakout");
  if (record->breakout().has_trashed()) return refusal(GONE, {"breakout", "trash"});
  return {};
}

Outcome decide_verb(const Situation& here, const AddBreakout& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), item_is_here(here, asked.agenda_item()),
                        board_is_free(here, asked.id(), asked.board()),
                        template_is_here(here, asked.template_id(), asked.template_version()),
                        room_for_one_more(here.document, Record::kBreakout, "breakouts", limits::breakouts)}))
    return refused(*no);
  const AgendaItem& item = here.agenda_item(asked.agenda_item())->agenda_item();
  Record record = new_record(asked.id());
  Breakout& breakout = *record.mutable_breakout();
  breakout.set_agenda_item(asked.agenda_item());
  breakout.set_session(item.parent().empty() ? asked.agenda_item() : item.parent());
  const Record* session = here.agenda_item(breakout.session());
  breakout.set_pillar(item.pillar().empty() && session ? session->agenda_item().pillar() : item.pillar());
  breakout.set_title(asked.title());
  breakout.set_cap(asked.cap());
  breakout.set_self_choice(asked.self_choice());
  breakout.set_window(asked.window());
  breakout.set_available_minutes(asked.available_minutes());
  breakout.set_starts_ms(asked.starts_ms());
  breakout.set_board(asked.board());
  breakout.set_template_id(asked.template_id());
  breakout.set_template_version(asked.template_version());
  breakout.set_hidden(item.hidden());
  breakout.set_added_by(here.me());
  if (breakout.title().empty()) return refused(invalid("title", "missing"));
  if (No no = first_of({group_fits(breakout), name_is_free(here, asked.id(), breakout)})) return refused(*no);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetBreakout& asked) {
  if (No no = group_is_here(here, asked.id())) return refused(*no);
  const Record& record = *here.breakout(asked.id());
  if (No no = version_is(record, asked.if_version())) return refused(*no);
  Record next = next_of(record);
  Breakout& breakout = *next.mutable_breakout();
  if (asked.has_title() && asked.title().empty()) return refused(invalid("title", "missing"));
  if (asked.has_title() && asked.title() != record.breakout().title()) {
    breakout.set_title(asked.title());
    if (No no = name_is_free(here, asked.id(), breakout)) return refused(*no);
  }
  if (asked.has_cap()) breakout.set_cap(asked.cap());
  if (asked.has_self_choice()) breakout.set_self_choice(asked.self_choice());
  if (asked.has_window()) breakout.set_window(asked.window());
  if (asked.has_available_minutes()) breakout.set_available_minutes(asked.available_minutes());
  if (asked.has_starts_ms()) breakout.set_starts_ms(asked.starts_ms());
  if (asked.has_board()) breakout.set_board(asked.board());
  if (asked.has_template_id()) {
    breakout.set_template_id(asked.template_id());
    breakout.set_template_version(asked.template_version());
    if (No no = template_is_here(here, asked.template_id(), asked.template_version())) return refused(*no);
  }
  if (No no = first_of({group_fits(breakout), board_is_free(here, asked.id(), breakout.board())})) return refused(*no);
  Outcome outcome;
  put_if_changed(outcome, record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TrashBreakout& asked) {
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  if (No no = group_is_here(here, asked.id())) return refused(*no);
  Record next = next_of(*here.breakout(asked.id()));
  Trashed& trashed = *next.mutable_breakout()->mutable_trashed();
  trashed.set_by(here.me());
  trashed.set_at_ms(here.now.ms);
  trashed.set_reason(asked.reason());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

// Whoever has found a seat elsewhere meanwhile keeps that one: a person sits in one group of an item.
Outcome decide_verb(const Situation& here, const RestoreBreakout& asked) {
  const Record* record = here.breakout(asked.id());
  if (!record) return refused(not_found("breakout"));
  if (!record->breakout().has_trashed()) return refused(NOTHING_TO_DO);
  if (No no = name_is_free(here, asked.id(), record->breakout())) return refused(*no);
  std::set<std::string> seated;
  for (const Record* other : groups_of(here.document, item_of(record->breakout())))
    seated.insert(other->breakout().members().begin(), other->breakout().members().end());
  Record next = next_of(*record);
  Breakout& breakout = *next.mutable_breakout();
  breakout.clear_trashed();
  breakout.clear_members();
  for (const std::string& member : record->breakout().members())
    if (!seated.contains(member)) breakout.add_members(member);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
