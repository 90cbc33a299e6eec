// A rehearsal that is over: how that is known, and what of it is taken from this device.
import { forgetHere, type SavedState } from "../../index.ts";
import { isNoMore, placeAt, placesTaken } from "../join/places.ts";
import { forget, keptLike } from "../kept.ts";
import type { Room } from "../room/room.ts";
import { isRehearsal, rehearsalOf } from "./rehearsal.ts";

// It was one, and it is no more.
export function isOver(room: Room, saved: SavedState): boolean {
  return saved.kind === "stopped" && saved.why === "noSuchBoard" && isRehearsal(room.document);
}
// The same, for whoever was away when it ended, and has no session any more.
export async function isGone(document: string): Promise<boolean> {
  return isRehearsal(document) && (await isNoMore(document));
}

// Places, drafts, copies, and what was not sent, at all of its boards.
export async function forgetsRehearsal(document: string): Promise<void> {
  const rehearsal = rehearsalOf(document);
  if (rehearsal === undefined) return;
  const theirs = placesTaken().flatMap(({ document: one }) => {
    const place = one.startsWith(rehearsal) ? placeAt(one) : undefined;
    return place ? [{ document: one, participant: place.participant }] : [];
  });
  for (const name of keptLike("")) if (name.includes(rehearsal)) forget(name);
  await Promise.all(theirs.map((owner) => forgetHere(owner).catch(() => undefined)));
}
