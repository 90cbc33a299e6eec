// From one text to another, as a person would tell it: which words went, which came. What is kept decides whose words
// survive when the change meets another one, so whole words are compared, never letters here and there, and a piece that
// could stand at several places stands at the one where the text breaks best.
//
// Words are compared by the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986);
// where a piece may slide, as in diff-match-patch's lossless clean-up (N. Fraser). Unit for unit the server's
// (facilitation/text/difference.cc): both say `difference` of the same texts in the same way.
import { Change } from "./change.ts";
import { splitsPair } from "./utf16.ts";

// With more words changed than this, the middle is replaced as a whole: nobody recognises it any more.
const mostSteps = 400;

// A change from one text to another; surrogate-safe.
export function difference(before: string, after: string): Change {
  const beginning = commonBeginning(before, after);
  const end = commonEnd(before.slice(beginning), after.slice(beginning));
  const middle: Piece = {
    goneFrom: beginning,
    goneTo: before.length - end,
    comeFrom: beginning,
    comeTo: after.length - end,
  };
  const onePiece = middle.goneFrom === middle.goneTo || middle.comeFrom === middle.comeTo;
  let pieces = onePiece ? [] : byWords(before, after);
  if (pieces.length === 0 && before !== after) pieces = [middle];
  slide(pieces, before, after);

  const change = new Change();
  let kept = 0;
  for (const { goneFrom, goneTo, comeFrom, comeTo } of pieces) {
    change
      .keep(goneFrom - kept)
      .erase(goneTo - goneFrom)
      .insert(after.slice(comeFrom, comeTo));
    kept = goneTo;
  }
  return change.keep(before.length - kept);
}

// ---- how texts break

const between = (unit: number, first: number, last: number) => unit >= first && unit <= last;
const isOneOf = (unit: number, signs: string) => signs.includes(String.fromCharCode(unit));

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 || between(unit, 0x09, 0x0d) || unit === 0xa0 || between(unit, 0x2000, 0x200a) || unit === 0x3000
  );
}

// Written words without spaces between them: each character is a word.
const isIdeograph = (unit: number) => between(unit, 0x3040, 0x9fff);

function inWord(unit: number): boolean {
  if (unit < 0x80)
    return between(unit, 0x30, 0x39) || between(unit, 0x41, 0x5a) || between(unit, 0x61, 0x7a) || unit === 0x5f;
  if (unit < 0xc0) return isOneOf(unit, "\u00aa\u00b5\u00ba");
  if (isOneOf(unit, "\u00d7\u00f7")) return false;
  if (isOneOf(unit, "\u060c\u061b\u061f\u06d4")) return false; // Arabic , ; ? .
  if (between(unit, 0x2000, 0x2bff)) return unit === 0x200c || unit === 0x200d; // punctuation, signs; joiners
  if (between(unit, 0x3000, 0x303f) || between(unit, 0xff00, 0xff0f)) return false; // their like of East Asia
  return !isIdeograph(unit) && !between(unit, 0xd800, 0xdfff);
}

const opening = "([{\u00ab\u2018\u201c\u27e6\u3008\u300a\u300c";
const closing = ")]},.;:!?\u00bb\u2019\u201d\u27e7\u3009\u300b\u300d";
const stops = ".!?";

// How well a text breaks at a place: 4 at its ends and between lines, 3 between sentences, 2 between words, 1 between
// signs, 0 within a word, or between a bracket and what it holds.
function breakAt(words: string, at: number): number {
  if (at === 0 || at === words.length || words[at - 1] === "\n" || words[at] === "\n") return 4;
  const left = words.charCodeAt(at - 1);
  const right = words.charCodeAt(at);
  const afterStop = at > 1 && isOneOf(words.charCodeAt(at - 2), stops);
  if (isSpace(left) && afterStop) return 3;
  if (isSpace(left) || isSpace(right)) return 2;
  const within = inWord(left) && inWord(right);
  return within || isOneOf(left, opening) || isOneOf(right, closing) || splitsPair(words, at) ? 0 : 1;
}

// Where each word begins, and the end of the text.
function wordsOf(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; ) {
    places.push(at);
    let end = at + 1;
    if (inWord(text.charCodeAt(at))) while (end < text.length && inWord(text.charCodeAt(end))) ++end;
    else if (end < text.length && splitsPair(text, end)) ++end;
    at = end;
  }
  places.push(text.length);
  return places;
}

// ---- which words went and came

// Units [goneFrom, goneTo) of the one text went, [comeFrom, comeTo) of the other came; between pieces all is kept.
interface Piece {
  goneFrom: number;
  goneTo: number;
  comeFrom: number;
  comeTo: number;
}

function byWords(before: string, after: string): Piece[] {
  const placesBefore = wordsOf(before);
  const placesAfter = wordsOf(after);
  const cut = (text: string, places: readonly number[]) =>
    places.slice(0, -1).map((place, word) => text.slice(place, places[word + 1]));
  const pieces = shortestWay(cut(before, placesBefore), cut(after, placesAfter));
  return pieces.map((piece) => inUnits(piece, placesBefore, placesAfter, before, after));
}

