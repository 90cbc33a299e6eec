// What a request brings of the person's own: handed back to them if it is refused, or if it cannot be sent any more.
#pragma once

#include <string>

#include "proto/requests.pb.h"

namespace plenary::client {

// Its words, in pieces as a person would copy them. Of a change of words none: what it makes is known to its line.
[[nodiscard]] std::string words_in(const Request& request);
// The same, with what has been typed into its words since.
[[nodiscard]] std::string words_in(const Request& request, const std::string& typed);

// The card or note that it makes; people may type into its words before it is there. Empty: none.
[[nodiscard]] std::string made_with_words(const Request& request);

}  // namespace plenary::client
