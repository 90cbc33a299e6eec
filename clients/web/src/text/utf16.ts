// Halves of surrogate pairs. Only for this folder; others use index.ts.

const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number) => (unit & 0xfc00) === 0xdc00;

// Whether a boundary at `place` would stand between the two halves of a pair.
export function splitsPair(text: string, place: number): boolean {
  return place > 0 && place < text.length && isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place));
}

// No lone surrogate.
export function wellFormed(text: string): boolean {
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    if (isLow(unit)) return false;
    if (!isHigh(unit)) continue;
    if (++i === text.length || !isLow(text.charCodeAt(i))) return false;
  }
  return true;
}
