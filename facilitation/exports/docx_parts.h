// Within this folder: the parts of a DOCX that are the same for every record.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

extern const std::string_view kDocxContentTypes, kDocxRelations, kDocxDocumentRelations, kDocxSettings, kDocxApp;

[[nodiscard]] std::string docx_styles(std::string_view accent);  // "17567A"
[[nodiscard]] std::string docx_numbering(std::string_view accent);

}  // namespace plenary
