import { Change } from "./change.ts";
import { Walk } from "./walk.ts";

// One change that does what `first`, then `second` do. Precondition: first.lengthAfter === second.lengthBefore.
export function compose(first: Change, second: Change): Change {
  const both = new Change();
  const a = new Walk(first);
  const b = new Walk(second);
  while (!a.done || !b.done) {
    if (a.erases) {
      both.erase(a.left);
      a.take(a.left);
      continue;
    }
    if (b.inserts) {
      both.insert(b.takeWords(b.left));
      continue;
    }
    if (a.done || b.done) throw new Error("compose: the second change is not on the words that the first leaves");
    const units = Math.min(a.left, b.left);
    if (a.inserts) {
      const words = a.takeWords(units);
      if (b.keeps) both.insert(words);
    } else {
      if (b.keeps) both.keep(units);
      else both.erase(units);
      a.take(units);
    }
    b.take(units);
  }
  return both;
}

// At one place, whose insertion comes first: "left" puts the transformed change's own before the other's. The change
// already in the log is always left.
export type Side = "left" | "right";

// `change` as it must be made after `other`. Precondition: both are on the same text.
//
// Both walks stand at the same place of the common text at every turn. An insertion beside a deletion stands at the
// deletion's end (normal form writes it there), so each insertion has one place in the common text, and two at one
// place are told apart by `side` alone: that is why both orders give the same words.
export function transform(change: Change, other: Change, side: Side): Change {
  const after = new Change();
  const mine = new Walk(change);
  const theirs = new Walk(other);
  while (!mine.done || !theirs.done) {
    if (mine.inserts && (side === "left" || !theirs.inserts)) {
      after.insert(mine.takeWords(mine.left));
      continue;
    }
    if (theirs.inserts) {
      after.keep(theirs.left);
      theirs.take(theirs.left);
      continue;
    }
    if (mine.done || theirs.done) throw new Error("transform: the two changes are not on the same words");
    const units = Math.min(mine.left, theirs.left);
    if (theirs.keeps) {
      if (mine.keeps) after.keep(units);
      else after.erase(units);
    }
    mine.take(units);
    theirs.take(units);
  }
  return after;
}

// Where a caret stands after `change`; at an insertion's place it stays before it ("left") or goes after it ("right").
// A caret beyond the words goes to their end.
export function moved(caret: number, change: Change, side: Side): number {
  let before = 0; // place in the text before the change
  let after = 0; // the same place after it
  for (const walk = new Walk(change); !walk.done; walk.take(walk.left)) {
    if (walk.inserts) {
      if (before === caret && side === "left") return after;
      after += walk.left;
      continue;
    }
    if (caret < before + walk.left) return walk.keeps ? after + (caret - before) : after;
    before += walk.left;
    if (walk.keeps) after += walk.left;
  }
  return after;
}
