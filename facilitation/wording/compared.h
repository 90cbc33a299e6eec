// Words as they are compared: in their order, without case, diacritics, marks, and the s of a genitive. Soft hyphens and
// joiners, which nobody sees, do not part a word; quotation marks, dashes and blanks do, however many.
#pragma once

#include <string>
#include <vector>

namespace plenary {

using ComparedWords = std::vector<std::string>;
[[nodiscard]] ComparedWords compared_words(const std::string& words);

// Of three words or fewer nobody can say whose they are.
inline constexpr std::size_t kFewestWordsOfAQuotation = 4;

}  // namespace plenary
