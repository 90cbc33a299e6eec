// The sheets of a record as a zip of CSV files: RFC 4180 (commas, quotes, CRLF), UTF-8 with its mark, one file a sheet.
#pragma once

#include <string>
#include <vector>

#include "facilitation/exports/sheets.h"

namespace plenary {

[[nodiscard]] std::string to_csv(const std::vector<Sheet>& sheets);

}  // namespace plenary
