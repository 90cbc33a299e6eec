// Where the answer puts something else under the finger, a second tap was meant for the first, and so is a key that is held
// down. It is told by when the finger came down, not by when a busy page got round to it.
const apartMs = 700;
export function secondTaps(): (tap: { readonly detail: number; readonly timeStamp: number }) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return ({ detail, timeStamp }) => {
    const second = detail > 1 || timeStamp - last < apartMs;
    if (!second || detail === 0) last = timeStamp; // 0: by a key, which may be held down
    return second;
  };
}
