#include "server/api/fresh_board.h"

namespace plenary {

std::vector<Record> fresh_records(const Document& like, const std::string& title) {
  std::vector<Record> records;
  for (const Record* record : like.sorted()) {
    if (!record->has_board() && !record->has_region() && !record->has_phase()) continue;
    Record fresh = *record;
    fresh.set_version(1);
    fresh.clear_text();
    if (fresh.has_board()) {
      Board& board = *fresh.mutable_board();
      if (!title.empty()) {
        board.set_title(title);
        board.clear_group_title();
      }
      board.clear_silent_writing();
      board.clear_locked();
      board.clear_closed();
      board.clear_revealed_ms();
      board.clear_phase();
      board.clear_phase_kind();
      board.clear_off_record_ms();
      board.clear_spotlight();
      board.clear_screening();
      board.clear_held_back();
      board.clear_gather();
      board.clear_dismissed();
      board.clear_presenter_answered();
      board.clear_presenter_answered_ms();
      board.clear_closed_ms();
      board.clear_gallery_ms();
      board.clear_record_approved_ms();
    } else if (fresh.has_region()) {
      fresh.mutable_region()->clear_locked();
    } else {
      Phase planned;
      planned.set_kind(record->phase().kind());
      planned.set_order(record->phase().order());
      planned.set_title(record->phase().title());
      planned.set_words(record->phase().words());
      planned.set_planned_minutes(record->phase().planned_minutes());
      planned.set_advances(record->phase().advances());
      *fresh.mutable_phase() = planned;
    }
    records.push_back(std::move(fresh));
  }
  return records;
}

}  // namespace plenary
