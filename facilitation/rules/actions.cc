// Actions: proposed by anybody who works on the board, accepted by the owner and nobody else. What an owner accepted is
// these words, this date: when somebody else changes them, they are only proposed again.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No deed_fits(const std::string& words) {
  if (words.empty()) return invalid("text", "missing");
  return lines("text", words, limits::action_characters);
}

No ref_or_nothing(std::string_view field, const std::string& id) {
  if (id.empty() || is_id(id)) return {};
  return invalid(field, "not_an_id");
}

void no_longer_accepted(Action& action) {
  action.set_accepted_by_owner(false);
  if (action.state() == Action::OPEN) action.set_state(Action::ACTION_PROPOSED);
}

No state_fits(const Action& action, Action::State state) {
  if (state == Action::ACTION_STATE_UNSPECIFIED || !Action::State_IsValid(state)) return invalid("state", "unknown");
  if (state == Action::OPEN && !action.accepted_by_owner()) return invalid("state", "not_accepted");
  return {};
}

No may_change(const Situation& here, const Action& action) {
  if (here.is_me(action.owner())) return {};
  return here.own_enough(action.proposed_by(), "proposer");
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddAction& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), deed_fits(asked.text()),
                        participant_or_nothing("owner", asked.owner()), date_or_nothing("due", asked.due()),
                        ref_or_nothing("from", asked.from()),
                        room_for_one_more(here.document, Record::kAction, "actions", limits::actions)}))
    return refused(*no);
  Record record = new_record(asked.id());
  Action& action = *record.mutable_action();
  action.set_number(count_of(here.document, Record::kAction) + 1);
  action.set_text(asked.text());
  action.set_owner(asked.owner());
  action.set_due(asked.due());
  action.set_from(asked.from());
  action.set_state(Action::ACTION_PROPOSED);
  action.set_proposed_by(here.me());
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetAction& asked) {
  const Record* record = here.action(asked.id());
  if (!record) return refused(not_found("action"));
  const Action& before = record->action();
  if (No no = may_change(here, before)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  if (before.has_trashed() && !(asked.has_trashed() && !asked.trashed())) return refused(GONE, {"action", "trash"});
  if (No no = first_of({asked.has_text() ? deed_fits(asked.text()) : No(),
                        participant_or_nothing("owner", asked.owner()), date_or_nothing("due", asked.due())}))
    return refused(*no);
  Record next = next_of(*record);
  Action& action = *next.mutable_action();
  if (asked.has_text()) action.set_text(asked.text());
  if (asked.has_owner()) action.set_owner(asked.owner());
  if (asked.has_due()) action.set_due(asked.due());
  const bool other_owner = action.owner() != before.owner();
  const bool other_deed = action.text() != before.text() || action.due() != before.due();
  if (other_owner || (other_deed && !here.is_me(before.owner()))) no_longer_accepted(action);
  if (asked.has_state()) {
    if (No no = state_fits(action, asked.state())) return refused(*no);
    action.set_state(asked.state());
    if (asked.state() == Action::ACTION_PROPOSED) action.set_accepted_by_owner(false);
  }
  if (asked.has_trashed() && !asked.trashed()) action.clear_trashed();
  if (asked.trashed() && !action.has_trashed()) {
    action.mutable_trashed()->set_by(here.me());
    action.mutable_trashed()->set_at_ms(here.now.ms);
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const AcceptAction& asked) {
  // Wherever its owner sits now: what was given to them is theirs to answer for.
  const Record* record = here.document.action(asked.id()) ? here.document.find(asked.id()) : nullptr;
  const bool is_owner = record && here.is_me(record->action().owner());
  if (!is_owner && !here.action(asked.id())) return refused(not_found("action"));
  if (!is_owner) return refused(NOT_YOURS, {"owner"});
  if (record->action().has_trashed()) return refused(GONE, {"action", "trash"});
  Record next = next_of(*record);
  Action& action = *next.mutable_action();
  if (asked.accepted()) {
    action.set_accepted_by_owner(true);
    if (action.state() == Action::ACTION_PROPOSED) action.set_state(Action::OPEN);
  } else {
    no_longer_accepted(action);
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
