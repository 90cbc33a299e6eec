// What an approved session record has for the guidebook, and what became of it since.
//
//   record + its boards ──record_offers──▶ paragraphs that may be printed, each with itself and what it came from as sources
//   guidebook + boards + records ──news_of_sources──▶ a corrigendum, words taken back, something thrown away
//
// From a sentence of the guidebook one comes to the paragraph, and from there to the cards and decisions it was drafted from:
// all of them are sources of the field. What may not leave the room is not offered: what names somebody, what holds somebody's
// own words, what is for those who were there alone, and a presentation, which is its presenter's. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "facilitation/records/guidebook.h"
#include "proto/guidebook_record.pb.h"

namespace plenary {

// `boards`: those that the record names.
[[nodiscard]] GuidebookOffers record_offers(const BoardState& record, const std::vector<BoardState>& boards,
                                            const Document& guidebook, const std::vector<Person>& people);

// The records of its meetings that fields of this guidebook come from. A source may name any document.
[[nodiscard]] std::vector<std::string> records_named_in(const Document& guidebook);
// Since they were taken in. Of a record that is not among `records` there is no news.
[[nodiscard]] std::vector<SourceNews> news_of_sources(const GuidebookParts& parts,
                                                      const std::vector<BoardState>& records);

}  // namespace plenary
