// Opening a closed board again, so that one can write on it.
import { type Board, PhaseKind, type Verb } from "../../index.ts";
import { startOf } from "./doing.ts";
import type { Leading } from "./model.ts";

// The phase Close lets nobody write, also on a board that is open: it ends.
export function isClosed(board: Board, { running }: Leading): boolean {
  return board.closed || running?.body.value.kind === PhaseKind.CLOSE;
}
export function opensAgain(board: Board, leading: Leading): readonly Verb[] {
  const verbs: Verb[] = [];
  if (board.closed) verbs.push({ case: "setBoard", value: { closed: false } });
  if (leading.running?.body.value.kind === PhaseKind.CLOSE) verbs.push(startOf(leading, ""));
  return verbs;
}
