// Within this folder: what a paragraph or a field comes from, as people call it.
#pragma once

#include <string>

#include "facilitation/records/consents.h"
#include "facilitation/records/guidebook.h"

namespace plenary {

// "card 12", "a note"; empty: nothing that anything comes from.
[[nodiscard]] std::string kind_and_number(const Record& record);

// Of a field of a guidebook, for a reader who has nothing but the page: "card 12, “Group 1” (Session II)", "paragraph 9.2,
// “Record of Session II”". A title that may not be printed is not. Empty: it is not there, or not for everybody.
[[nodiscard]] std::string label_of_source(const SourceRef& source, const GuidebookParts& parts,
                                          const Consents& consents);

}  // namespace plenary
