// A meeting, or a board without one, forgotten on this device: for one that several people use. With the last of them the
// session ends, so that whoever sits here next is nobody yet.
import type { Answered, Owner } from "../../index.ts";
import { placesTaken } from "../join/places.ts";
import { forget, keep, keptLike } from "../kept.ts";
import { type Entry, entryOf, isOf } from "./taken.ts";

// The rest of the device: rooms that are open on this page, what the browser's database has, the session.
export interface Device {
  leaves(owner: Owner): Promise<boolean>; // false: something waits to be sent there
  forgetOf(owners: readonly Owner[]): Promise<number>; // all or nothing; how much waits to be sent, if that is why
  signOut(): Promise<Answered<void>>;
}
export type Became = "done" | "unsent" | "failed" | "unreached";

export async function forgets({ id, all }: Entry, device: Device): Promise<Became> {
  const owners = all.map(({ document, place: { participant } }) => ({ document, participant }));
  try {
    for (const owner of owners) if (!(await device.leaves(owner))) return "unsent";
    if ((await device.forgetOf(owners)) > 0) return "unsent";
  } catch {
    return "failed";
  }
  const last = placesTaken().every(({ document, meeting }) => entryOf(document, meeting) === id);
  const isPlace = (name: string) => all.some(({ document }) => name === `place.${document}`);
  const names = keptLike("").filter((name) => all.some(({ document }) => isOf(document, name)));
  for (const name of names) if (!isPlace(name)) forget(name);
  if (last) {
    forget("introduction");
    // Until the session has ended it is listed, so that it can be tried again; without what lets anybody in.
    for (const { document, place } of all) {
      const { personal: _, ...others } = place;
      keep(`place.${document}`, others);
    }
    const ended = await device.signOut();
    if (!ended.ok && ended.status !== 401) return "unreached";
  }
  for (const { document } of all) forget(`place.${document}`);
  return "done";
}
