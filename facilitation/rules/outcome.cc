#include "facilitation/rules/outcome.h"

#include "facilitation/document/canonical.h"

namespace plenary {

Refusal refusal(RefusalCode code, std::initializer_list<std::string_view> args) {
  Refusal no;
  no.set_code(code);
  for (const std::string_view arg : args) no.add_args(std::string(arg));
  return no;
}

Refusal too_long(std::uint32_t limit, std::size_t actual) {
  return refusal(TOO_LONG, {std::to_string(limit), std::to_string(actual)});
}

Refusal limit_reached(std::string_view which, std::uint32_t limit) {
  return refusal(LIMIT_REACHED, {which, std::to_string(limit)});
}

Outcome refused(Refusal no) {
  Outcome outcome;
  outcome.refusal = std::move(no);
  return outcome;
}

Outcome refused(RefusalCode code, std::initializer_list<std::string_view> args) { return refused(refusal(code, args)); }

Record new_record(const std::string& id) {
  Record record;
  record.set_id(id);
  record.set_version(1);
  return record;
}

Record next_of(const Record& record) {
  Record next = record;
  next.clear_text();
  next.set_version(record.version() + 1);
  return next;
}

void put(Outcome& outcome, Record record) { *outcome.effects.emplace_back().mutable_put() = std::move(record); }

void put_if_changed(Outcome& outcome, const Record& before, Record next) {
  Record compared = next;
  compared.set_version(before.version());
  if (before.has_text()) *compared.mutable_text() = before.text();
  if (canonical(compared) != canonical(before)) put(outcome, std::move(next));
}

Outcome or_nothing_to_do(Outcome outcome) {
  return outcome.accepted() && outcome.effects.empty() ? refused(NOTHING_TO_DO) : outcome;
}

void remove(Outcome& outcome, const std::string& id) { outcome.effects.emplace_back().set_remove(id); }

void write_first_words(Outcome& outcome, const std::string& id, const std::string& words) {
  const std::optional<std::u16string> units = text::to_units(words);
  if (!units || units->empty()) return;
  text::Change change;
  change.insert(*units);
  edit(outcome, id, change);
}

void write_instead(Outcome& outcome, const Record& record, const std::string& words) {
  text::Change change;
  change.erase(text::units_in(record.text().content()));
  if (!words.empty()) change.insert(*text::to_units(words));
  edit(outcome, record.id(), change);
}

void edit(Outcome& outcome, const std::string& id, const text::Change& change) {
  TextEdit& effect = *outcome.effects.emplace_back().mutable_edit();
  effect.set_id(id);
  *effect.mutable_change() = text::to_proto(change);
}

}  // namespace plenary
