// A session record as it would be drafted from boards now, for people to go on writing.
//
//   boards + programme ──draft_of──▶ paragraphs, each with what it was drafted from ──opening_of──▶ the first records of a document
//   record + boards + programme ──offers_of──▶ what they say otherwise since: offered, never forced
//
// A draft names nobody and holds no words of a quotation: owners and presenters are participants' ids, and a quotation is a
// paragraph without words that points at where they stand. They are filled in for whoever a copy is for (written.h). Pure.
//
// `programme`: the document of the boards' meeting, for what was presented in their session; null: there is none.
#pragma once

#include <string>
#include <vector>

#include "facilitation/records/compile.h"

namespace plenary {

struct DraftedParagraph {
  Paragraph paragraph;  // without order and number; `drafted_from` is unique in a draft
  std::string text;
};
// In the order of the record. Internal to a board is what only the copy for those who were there may show.
[[nodiscard]] std::vector<DraftedParagraph> draft_of(const std::vector<BoardState>& boards, const Document* programme);

// The head and the paragraphs of a fresh record. Boards as in compile.h; at least one of them is a board. `contact` is the
// participant who answers for corrections; empty: not known.
[[nodiscard]] std::vector<Record> opening_of(const std::vector<BoardState>& boards, const Document* programme,
                                             const std::string& contact, std::int64_t drafted_ms);

struct Offer {
  enum class Change { fresh, changed, gone } change = Change::fresh;
  DraftedParagraph drafted;  // of what is gone: as it stands in the record
  std::string id;            // the paragraph that was drafted from it; empty: there is none
};
// In the order of the draft. What was looked at and settled is not offered again until it changes again.
[[nodiscard]] std::vector<Offer> offers_of(const Document& record, const std::vector<BoardState>& boards,
                                           const Document* programme);

}  // namespace plenary
