// From one text to another, as a person would tell it: which words went, which came. What is kept decides whose words
// survive when the change meets another one, so whole words are compared, never letters here and there, and a piece that
// could stand at several places stands at the one where the text breaks best.
//
// Words are compared by the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986);
// where a piece may slide, as in diff-match-patch's lossless clean-up (N. Fraser).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "facilitation/text/change.h"
#include "facilitation/text/utf16.h"

namespace plenary::text {
namespace {

// With more words changed than this, the middle is replaced as a whole: nobody recognises it any more.
constexpr std::size_t kMostSteps = 400;

bool between(char16_t unit, char16_t first, char16_t last) { return unit >= first && unit <= last; }

bool is_space(char16_t unit) {
  return unit == u' ' || between(unit, u'\t', u'\r') || unit == 0xa0 || between(unit, 0x2000, 0x200a) || unit == 0x3000;
}

// Written words without spaces between them: each character is a word.
bool is_ideograph(char16_t unit) { return between(unit, 0x3040, 0x9fff); }

bool in_word(char16_t unit) {
  if (unit < 0x80)
    return between(unit, u'0', u'9') || between(unit, u'A', u'Z') || between(unit, u'a', u'z') || unit == u'_';
  if (unit < 0xc0) return unit == 0xaa || unit == 0xb5 || unit == 0xba;
  if (unit == 0xd7 || unit == 0xf7) return false;
  if (unit == 0x60c || unit == 0x61b || unit == 0x61f || unit == 0x6d4) return false;  // Arabic , ; ? .
  if (between(unit, 0x2000, 0x2bff)) return unit == 0x200c || unit == 0x200d;          // punctuation, signs; joiners
  if (between(unit, 0x3000, 0x303f) || between(unit, 0xff00, 0xff0f)) return false;    // their like of East Asia
  return !is_ideograph(unit) && !between(unit, 0xd800, 0xdfff);
}

bool opens(char16_t unit) {
  return unit == u'(' || unit == u'[' || unit == u'{' || unit == 0xab || unit == 0x2018 || unit == 0x201c ||
         unit == 0x27e6 || unit == 0x3008 || unit == 0x300a || unit == 0x300c;
}

bool closes(char16_t unit) {
  return unit == u')' || unit == u']' || unit == u'}' || unit == u',' || unit == u'.' || unit == u';' || unit == u':' ||
         unit == u'!' || unit == u'?' || unit == 0xbb || unit == 0x2019 || unit == 0x201d || unit == 0x27e7 ||
         unit == 0x3009 || unit == 0x300b || unit == 0x300d;
}

// How well a text breaks at a place: 4 at its ends and between lines, 3 between sentences, 2 between words, 1 between
// signs, 0 within a word, or between a bracket and what it holds.
int break_at(std::u16string_view words, std::size_t at) {
  if (at == 0 || at == words.size() || words[at - 1] == u'\n' || words[at] == u'\n') return 4;
  const char16_t left = words[at - 1], right = words[at];
  const bool after_stop = at > 1 && (words[at - 2] == u'.' || words[at - 2] == u'!' || words[at - 2] == u'?');
  if (is_space(left) && after_stop) return 3;
  if (is_space(left) || is_space(right)) return 2;
  if ((in_word(left) && in_word(right)) || opens(left) || closes(right) || splits_pair(words, at)) return 0;
  return 1;
}

std::vector<std::u16string_view> words_of(std::u16string_view text) {
  std::vector<std::u16string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (in_word(text[at])) {
      while (end < text.size() && in_word(text[end])) ++end;
    } else if (end < text.size() && splits_pair(text, end)) {
      ++end;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// Units before [gone_from, gone_to) of the one text and [come_from, come_to) of the other are kept up to the piece before.
struct Piece {
  std::size_t gone_from = 0, gone_to = 0, come_from = 0, come_to = 0;
};
using Pieces = std::vector<Piece>;

// Steps that touch are one piece.
Pieces joined(const Pieces& steps) {
  Pieces pieces;
  for (const Piece& step : steps) {
    if (!pieces.empty() && pieces.back().gone_to == step.gone_from && pieces.back().come_to == step.come_from) {
      pieces.back().gone_to = step.gone_to;
      pieces.back().come_to = step.come_to;
    } else {
      pieces.push_back(step);
    }
  }
  return pieces;
}

// The words [from, to) of each text that are not in both, in the order of a shortest way from one to the other. Empty
// if that way is too long; precondition: the texts differ.
Pieces shortest_way(const std::vector<std::u16string_view>& before, const std::vector<std::u16string_view>& after) {
  const auto n = static_cast<std::ptrdiff_t>(before.size()), m = static_cast<std::ptrdiff_t>(after.size());
  const auto most = std::min<std::ptrdiff_t>(n + m, kMostSteps);
  // How far into `before` one comes with so many steps, by diagonal: k = (place in before) - (place in after).
  using Reach = std::vector<std::ptrdiff_t>;
  Reach reach(static_cast<std::size_t>(2 * most + 3), 0);
  const auto at = [most](Reach& of, std::ptrdiff_t k) -> std::ptrdiff_t& {
    return of[static_cast<std::size_t>(k + most + 1)];
  };
  // Whether the last step onto diagonal k is a word that comes (else one that goes).
  const auto one_comes = [&at](Reach& of, std::ptrdiff_t k, std::ptrdiff_t steps) {
    return k == -steps || (k != steps && at(of, k - 1) < at(of, k + 1));
  };
  std::vector<Reach> trail;
  for (std::ptrdiff_t steps = 0; steps <= most; ++steps) {
    trail.push_back(reach);
    for (std::ptrdiff_t k = -steps; k <= steps; k += 2) {
      std::ptrdiff_t x = one_comes(reach, k, steps) ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < n && x - k < m && before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - k)]) ++x;
      at(reach, k) = x;
      if (x < n || x - k < m) continue;
      Pieces backwards;
      for (std::ptrdiff_t diagonal = k, step = steps; step > 0; --step) {
        Reach& earlier = trail[static_cast<std::size_t>(step)];
        const bool came = one_comes(earlier, diagonal, step);
        diagonal += came ? 1 : -1;
        const std::ptrdiff_t from = at(earlier, diagonal);
        const auto gone = static_cast<std::size_t>(from), come = static_cast<std::size_t>(from - diagonal);
        backwards.push_back({gone, gone + (came ? 0 : 1), come, come + (came ? 1 : 0)});
      }
      return joined({backwards.rbegin(), backwards.rend()});
    }
  }
  return {};
}

std::size_t common_beginning(std::u16string_view a, std::u16string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t length = 0;
  while (length < shorter && a[length] == b[length]) ++length;
  return splits_pair(a, length) || splits_pair(b, length) ? length - 1 : length;
}

std::size_t common_end(std::u16string_view a, std::u16string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t length = 0;
  while (length < shorter && a[a.size() - length - 1] == b[b.size() - length - 1]) ++length;
  return splits_pair(a, a.size() - length) || splits_pair(b, b.size() - length) ? length - 1 : length;
}

// Words become units; what a replaced word and its replacement have in common is kept.
Pieces in_units(Pieces pieces, const std::vector<std::u16string_view>& before,
                const std::vector<std::u16string_view>& after, std::u16string_view text_before,
                std::u16string_view text_after) {
  const auto place = [](const std::vector<std::u16string_view>& words, std::u16string_view text, std::size_t word) {
    return word == words.size() ? text.size() : static_cast<std::size_t>(words[word].data() - text.data());
  };
  for (Piece& piece : pieces) {
    piece = {place(before, text_before, piece.gone_from), place(before, text_before, piece.gone_to),
             place(after, text_after, piece.come_from), place(after, text_after, piece.come_to)};
    std::u16string_view gone = text_before.substr(piece.gone_from, piece.gone_to - piece.gone_from);
    std::u16string_view come = text_after.substr(piece.come_from, piece.come_to - piece.come_from);
    const std::size_t beginning = common_beginning(gone, come);
    const std::size_t end = common_end(gone.substr(beginning), come.substr(beginning));
    piece.gone_from += beginning, piece.come_from += beginning;
    piece.gone_to -= end, piece.come_to -= end;
  }
  return pieces;
}

// A piece that only went or only came may stand a little further left or right and lead to the same words. It goes
// where both its ends break best; of equals, to the right, where
// somebody who types stands.
void slide(Pieces& pieces, std::u16string_view before, std::u16string_view after) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    const bool came = piece.gone_from == piece.gone_to;
    if (!came && piece.come_from != piece.come_to) continue;
    const std::u16string_view text = came ? after : before;
    const std::size_t from = came ? piece.come_from : piece.gone_from, to = came ? piece.come_to : piece.gone_to;
    const std::size_t other = came ? piece.gone_from : piece.come_from;
    // Never onto the neighbouring pieces, of either text.
    const std::size_t kept_before = other - (i == 0 ? 0 : came ? pieces[i - 1].gone_to : pieces[i - 1].come_to);
    const std::size_t other_end = came ? before.size() : after.size();
    const std::size_t kept_after = (i + 1 == pieces.size() ? other_end
                                    : came                 ? pieces[i + 1].gone_from
                                                           : pieces[i + 1].come_from) -
                                   other;
    std::ptrdiff_t leftmost = 0, rightmost = 0;
    while (static_cast<std::size_t>(-leftmost) < kept_before) {
      const std::size_t here = from - static_cast<std::size_t>(-leftmost),
                        there = to - static_cast<std::size_t>(-leftmost);
      if (text[here - 1] != text[there - 1]) break;
      --leftmost;
    }
    while (static_cast<std::size_t>(rightmost) < kept_after) {
      const auto by = static_cast<std::size_t>(rightmost);
      if (text[from + by] != text[to + by]) break;
      ++rightmost;
    }
    std::ptrdiff_t best = 0;
    int best_break = -1;
    for (std::ptrdiff_t by = leftmost; by <= rightmost; ++by) {
      const auto here = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + by);
      const auto there = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(to) + by);
      if (splits_pair(text, here) || splits_pair(text, there)) continue;
      const int breaks = break_at(text, here) + break_at(text, there);
      if (breaks < best_break) continue;
      best = by;
      best_break = breaks;
    }
    const auto moved = [best](std::size_t& place) {
      place = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place) + best);
    };
    moved(piece.gone_from), moved(piece.gone_to), moved(piece.come_from), moved(piece.come_to);
  }
}

}  // namespace

Change difference(std::u16string_view before, std::u16string_view after) {
  Pieces pieces;
  const std::size_t beginning = common_beginning(before, after);
  const std::size_t end = common_end(before.substr(beginning), after.substr(beginning));
  const Piece middle{beginning, before.size() - end, beginning, after.size() - end};
  const bool one_piece = middle.gone_from == middle.gone_to || middle.come_from == middle.come_to;
  if (!one_piece) {
    const auto words_before = words_of(before), words_after = words_of(after);
    pieces = in_units(shortest_way(words_before, words_after), words_before, words_after, before, after);
  }
  if (pieces.empty() && before != after) pieces = {middle};
  slide(pieces, before, after);

  Change change;
  std::size_t kept = 0;
  for (const Piece& piece : pieces) {
    change.keep(static_cast<std::uint32_t>(piece.gone_from - kept));
    change.erase(static_cast<std::uint32_t>(piece.gone_to - piece.gone_from));
    change.insert(after.substr(piece.come_from, piece.come_to - piece.come_from));
    kept = piece.gone_to;
  }
  change.keep(static_cast<std::uint32_t>(before.size() - kept));
  return change;
}

}  // namespace plenary::text
