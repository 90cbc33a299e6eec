// The second door of the client core: looking back. Apart from index.ts, so that a page which only works on a board does
// not fetch it.
export { type Change as RecordChange, Fold, type Step } from "./document/fold.ts";
export { Replay } from "./document/replay.ts";
