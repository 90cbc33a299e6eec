// What follows the form to join with: asked for while one says who one is, and there when it is wanted. The session and what
// every screen of a document needs is asked for by the page itself as soon as the form is on its way (scripts/asks_ahead.ts);
// the board after it, or as soon as somebody joins, so that the line is never idle.
import { withWords } from "./words.ts";

export const fetchInside = async () => (await withWords(() => import("./room/Inside.tsx"))).Inside;
export const fetchBoard = async () => (await withWords(() => import("./board/BoardScreen.tsx"))).BoardScreen;

export function asksAhead(): void {
  fetchInside()
    .then(fetchBoard)
    .catch(() => undefined); // whoever draws them tries again, and says so
}
