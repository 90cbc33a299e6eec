// predict: what a request will probably do, so that its author sees it at once.
//
// A guess, not a rule: who may do what, numbers, limits and order keys are the server's. Whatever the server says
// takes the place of the guess, so a wrong one costs a flicker. Changes of words are not guessed here; text_line.h
// knows exactly what becomes of them.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/requests.pb.h"

namespace plenary::client {

// Effects that evolve accepts on `document`; none where nothing can be guessed.
[[nodiscard]] std::vector<Effect> predict(const Document& document, const Request& request, const std::string& me,
                                          std::int64_t wall_ms);

// The cards of a region that are on the board, in reading order.
[[nodiscard]] std::vector<const Record*> cards_of_region(const Document& document, const std::string& region);

}  // namespace plenary::client
