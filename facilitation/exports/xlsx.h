// The sheets of a record as a workbook. Words are words: no cell is a formula or a link, whatever it begins with.
#pragma once

#include <string>
#include <vector>

#include "facilitation/exports/sheets.h"

namespace plenary {

[[nodiscard]] std::string to_xlsx(const std::vector<Sheet>& sheets, const std::string& generated_at);

}  // namespace plenary
