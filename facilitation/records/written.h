// A record that people wrote, as a copy for somebody: the paragraphs of its document, with what boards and the people store
// say now of whom it may name and which quotations may be used.
//
// The gate is the one of records compiled from boards. A paragraph that names somebody, or says words that their speaker
// has not let go, stands in no copy but the one for those who were there; how many there are is said. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "facilitation/records/lint.h"

namespace plenary {

struct RecordState {
  std::string id;  // of the document
  const Document& document;
  Position at;
};

// Whom a copy may name, and whose names are looked for in its words: ask the people store for them.
[[nodiscard]] std::vector<std::string> participants_of_record(const Document& record,
                                                              const std::vector<BoardState>& boards);

// `boards` are those that the head names, as far as they can be read; a quotation of another is not shown.
[[nodiscard]] SessionRecord compile_written(const RecordState& record, const std::vector<BoardState>& boards,
                                            const std::vector<Person>& people, std::int64_t generated_ms,
                                            RecordKind kind = RecordKind::internal);

// What nobody outside may read, of these boards and people.
[[nodiscard]] Lint lint_for_publication(const std::vector<BoardState>& boards, const std::vector<Person>& people);
// Of a paragraph, in their order.
[[nodiscard]] std::vector<const Record*> corrigenda_of(const Document& record, const std::string& paragraph);

struct FoundInParagraph {
  std::string paragraph;
  Finding finding;
};
// Of each paragraph, or of its latest corrigendum.
[[nodiscard]] std::vector<FoundInParagraph> check_record(const Document& record, const std::vector<BoardState>& boards,
                                                         const std::vector<Person>& people);

}  // namespace plenary
