// Whether anything between the plenary and its groups concerns this board: the parts that show it are fetched only then.
import { type Board, Role } from "../../index.ts";
import type { BoardView } from "../board/model.ts";
import type { Room } from "../room/room.ts";
import { isFilled } from "./reports.ts";

export function visitsHere(room: Room): boolean {
  return room.session.shown.member(room.session.me.participant)?.visiting === true;
}
// A visitor, or the host on the plenary's own board, needs no other link to do what they came for.
export function hasOwnPart(view: BoardView, room: Room): boolean {
  const host = room.role === Role.PLENARY_HOST && view.regions.some(({ region }) => isFilled(region));
  return host || visitsHere(room);
}
export function hasStrips(board: Board, view: BoardView, room: Room, newcomers: number): boolean {
  if (visitsHere(room) || view.regions.some(({ region }) => isFilled(region))) return true;
  // Who waited when the waiting room was switched off waits still.
  return room.leads && (board.waitingRoom || newcomers > 0);
}
