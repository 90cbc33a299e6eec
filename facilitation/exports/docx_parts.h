// Within this folder: the parts of a DOCX that are the same for every record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plenary {

extern const std::string_view kDocxContentTypes, kDocxRelations, kDocxDocumentRelations, kDocxSettings, kDocxApp;

[[nodiscard]] std::string docx_styles(std::string_view accent);  // "17567A"
// A list that goes on from numbers of its own: sections are left out of a copy, and paragraphs, and the others keep theirs.
struct DocxNumbers {
  int section = 0;    // that it begins with
  int paragraph = 0;  // 0: 1
};
// `more`: with the ids from kFirstOfMoreNumbers on.
inline constexpr int kFirstOfMoreNumbers = 3;
[[nodiscard]] std::string docx_numbering(std::string_view accent, const std::vector<DocxNumbers>& more);

}  // namespace plenary
