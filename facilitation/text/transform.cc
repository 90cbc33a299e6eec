#include <algorithm>
#include <stdexcept>

#include "facilitation/text/change.h"
#include "facilitation/text/walk.h"

namespace plenary::text {

Change compose(const Change& first, const Change& second) {
  Change both;
  Walk a(first);
  Walk b(second);
  while (!a.done() || !b.done()) {
    if (a.erases()) {
      both.erase(a.left());
      a.take(a.left());
      continue;
    }
    if (b.inserts()) {
      both.insert(b.take_words(b.left()));
      continue;
    }
    if (a.done() || b.done()) throw std::logic_error("compose: the second change is not on the words the first leaves");
    const std::uint32_t units = std::min(a.left(), b.left());
    if (a.inserts()) {
      const std::u16string_view words = a.take_words(units);
      if (b.keeps()) both.insert(words);
    } else {
      if (b.keeps()) {
        both.keep(units);
      } else {
        both.erase(units);
      }
      a.take(units);
    }
    b.take(units);
  }
  return both;
}

// Both walks stand at the same place of the common text at every turn. An insertion beside a deletion stands at the
// deletion's end (normal form writes it there), so each insertion has one place in the common text, and two at one
// place are told apart by `side` alone: that is why both orders give the same words.
Change transform(const Change& change, const Change& other, Side side) {
  Change after;
  Walk mine(change);
  Walk theirs(other);
  while (!mine.done() || !theirs.done()) {
    if (mine.inserts() && (side == Side::left || !theirs.inserts())) {
      after.insert(mine.take_words(mine.left()));
      continue;
    }
    if (theirs.inserts()) {
      after.keep(theirs.left());
      theirs.take(theirs.left());
      continue;
    }
    if (mine.done() || theirs.done()) throw std::logic_error("transform: the two changes are not on the same words");
    const std::uint32_t units = std::min(mine.left(), theirs.left());
    if (theirs.keeps()) {
      if (mine.keeps()) {
        after.keep(units);
      } else {
        after.erase(units);
      }
    }
    mine.take(units);
    theirs.take(units);
  }
  return after;
}

std::uint32_t moved(std::uint32_t caret, const Change& change, Side side) {
  std::uint32_t before = 0;  // place in the text before the change
  std::uint32_t after = 0;   // the same place after it
  for (Walk walk(change); !walk.done(); walk.take(walk.left())) {
    if (walk.inserts()) {
      if (before == caret && side == Side::left) return after;
      after += walk.left();
      continue;
    }
    if (caret < before + walk.left()) return walk.keeps() ? after + (caret - before) : after;
    before += walk.left();
    if (walk.keeps()) after += walk.left();
  }
  return after;
}

}  // namespace plenary::text
