#include "facilitation/wording/compared.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <utility>

namespace plenary {
namespace {

// Letters that are not a letter with a mark, and are written without it where it is not at hand.
const char16_t* plain(UChar32 letter) {
  switch (letter) {
    case 0x00F8: return u"o";   // ø
    case 0x0142: return u"l";   // ł
    case 0x0111: return u"d";   // đ
    case 0x00F0: return u"d";   // ð
    case 0x00FE: return u"th";  // þ
    case 0x00E6: return u"ae";  // æ
    case 0x0153: return u"oe";  // œ
    case 0x0131: return u"i";   // ı
    case 0x0127: return u"h";   // ħ
    default: return nullptr;    // any other letter of the world is itself
  }
}

bool is_apostrophe(UChar32 letter) { return letter == '\'' || letter == 0x2019; }

// "Holm's": the s that says whose, and no letter after it.
bool is_genitive(const icu::UnicodeString& text, std::int32_t at) {
  return text.char32At(at) == 's' && (at + 1 == text.length() || !u_isalnum(text.char32At(at + 1)));
}

}  // namespace

ComparedWords compared_words(const std::string& words) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* apart = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return {words};
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8(words);
  folded.foldCase();
  const icu::UnicodeString decomposed = apart->normalize(folded, error);
  if (U_FAILURE(error)) return {words};
  std::vector<icu::UnicodeString> parts(1);
  bool after_apostrophe = false;
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 letter = decomposed.char32At(at);
    const auto kind = u_charType(letter);
    if (kind == U_NON_SPACING_MARK || kind == U_FORMAT_CHAR) continue;  // soft hyphens, joiners: seen by nobody
    if (std::exchange(after_apostrophe, is_apostrophe(letter)) && is_genitive(decomposed, at)) continue;
    if (is_apostrophe(letter)) continue;  // D'Cruz, DCruz
    if (const char16_t* other = plain(letter)) {
      parts.back().append(other);
    } else if (u_isalnum(letter)) {
      parts.back().append(letter);
    } else if (!parts.back().isEmpty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().isEmpty()) parts.pop_back();
  std::vector<std::string> compared;
  for (const icu::UnicodeString& part : parts) part.toUTF8String(compared.emplace_back());
  return compared;
}

}  // namespace plenary
