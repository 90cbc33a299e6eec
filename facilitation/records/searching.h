// Words that somebody looks for, in what is approved: ready entries and chapters of a guidebook, paragraphs of an approved
// record. A draft is not found, not even by who writes it: what is found can be cited. And, by itself, on boards. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/records/compile.h"
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

// Of words: does somebody speak in them who has not let them go, or took them back?
using NotLetGo = std::function<bool(const std::string& words)>;
[[nodiscard]] NotLetGo not_let_go(const std::vector<BoardState>& boards);

// In the order in which they are read, at most `most`. What holds words that are not let go is not found. Empty: not asked.
[[nodiscard]] std::vector<SearchHit> search_in(const std::string& id, const Document& document, const Viewer& viewer,
                                               const SearchFor& wanted, std::size_t most,
                                               const NotLetGo& not_let_go = {});

// On a board: cards, groups, notes, decisions and actions that `viewer` sees there and that have all the words, by kind and
// then by number; at most `most`. What lies in the trash, or in another card, is not found. Who wrote it is not told.
[[nodiscard]] std::vector<SearchHit> search_board(const std::string& id, const Document& document, const Viewer& viewer,
                                                  const std::string& words, std::size_t most);

}  // namespace plenary
