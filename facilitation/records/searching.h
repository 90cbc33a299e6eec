// Words that somebody looks for, in what is approved: ready entries and chapters of a guidebook, paragraphs of an approved
// record. A draft is not found, not even by who writes it: what is found can be cited. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/views/view.h"
#include "proto/guidebook_record.pb.h"

namespace plenary {

struct SearchFor {
  std::string words;                        // all of them, in any order; the beginning of a word is enough
  std::string pillar, type, place, sector;  // empty: any. type: case, example, tool, chapter, record
  std::uint32_t sdg = 0;                    // 0: any
  [[nodiscard]] bool is_empty() const {
    return words.empty() && pillar.empty() && type.empty() && place.empty() && sector.empty() && sdg == 0;
  }
};

// In the order in which they are read, at most `most`.
[[nodiscard]] std::vector<SearchHit> search_in(const std::string& id, const Document& document, const Viewer& viewer,
                                               const SearchFor& wanted, std::size_t most);

}  // namespace plenary
