// What is another word between what stands there and what is asked for, so that nobody has to look for it. Word by word: a
// changed letter is a changed word. Pure.

export interface Piece {
  readonly words: string;
  readonly is: "same" | "gone" | "new";
}

const most = 1_500; // words on either side; longer ones are told whole

export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > most || b.length > most) return joined([...as("gone", a), ...as("new", b)]);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const midst = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...as("same", a.slice(0, start)), ...midst, ...as("same", a.slice(a.length - end))]);
}

// With the blanks behind them, so that pieces put together are the words again.
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}
function as(is: Piece["is"], words: readonly string[]): Piece[] {
  return words.map((word) => ({ words: word, is }));
}
function longestCommon(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      pieces.push({ words: left, is: "same" });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ words: left, is: "gone" });
      i += 1;
    } else {
      pieces.push({ words: right ?? "", is: "new" });
      j += 1;
    }
  }
  return pieces;
}
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.is === piece.is) all[all.length - 1] = { words: last.words + piece.words, is: piece.is };
    else all.push(piece);
  }
  return all;
}
