// Random words in mixed scripts and random changes that are valid on them, from a seed.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "facilitation/text/change.h"
#include "facilitation/text/utf16.h"

namespace plenary::text {

class SomeWords {
 public:
  explicit SomeWords(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return limit == 0 ? 0 : random_() % limit; }
  Side side() { return below(2) == 0 ? Side::left : Side::right; }

  std::u16string words(std::uint32_t most_characters) {
    static const std::vector<std::u16string> characters = {
        u"a",     u"b", u" ",      u"é", u"e\u0301",  u"ß", u"\r\n",
        u"中",    u"ع", u"\u200d", u"😀", u"👩🏽", u"𝒳", std::u16string(1, u'\0'),
        u"\uffff"};
    std::u16string words;
    for (std::uint32_t left = below(most_characters + 1); left > 0; --left)
      words += characters[below(static_cast<std::uint32_t>(characters.size()))];
    return words;
  }

  // Valid on `text`. Small texts and long runs, so that two of these often meet at one place.
  Change change(std::u16string_view text) {
    Change change;
    std::size_t place = 0;
    while (place < text.size()) {
      if (below(3) == 0) change.insert(words(3));
      std::size_t end = std::min<std::size_t>(text.size(), place + 1 + below(4));
      if (splits_pair(text, end)) ++end;
      const auto units = static_cast<std::uint32_t>(end - place);
      if (below(3) == 0) {
        change.erase(units);
      } else {
        change.keep(units);
      }
      place = end;
    }
    if (below(3) == 0) change.insert(words(3));
    return change;
  }

  // Only insertions.
  Change insertions(std::u16string_view text) {
    Change change;
    for (std::size_t place = 0; place < text.size();) {
      if (below(3) == 0) change.insert(words(2));
      const std::size_t end = splits_pair(text, place + 1) ? place + 2 : place + 1;
      change.keep(static_cast<std::uint32_t>(end - place));
      place = end;
    }
    if (below(3) == 0) change.insert(words(2));
    return change;
  }

 private:
  std::mt19937 random_;
};

inline std::u16string after(std::u16string_view text, const Change& change) {
  std::u16string words(text);
  plenary::text::apply(words, change);
  return words;
}

// For messages: runs, with the words inserted in place of each 0.
inline std::string spelled(const Change& change) {
  std::string out = "[";
  auto insert = change.inserts().begin();
  for (const std::int32_t run : change.runs()) {
    if (out.size() > 1) out += ' ';
    out += run == 0 ? '"' + to_utf8(*insert++) + '"' : std::to_string(run);
  }
  return out + "]";
}

}  // namespace plenary::text
