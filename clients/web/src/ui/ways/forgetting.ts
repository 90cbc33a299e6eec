// A meeting, or a board without one, forgotten on this device: for one that several people use. With the last of them the
// session ends, so that whoever sits here next is nobody yet.
import { forgetHere, serverAt, unsentAt } from "../../index.ts";
import { placesTaken } from "../join/places.ts";
import { forget, keptLike } from "../kept.ts";
import { leavesRoom } from "../room/RoomScreen.tsx";
import { type Entry, isOf } from "./taken.ts";

export async function isUnsent({ all }: Entry): Promise<boolean> {
  const ownersOf = all.map(({ document, place: { participant } }) => unsentAt({ document, participant }));
  const some = await Promise.all(ownersOf).catch(() => [1]); // nobody knows: as if there were something
  return some.some((count) => count > 0);
}

export async function forgets(entry: Entry): Promise<"done" | "unsent" | "unreached"> {
  if (await isUnsent(entry)) return "unsent";
  const last = placesTaken().every(({ document }) => entry.all.some((one) => one.document === document));
  if (last) {
    const ended = await serverAt().signOut();
    if (!ended.ok && ended.status !== 401) return "unreached";
  }
  for (const { document, place } of entry.all) {
    await leavesRoom(document, place.participant);
    await forgetHere({ document, participant: place.participant }).catch(() => undefined);
    for (const name of keptLike("")) if (isOf(document, name)) forget(name);
  }
  if (last) forget("introduction");
  return "done";
}
