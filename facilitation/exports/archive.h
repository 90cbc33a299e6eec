// Files in one file: a zip in memory. Same files, same bytes: every entry has the same date, 1980-01-01.
#pragma once

#include <string>
#include <vector>

namespace plenary {

struct ArchiveEntry {
  std::string name;  // with folders: "word/document.xml"
  std::string bytes;
  bool packed = true;
};

[[nodiscard]] std::string zipped(const std::vector<ArchiveEntry>& entries);  // in this order

}  // namespace plenary
