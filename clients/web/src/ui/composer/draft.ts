// What is begun, kept on the device with where and as what it was begun, until it is put on the board.
import type { CardKind } from "../../index.ts";
import type { Writing } from "../board/hands.ts";
import { forget, keep, kept } from "../kept.ts";

export type Place = Omit<Writing, "words" | "merely">;
export interface Draft {
  readonly words: string;
  readonly writtenMs: number;
  readonly place: Place | undefined;
}

const nameOf = (document: string) => `draft.${document}`;
const timeOf = (document: string) => `draft.at.${document}`;
const placeOf = (document: string) => `draft.in.${document}`;

export function draftOf(document: string): Draft {
  return {
    words: kept<string>(nameOf(document)) ?? "",
    writtenMs: kept<number>(timeOf(document)) ?? 0,
    place: kept<Place>(placeOf(document)),
  };
}
export function keepWords(document: string, words: string, writtenMs: number): void {
  keep(nameOf(document), words);
  keep(timeOf(document), writtenMs);
}
export function keepPlace(document: string, place: Place): void {
  keep(placeOf(document), place);
}
export function keepDraft(document: string, { words, writtenMs, place }: Draft): void {
  keepWords(document, words, writtenMs);
  if (place) keepPlace(document, place);
}
export function forgetDraft(document: string): void {
  for (const name of [nameOf, timeOf, placeOf]) forget(name(document));
}

// Where a card comes to lie: where one said; else where it was begun, if that is still there; else where one happens to be.
export function placeFor(
  writing: Writing,
  begun: Place | undefined,
  there: (region: string) => boolean,
  hasGroup: (cluster: string) => boolean,
): Place {
  const kind: CardKind | undefined = writing.kind ?? begun?.kind;
  const { region, cluster, at } =
    begun && there(begun.region) && (writing.merely || !there(writing.region)) ? begun : writing;
  return {
    region,
    ...(cluster === undefined || !hasGroup(cluster) ? {} : { cluster }),
    ...(at && { at }),
    ...(kind === undefined ? {} : { kind }),
  };
}
