// What boards say otherwise than a record: of what the server told, what still stands; and nothing of it is taken or left
// twice. Pure.
import type { RecordOffer, SessionRecordHead } from "../../index.ts";
import type { Answer } from "../room/asked.ts";
import type { Store } from "../store.ts";
import type { Paper } from "./paper.ts";

// One state of one thing on a board: when it says something else again, that is another offer.
export function nameOf({ change, paragraph, id }: RecordOffer): string {
  return `${change} ${id} ${paragraph?.draftedFrom ?? ""} ${digestOf(paragraph?.draftedDigest)}`;
}
function digestOf(bytes: Uint8Array | undefined): string {
  return bytes?.join(".") ?? "";
}

// The rule of `offers_of` (facilitation/records/draft.cc), so that what was taken or left is offered no more before the server
// is asked again.
export function offersStanding(
  { paragraphs, trashed }: Paper,
  { settled }: SessionRecordHead,
  offers: readonly RecordOffer[],
): readonly RecordOffer[] {
  const all = [...paragraphs.map(({ record }) => record), ...trashed];
  return offers.filter(({ change, paragraph, id }) => {
    if (!paragraph) return false;
    const { draftedFrom: key, draftedDigest } = paragraph;
    const digest = digestOf(draftedDigest);
    if (change === "new")
      return (
        !all.some(({ body }) => body.value.draftedFrom === key) &&
        !settled.some((one) => one.key === key && digestOf(one.digest) === digest)
      );
    const drafted = (change === "gone" ? paragraphs.map(({ record }) => record) : all).find((one) => one.id === id);
    return drafted !== undefined && digestOf(drafted.body.value.draftedDigest) !== digest;
  });
}

// From the click until the server has answered and its list is read anew: a second click does nothing.
export async function settlesOnce(
  settling: Store<ReadonlySet<string>>,
  name: string,
  asks: () => Promise<Answer>,
  refresh: () => Promise<void>,
): Promise<void> {
  if (settling.value.has(name)) return;
  settling.set(new Set([...settling.value, name]));
  const answer = await asks();
  if (answer.is === "done") await refresh();
  settling.set(new Set([...settling.value].filter((one) => one !== name)));
}
