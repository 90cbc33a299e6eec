#include "facilitation/rules/writing_record.h"

#include <algorithm>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"

namespace plenary {

const Record& record_of(const Situation& here) { return *here.document.find("record"); }
const SessionRecordHead& head_of(const Situation& here) { return record_of(here).session_record(); }

No record_is_open(const Situation& here) {
  if (is_approved(head_of(here))) return refusal(LOCKED, {"record"});
  return {};
}

No paragraph_can_change(const Situation& here, const Record* paragraph) {
  if (!paragraph) return not_found("paragraph");
  if (paragraph->paragraph().has_trashed()) return refusal(GONE, {"paragraph", "trash"});
  return record_is_open(here);
}

No paragraph_words_fit(const std::string& words) { return lines("text", words, limits::paragraph_characters); }

No section_is_known(const std::string& section) {
  if (!record_section(section)) return invalid("section", section.empty() ? "missing" : "unknown");
  return {};
}

void take_back_approvals(const Situation& here, Outcome& outcome) {
  if (head_of(here).approvals().empty()) return;
  Record next = next_of(record_of(here));
  next.mutable_session_record()->clear_approvals();
  put(outcome, std::move(next));
}

void rewrite(Outcome& outcome, const Record& paragraph, const std::string& words) {
  const auto before = text::to_units(paragraph.text().content());
  const auto after = text::to_units(words);
  if (!before || !after || *before == *after) return;
  edit(outcome, paragraph.id(), text::difference(*before, *after));
}

std::uint32_t next_number(const Situation& here, const std::string& section) {
  if (head_of(here).state() == SessionRecordHead::RECORD_DRAFT) return 0;
  std::uint32_t highest = 0;
  for (const Record* one : places_of(here.document, section)) highest = std::max(highest, one->paragraph().number());
  return highest + 1;
}

std::string key_after(const Situation& here, const std::string& section, const Record* after) {
  const auto places = places_of(here.document, section);
  auto next = places.begin();
  if (after) {
    next = std::find(places.begin(), places.end(), after);
    if (next == places.end()) return {};
    ++next;
  }
  const auto key = order::between(after ? after->paragraph().order() : std::string(),
                                  next == places.end() ? std::string() : (*next)->paragraph().order());
  return key ? key->front() : std::string();
}

std::string key_at_end(const Situation& here, const std::string& section) {
  const auto places = places_of(here.document, section);
  return key_after(here, section, places.empty() ? nullptr : places.back());
}

}  // namespace plenary
