// What formats ask of a paper.
#include <algorithm>
#include <string_view>
#include <utility>

#include "facilitation/exports/paper.h"
#include "facilitation/exports/paper_writing.h"

namespace plenary {

std::vector<std::size_t> PaperTable::shown() const {
  std::vector<std::size_t> all;
  for (std::size_t column = 0; column < columns.size(); ++column)
    if (std::any_of(rows.begin(), rows.end(),
                    [&](const PaperRow& row) { return column < row.cells.size() && !row.cells[column].empty(); }))
      all.push_back(column);
  return all;
}

bool announces_next(const Paper& paper, std::size_t at) {
  return at + 1 < paper.blocks.size() && !std::holds_alternative<Passage>(paper.blocks[at + 1]) &&
         !std::holds_alternative<Heading>(paper.blocks[at + 1]);
}

bool is_external(const std::string& kind) { return kind != "internal" && kind != "network"; }

std::string spoken(std::string word) {
  constexpr std::pair<std::string_view, std::string_view> kWithHyphen[] = {{"co_facilitator", "co-facilitator"},
                                                                           {"stand_aside", "stand-aside"}};
  for (const auto& [from, to] : kWithHyphen)
    if (const std::size_t at = word.find(from); at != std::string::npos) word.replace(at, from.size(), to);
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::string in_hex(const std::string& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4];
    hex += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

std::string plain(const Runs& runs) {
  std::string all;
  for (const Run& run : runs) all += run.text;
  return all;
}

}  // namespace plenary
