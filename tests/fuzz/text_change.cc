// Two changes of one text, made at the same time: in whichever order they come, the text is the same, and no character
// is ever cut in two.
#include <algorithm>

#include "facilitation/text/change.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

using text::Change;
using text::Side;
using Units = std::u16string;

bool is_whole(std::u16string_view units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i] >= 0xDC00 && units[i] <= 0xDFFF) return false;
    if (units[i] >= 0xD800 && units[i] <= 0xDBFF && (++i == units.size() || units[i] < 0xDC00 || units[i] > 0xDFFF))
      return false;
  }
  return true;
}

// A letter, or one of those that take two units.
Units some_units(Bytes& bytes) {
  Units units;
  for (const char byte : bytes.words(24)) {
    const auto value = static_cast<std::uint8_t>(byte);
    if (value < 0xC0) {
      units += value % 8 == 0 ? u'\u00e9' : static_cast<char16_t>(u'a' + value % 26);
    } else {
      units += static_cast<char16_t>(0xD83D + value % 2);
      units += static_cast<char16_t>(0xDE00 + value % 3);
    }
  }
  return units;
}

// Runs to the end of the text, or beyond it.
Change some_change(Bytes& bytes, std::uint32_t length) {
  Change change;
  std::uint32_t at = 0;
  const bool whole = bytes.byte() % 16 != 0;
  for (std::uint32_t runs = bytes.below(8); runs > 0; --runs) {
    const std::uint32_t kind = bytes.below(3);
    if (kind == 2) {
      change.insert(some_units(bytes));
      continue;
    }
    std::uint32_t run = bytes.below(whole ? length - at + 1 : 40);
    at += run;
    kind == 0 ? change.keep(run) : change.erase(run);
  }
  if (whole) change.keep(length - at);
  return change;
}

std::string shown(const Units& units) {
  return is_whole(units) ? text::to_utf8(units) : std::string("(a character in two)");
}

Units after(Units units, const Change& change, std::string_view what) {
  must(fault_on(units, change) == text::Fault::none, std::string(what) + ": does not fit");
  text::apply(units, change);
  must(is_whole(units), std::string(what) + ": a character was cut in two");
  return units;
}

// By itself: stored and read, taken back, on UTF-8, and whether it fits at all.
bool look_at_one(const Units& before, const Change& change) {
  const auto stored = text::from_proto(text::to_proto(change));
  must(stored && *stored == change, "a change is not itself when it was stored");
  const text::Fault fault = fault_on(before, change);
  std::string words = text::to_utf8(before);
  must(apply_utf8(words, change) == fault, "UTF-8 and UTF-16 are not of one mind whether a change fits");
  if (fault != text::Fault::none) {
    must_equal(words, text::to_utf8(before), "a change that does not fit changes something");
    return false;
  }
  must(change.length_before() == before.size(), "a change that fits is of another length");
  const Units then = after(before, change, "a change");
  must(change.length_after() == then.size(), "a change leads to another length than it says");
  must_equal(words, shown(then), "UTF-8 and UTF-16 are changed in two ways");
  must(text::characters_in(words) <= text::units_in(words) && text::units_in(words) == then.size(),
       "words are counted wrongly");
  must_equal(shown(after(then, inverse(change, before), "its inverse")), shown(before),
             "an inverse does not lead back");
  must_equal(shown(after(before, text::difference(before, then), "a difference")), shown(then),
             "a difference leads elsewhere");
  for (const Side side : {Side::left, Side::right})
    for (std::uint32_t caret = 0; caret <= before.size() + 2; ++caret)
      must(text::moved(caret, change, side) <= then.size(), "a caret stands beyond the words");
  return true;
}

void look_at_two(const Units& before, const Change& a, const Change& b) {
  const Change b_later = transform(b, a, Side::right), a_earlier = transform(a, b, Side::left);
  const Units after_a = after(before, a, "a"), after_b = after(before, b, "b");
  const Units one = after(after_a, b_later, "b after a"), other = after(after_b, a_earlier, "a after b");
  must_equal(shown(one), shown(other), "TP1 does not hold");
  const Change both = compose(a, b_later);
  must_equal(shown(after(before, both, "both in one")), shown(one), "composed changes lead elsewhere");
  must(text::from_proto(text::to_proto(both)) == both, "composed changes are not in normal form");
  must(text::from_proto(text::to_proto(b_later)) == b_later, "a transformed change is not in normal form");
}

void look_at_text(std::string_view input) {
  Bytes bytes(input);
  if (bytes.byte() % 8 == 7) {  // a stored change that may be anything
    TextChange stored;
    if (!stored.ParseFromString(std::string(bytes.rest()))) return;
    if (const auto change = text::from_proto(stored))
      must(text::from_proto(text::to_proto(*change)) == change, "a stored change is read in two ways");
    return;
  }
  const Units before = some_units(bytes);
  const auto length = static_cast<std::uint32_t>(before.size());
  const Change a = some_change(bytes, length), b = some_change(bytes, length);
  const bool a_fits = look_at_one(before, a), b_fits = look_at_one(before, b);
  if (a_fits && b_fits) look_at_two(before, a, b);
}

std::vector<std::string> text_seeds() {
  using namespace std::string_literals;
  TextChange stored;
  for (const int run : {2, -3, 0, 1}) stored.add_runs(run);
  stored.add_inserts("Zo\xc3\xab");
  return {"\0"s + "\x05river" + "\x01\x03\x00\x05\x02\x01s\x00\x00" + "\x01\x02\x02\x04The \x00\x05"s,
          "\0"s + "\x04" + "\xc0\xc1" + "ab" + "\x01\x03\x00\x02\x01\x02\x02\x01\xc2" +
              "\x01\x03\x01\x04\x02\x01x\x00\x02"s,
          "\0"s + "\x03" + "\xc0\xc1\xc2" + "\x01\x02\x00\x01\x01\x01" + "\x01\x01\x02\x02zz"s,
          "\x07" + stored.SerializeAsString()};
}

}  // namespace

const Target text_change{"text_change", look_at_text, text_seeds};

}  // namespace plenary::fuzz
