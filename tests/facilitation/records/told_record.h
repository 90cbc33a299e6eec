// The record that is drafted from the demonstration's board, as a document.
#pragma once

#include <functional>

#include "facilitation/document/session_record.h"
#include "facilitation/records/draft.h"
#include "facilitation/records/written.h"
#include "tests/facilitation/records/told_quote.h"

namespace plenary::test {

inline constexpr const char* kToldBoard = "demo-2027.s2-b1";

inline Position told_position() {
  Position at;
  at.set_epoch(7);
  at.set_seq(1);
  at.set_chain(std::string(16, '\x22'));
  return at;
}

// Drafted from this board; `change` is made of the draft before it is a document.
inline Document record_drafted_from(const Document& board, const std::function<void(std::vector<Record>&)>& change = {},
                                    const Document* programme = nullptr) {
  std::vector<Record> records = opening_of({{kToldBoard, board, told_position()}}, programme, "FAC", 1'808'300'000'000);
  if (change) change(records);
  return document_of(records);
}

inline SessionRecord written_record(const Document& record, const Document& board, RecordKind kind,
                                    std::int64_t generated_ms = kGenerated) {
  return compile_written({"demo-2027.record.s2-b1", record, told_position()}, {{kToldBoard, board, told_position()}},
                         demo_people(), generated_ms, kind);
}

}  // namespace plenary::test
