// Who is named on a board without having agreed: what the check story-names-people-without-grant asks.
//
// Somebody has agreed where a quotation of theirs was granted under their full name, and its very words stand in what names
// them. Everybody listed counts, by the same rules as in what people write into a record (lint.h): it errs towards finding.
#pragma once

#include <optional>
#include <vector>

#include "facilitation/checks/findings.h"
#include "facilitation/records/compile.h"

namespace plenary {

// `kind`: for material of this kind; none: for any kind at all.
[[nodiscard]] checks::Names names_without_grant(const Document& board, const std::vector<Person>& people,
                                                std::optional<RecordKind> kind = std::nullopt);

// All words that people wrote into a record of a document.
[[nodiscard]] std::string all_words_in(const Record& record);

}  // namespace plenary
