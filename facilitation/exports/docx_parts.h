// Within this folder: the parts of a DOCX that are the same for every record.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

extern const std::string_view kDocxContentTypes, kDocxRelations, kDocxDocumentRelations, kDocxNumbering, kDocxSettings,
    kDocxApp;

[[nodiscard]] std::string docx_styles(std::string_view accent);  // "17567a"

}  // namespace plenary