// The words of each text that are not in both, in the order of a shortest way from one to the other. None if that way is
// too long; precondition: the texts differ.
function shortestWay(before: readonly string[], after: readonly string[]): Piece[] {
  const most = Math.min(before.length + after.length, mostSteps);
  // How far into `before` one comes with so many steps, by diagonal: k = (place in before) - (place in after).
  const reach = new Int32Array(2 * most + 3);
  const at = (of: Int32Array, k: number) => of[k + most + 1] ?? 0;
  // Whether the last step onto diagonal k is a word that comes (else one that goes).
  const oneComes = (of: Int32Array, k: number, steps: number) =>
    k === -steps || (k !== steps && at(of, k - 1) < at(of, k + 1));
  const trail: Int32Array[] = [];
  for (let steps = 0; steps <= most; ++steps) {
    trail.push(reach.slice());
    for (let k = -steps; k <= steps; k += 2) {
      let x = oneComes(reach, k, steps) ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) ++x;
      reach[k + most + 1] = x;
      if (x < before.length || x - k < after.length) continue;
      const backwards: Piece[] = [];
      for (let diagonal = k, step = steps; step > 0; --step) {
        const earlier = trail[step] ?? reach;
        const came = oneComes(earlier, diagonal, step);
        diagonal += came ? 1 : -1;
        const gone = at(earlier, diagonal);
        const come = gone - diagonal;
        backwards.push({
          goneFrom: gone,
          goneTo: gone + (came ? 0 : 1),
          comeFrom: come,
          comeTo: come + (came ? 1 : 0),
        });
      }
      return joined(backwards.reverse());
    }
  }
  return [];
}

// Steps that touch are one piece.
function joined(steps: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const step of steps) {
    const last = pieces.at(-1);
    if (last?.goneTo === step.goneFrom && last.comeTo === step.comeFrom) {
      last.goneTo = step.goneTo;
      last.comeTo = step.comeTo;
    } else {
      pieces.push({ ...step });
    }
  }
  return pieces;
}

// Words become units; what a replaced word and its replacement have in common is kept.
function inUnits(
  piece: Piece,
  placesBefore: readonly number[],
  placesAfter: readonly number[],
  before: string,
  after: string,
): Piece {
  const goneFrom = placesBefore[piece.goneFrom] ?? before.length;
  const goneTo = placesBefore[piece.goneTo] ?? before.length;
  const comeFrom = placesAfter[piece.comeFrom] ?? after.length;
  const comeTo = placesAfter[piece.comeTo] ?? after.length;
  const gone = before.slice(goneFrom, goneTo);
  const come = after.slice(comeFrom, comeTo);
  const beginning = commonBeginning(gone, come);
  const end = commonEnd(gone.slice(beginning), come.slice(beginning));
  return { goneFrom: goneFrom + beginning, goneTo: goneTo - end, comeFrom: comeFrom + beginning, comeTo: comeTo - end };
}

// ---- where a piece stands

// A piece that only went or only came may stand a little further left or right and lead to the same words. It goes where
// both its ends break best; of equals, to the right, where somebody who types stands.
function slide(pieces: Piece[], before: string, after: string): void {
  for (const [i, piece] of pieces.entries()) {
    const came = piece.goneFrom === piece.goneTo;
    if (!came && piece.comeFrom !== piece.comeTo) continue;
    const text = came ? after : before;
    const [from, to] = came ? [piece.comeFrom, piece.comeTo] : [piece.goneFrom, piece.goneTo];
    const other = came ? piece.goneFrom : piece.comeFrom;
    // Never onto the neighbouring pieces, of either text.
    const [left, right] = [pieces[i - 1], pieces[i + 1]];
    const keptFrom = left ? (came ? left.goneTo : left.comeTo) : 0;
    const keptTo = right ? (came ? right.goneFrom : right.comeFrom) : (came ? before : after).length;
    const by = bestSlide(text, from, to, other - keptFrom, keptTo - other);
    piece.goneFrom += by;
    piece.goneTo += by;
    piece.comeFrom += by;
    piece.comeTo += by;
  }
}

function bestSlide(text: string, from: number, to: number, mostLeft: number, mostRight: number): number {
  const same = (a: number, b: number) => text.charCodeAt(a) === text.charCodeAt(b);
  let leftmost = 0;
  while (-leftmost < mostLeft && same(from + leftmost - 1, to + leftmost - 1)) --leftmost;
  let rightmost = 0;
  while (rightmost < mostRight && same(from + rightmost, to + rightmost)) ++rightmost;
  let best = 0;
  let bestBreak = -1;
  for (let by = leftmost; by <= rightmost; ++by) {
    if (splitsPair(text, from + by) || splitsPair(text, to + by)) continue;
    const breaks = breakAt(text, from + by) + breakAt(text, to + by);
    if (breaks < bestBreak) continue;
    best = by;
    bestBreak = breaks;
  }
  return best;
}

function commonBeginning(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a.charCodeAt(length) === b.charCodeAt(length)) ++length;
  return splitsPair(a, length) || splitsPair(b, length) ? length - 1 : length;
}

function commonEnd(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) ++length;
  return splitsPair(a, a.length - length) || splitsPair(b, b.length - length) ? length - 1 : length;
}
