// What a board still lacks: a document and the checks that it got from its template come to findings, each with what it is
// about and one sentence that says what to do.
//
//   findings(document)            everything there is to say, for screens, the terminal and the record
//   blocks(document, decision)    the first reason why a decision may not be adopted yet; facilitation/rules obeys it
//
// A finding is a matter of what everybody sees: hidden cards, those in the trash, set aside or merged say nothing and are
// not spoken of. A board on which nothing was written has none. Where a check needs something that people may leave open
// (whose side an actor is on), it is silent until enough of it is there to judge by.
//
// Pure. Boards of before they kept checks have none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/session_record.pb.h"

namespace plenary::checks {

// Every check that a template may name; the loader refuses others.
[[nodiscard]] std::vector<std::string> known();

// Do these words name somebody who has not agreed to it? Whoever has the list of people knows; without it nobody is named.
using Names = std::function<bool(const std::string& words)>;

// In the order of the template's checks, within one by number of the card. Dismissed ones are among them, marked.
[[nodiscard]] std::vector<CheckFinding> findings(const Document& document, const Names& names_somebody = {});

// A decision as it would be adopted. `by_its_words_alone`: not what may still be said after a round was opened (a day to look
// again); words and cards stand still from then on.
[[nodiscard]] std::optional<CheckFinding> blocks(const Document& document, const Decision& decision,
                                                 bool by_its_words_alone = false);

// Of a warning about words: what a dismissal is about. Other words are warned of again.
[[nodiscard]] std::uint32_t words_hash(std::string_view words);
[[nodiscard]] bool is_about_words(std::string_view check);
// The warning that a dismissal would be about; nullopt: there is none, or it is not one that can be let be.
[[nodiscard]] std::optional<CheckFinding> warning(const Document& document, std::string_view check,
                                                  std::string_view on);
// What a dismissal of it is on: its decision, its only card, or the board ("").
[[nodiscard]] std::string on_of(const CheckFinding& finding);
// The words of the card or the decision; empty for anything else.
[[nodiscard]] std::string words_of(const Document& document, std::string_view on);

// In one sentence, what is wrong and what to do, as it stands in `text` of a finding.
[[nodiscard]] std::string_view sentence(std::string_view check);

}  // namespace plenary::checks
