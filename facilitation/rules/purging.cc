#include "facilitation/rules/purging.h"

#include <algorithm>

#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

// Also one in the trash, or merged into another: its words are there.
bool is_working_note(const Record& record) {
  return record.has_note() && record.note().visibility() != Note::RECORD && record.note().purged_ms() == 0;
}

void purge(Outcome& outcome, const Record& record, std::int64_t now_ms, bool erased) {
  Record next = next_of(record);
  Note& note = *next.mutable_note();
  note.set_purged_ms(now_ms);
  note.set_erased(erased);
  note.clear_speaker();
  put(outcome, std::move(next));
  if (!record.text().content().empty()) write_instead(outcome, record, "");
}

}  // namespace

bool is_past_its_time(const Document& document, const Note& note, std::int64_t now_ms) {
  const Board* board = document.board();
  if (!board || board->record_approved_ms() == 0) return false;
  const std::uint32_t days = board->policy().working_notes_days();
  const std::int64_t kept_ms = kDayMs * (days == 0 ? kWorkingNotesDays : days);
  // As a difference: the moment is somebody's to say, and may be any.
  return now_ms - std::max(board->record_approved_ms(), note.at_ms()) >= kept_ms;
}

bool working_notes_are_due(const Document& document, std::int64_t now_ms) {
  return std::any_of(document.entries().begin(), document.entries().end(), [&](const auto& entry) {
    return is_working_note(entry.second.record) && is_past_its_time(document, entry.second.record.note(), now_ms);
  });
}

void note_purged_erased(Outcome& outcome, const Record& note, std::int64_t now_ms) {
  if (note.note().erased()) return;
  if (note.note().purged_ms() == 0) return purge(outcome, note, now_ms, /*erased=*/true);
  Record next = next_of(note);
  next.mutable_note()->set_erased(true);
  put(outcome, std::move(next));
}

Outcome decide_verb(const Situation& here, const PurgeWorkingNotes&) {
  Outcome outcome;
  for (const Record* record : here.document.sorted())
    if (is_working_note(*record) && is_past_its_time(here.document, record->note(), here.now.ms))
      purge(outcome, *record, here.now.ms, /*erased=*/false);
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
