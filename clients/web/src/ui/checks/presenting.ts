// Whether the presenter of a case has looked at what was written of it: as facilitation/records/presenting.cc has it, by which
// copies are made. Pure.
import type { Board } from "../../index.ts";

const dayMs = 86_400_000;

export type PresenterCheck =
  | { readonly is: "nobody has to" }
  | { readonly is: "answered" }
  | { readonly is: "waited for"; readonly untilMs: number | undefined } // the days run from when the board was closed
  | { readonly is: "overdue"; readonly sinceMs: number };

export function presenterCheckOf(
  board: Pick<Board, "presenterReviewDays" | "presenterAnswered" | "closedMs"> | undefined,
  nowMs: number,
): PresenterCheck {
  if (!board || board.presenterReviewDays === 0) return { is: "nobody has to" };
  if (board.presenterAnswered) return { is: "answered" };
  if (board.closedMs === 0n) return { is: "waited for", untilMs: undefined };
  const untilMs = Number(board.closedMs) + board.presenterReviewDays * dayMs;
  return nowMs >= untilMs ? { is: "overdue", sinceMs: untilMs } : { is: "waited for", untilMs };
}
