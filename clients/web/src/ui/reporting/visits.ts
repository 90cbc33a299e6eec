// On a walk: to another group's board and back. Where somebody came from is kept on the device, so that whoever loads the
// page again, or is led out when the walk is over, finds back.
import { leavePlace, placeAt, visitPlace } from "../join/places.ts";
import { forget, keep, kept } from "../kept.ts";
import type { Room } from "../room/room.ts";
import { goTo } from "../route.ts";
import { Store } from "../store.ts";

interface Visit {
  readonly from: string; // document: the plenary's board
  readonly title: string; // of the board that is looked at
  readonly made: boolean; // the place here is the visit's alone
}
// Of the board one was led out of when its walk was over, until it has been said.
export const ledBack = new Store("");

const nameOf = (board: string) => `visit.${board}`;
export function visitAt(board: string): Visit | undefined {
  return kept<Visit>(nameOf(board));
}

// Whoever was let in by the server goes there.
export function goesTo(plenary: string, board: string, title: string): void {
  const made = placeAt(board) === undefined || (visitAt(board)?.made ?? false);
  visitPlace(plenary, board);
  keep(nameOf(board), { from: plenary, title, made } satisfies Visit);
  goTo("board", board);
}

// Whether one only looks at this board. Whoever has a seat here after all is no visitor.
export function isOnAVisit(room: Room, participant: string): boolean {
  const member = room.session.shown.member(participant);
  return visitAt(room.document) !== undefined && (member === undefined || member.visiting);
}
// Led out of it, as the walk is over: also while this page was not there.
export function isLedOut(room: Room, participant: string): boolean {
  const saved = room.savedState();
  if (saved.kind !== "stopped" || (saved.why !== "removed" && saved.why !== "noSuchBoard")) return false;
  return isOnAVisit(room, participant);
}

// After the room was left: to where one came from.
export function goesBack(board: string, ledOut: boolean): boolean {
  const visit = visitAt(board);
  if (!visit || !placeAt(visit.from)) return false;
  forget(nameOf(board));
  if (visit.made) leavePlace(board);
  if (ledOut) ledBack.set(visit.title);
  goTo("board", visit.from, "instead");
  return true;
}

// What was just asked for goes out first; a poor line is not waited for long.
export async function whenSaved(room: Room, withinMs = 3_000): Promise<void> {
  const until = Date.now() + withinMs;
  while (room.savedState().changes > 0 && Date.now() < until) await new Promise((then) => setTimeout(then, 50));
}
