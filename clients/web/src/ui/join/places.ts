// The places this device has taken: who one is on which board, and in which meeting. The session itself is a cookie that
// no script can read; when it has ended, one's own link brings the same person back.
import type { Mode, Role } from "../../index.ts";
import { doorAt, type Joined } from "../../joining.ts";
import { forget, keep, kept, keptLike } from "../kept.ts";
import { zoneHere } from "../meeting/times.ts";

export interface Place {
  readonly participant: string;
  readonly name: string;
  readonly policy: string;
  readonly read: boolean; // the policy
  readonly mode?: Mode;
  readonly personal?: string; // token of one's own link
  readonly meeting?: string; // document
  readonly title?: string; // as it was seen last, with one's role there, and when
  readonly of?: string; // of a board: the title of its meeting
  readonly role?: Role;
  readonly atMs?: number;
}
// As one gave it last, to begin with the next time.
export interface Introduction {
  readonly name: string;
  readonly affiliation: string;
  readonly mode: Mode;
}

export function introduction(): Introduction | undefined {
  return kept<Introduction>("introduction");
}
export function placeAt(document: string): Place | undefined {
  return kept<Place>(`place.${document}`);
}
// Every document at which this device has a place.
export function placesTaken(): readonly { readonly document: string; readonly meeting: string }[] {
  return keptLike("place.").flatMap((name) => {
    const document = name.slice("place.".length);
    const place = placeAt(document);
    return place ? [{ document, meeting: place.meeting ?? "" }] : [];
  });
}
export function takePlace(joined: Joined, introduced: Introduction): void {
  const { document, participant, policy, personal, meeting } = joined;
  const before = placeAt(document);
  const same = before?.participant === participant;
  const name = introduced.name || (same ? before.name : "");
  if (introduced.name !== "") keep("introduction", introduced);
  const place: Place = { participant, name, policy, read: same && before.read, mode: introduced.mode, meeting };
  keep(`place.${document}`, personal === "" ? place : { ...place, personal });
  // Whoever has a place at a board has one in its meeting.
  if (meeting !== "" && meeting !== document && placeAt(meeting)?.participant !== participant)
    keep(`place.${meeting}`, { ...place, read: true } satisfies Place);
}
// From the programme to the board where it seats one, without another link.
export function takePlaceFrom(meeting: string, board: string): void {
  const place = placeAt(meeting);
  if (!place || placeAt(board)) return;
  const { participant, name, policy, mode } = place;
  keep(`place.${board}`, { participant, name, policy, read: false, ...(mode === undefined ? {} : { mode }), meeting });
}
// From the plenary's board to another group's, to look at it: as who one is there.
export function visitPlace(plenary: string, board: string): void {
  const place = placeAt(plenary);
  if (!place || placeAt(board)?.participant === place.participant) return;
  const { personal: _, ...others } = place;
  keep(`place.${board}`, { ...others, read: true } satisfies Place);
}
// From a board, or a meeting, to a session record of it: as who one is there.
export function takePlaceAtRecord(from: string, record: string): void {
  const place = placeAt(from);
  if (!place || placeAt(record)?.participant === place.participant) return;
  keep(`place.${record}`, { ...place, read: true } satisfies Place);
}
// So that somebody finds back to it from the bare address (ui/ways).
export function wasAt(
  document: string,
  seen: { readonly title: string; readonly of?: string; readonly role: Role },
): void {
  const place = placeAt(document);
  if (place) keep(`place.${document}`, { ...place, ...seen, atMs: Date.now() } satisfies Place);
}
export function policyWasRead(document: string): void {
  const place = placeAt(document);
  if (place) keep(`place.${document}`, { ...place, read: true } satisfies Place);
}
export function leavePlace(document: string): void {
  forget(`place.${document}`);
}

// By one's own link, whether or not there is a session: is there such a document still? Not being answered says nothing.
export async function isNoMore(document: string): Promise<boolean> {
  const token = placeAt(document)?.personal;
  return token !== undefined && (await doorAt("", { bearer: token }).mayOpen("of-link")) === "noSuchBoard";
}

// After a night the session has ended: the same person again, by their own link, without being asked anything.
export async function comeBack(document: string): Promise<boolean> {
  const place = placeAt(document);
  if (!place) return false;
  const token = place.personal ?? (place.meeting === undefined ? undefined : placeAt(place.meeting)?.personal);
  if (token === undefined) return false;
  const { name, mode } = place;
  const answer = await doorAt().join(token, { name, timeZone: zoneHere(), ...(mode === undefined ? {} : { mode }) });
  return answer.ok && answer.value.participant === place.participant;
}
