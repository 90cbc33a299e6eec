#include "facilitation/meetings/same_person.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>

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

}  // namespace

std::string compared_name(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* apart = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return name;
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8(name);
  folded.foldCase();
  const icu::UnicodeString decomposed = apart->normalize(folded, error);
  if (U_FAILURE(error)) return name;
  std::vector<icu::UnicodeString> parts(1);
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 letter = decomposed.char32At(at);
    if (u_charType(letter) == U_NON_SPACING_MARK) continue;
    if (letter == '\'' || letter == 0x2019) continue;  // D'Cruz, DCruz
    if (const char16_t* other = plain(letter)) {
      parts.back().append(other);
    } else if (u_isalnum(letter)) {
      parts.back().append(letter);
    } else if (!parts.back().isEmpty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().isEmpty()) parts.pop_back();
  std::sort(parts.begin(), parts.end());
  std::string compared;
  for (const icu::UnicodeString& part : parts) {
    if (!compared.empty()) compared += ' ';
    part.toUTF8String(compared);
  }
  return compared;
}

std::vector<std::pair<ListedPerson, ListedPerson>> may_be_the_same(const std::vector<ListedPerson>& imported,
                                                                   const std::vector<ListedPerson>& known) {
  std::multimap<std::string, const ListedPerson*> by_name;
  for (const ListedPerson& person : known) by_name.emplace(compared_name(person.name()), &person);
  std::vector<std::pair<ListedPerson, ListedPerson>> pairs;
  for (const ListedPerson& person : imported) {
    const std::string name = compared_name(person.name());
    if (name.empty()) continue;
    const auto [first, last] = by_name.equal_range(name);
    for (auto other = first; other != last; ++other)
      if (other->second->id() != person.id()) pairs.emplace_back(person, *other->second);
    by_name.emplace(name, &person);
  }
  return pairs;
}

}  // namespace plenary
