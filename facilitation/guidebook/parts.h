// The parts of a guidebook in the order in which they are read, and what is missing before one of them can be ready.
// Pure functions of the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary::guidebook {

[[nodiscard]] const Guidebook* head_of(const Document& document);  // nullptr: no guidebook
[[nodiscard]] std::vector<const Record*> chapters_of(const Document& document);
[[nodiscard]] std::vector<const Record*> entries_of(const Document& document,
                                                    std::string_view chapter);   // also trashed
[[nodiscard]] std::vector<const Record*> editions_of(const Document& document);  // the first one first
// Those that are there, in the order of the table.
[[nodiscard]] std::vector<const Record*> fields_of_part(const Document& document, const Record& part);

[[nodiscard]] std::string_view type_of(const Record& part);  // chapter, case, example, tool; empty: no part
[[nodiscard]] bool is_part(const Record& record);            // a chapter or an entry
[[nodiscard]] bool is_ready(const Record& part);

struct MissingPart {
  std::string field, problem;  // arguments of a refusal INVALID
};
// Required fields, what may be said of the organisation, evidence or the word that there is none. None: it can be ready.
[[nodiscard]] std::vector<MissingPart> missing_in(const Document& document, const Record& part);

}  // namespace plenary::guidebook
