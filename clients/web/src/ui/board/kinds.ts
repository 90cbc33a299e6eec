// Kinds of card: a word and a glyph each, in six families with their own stock and cut of paper.
import { CardKind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { GlyphName } from "../parts/drawings.ts";

type Family = "map" | "seen" | "propose" | "trouble" | "ask" | "words";
interface Look {
  readonly glyph: GlyphName;
  readonly family: Family;
}

const looks: { readonly [kind in CardKind]: Look } = {
  [CardKind.CARD_KIND_UNSPECIFIED]: { glyph: "star", family: "propose" },
  [CardKind.IDEA]: { glyph: "idea", family: "propose" },
  [CardKind.OBSERVATION]: { glyph: "observation", family: "seen" },
  [CardKind.EXAMPLE]: { glyph: "example", family: "seen" },
  [CardKind.EVIDENCE]: { glyph: "evidence", family: "seen" },
  [CardKind.QUESTION]: { glyph: "question", family: "ask" },
  [CardKind.BARRIER]: { glyph: "barrier", family: "trouble" },
  [CardKind.ENABLER]: { glyph: "enabler", family: "propose" },
  [CardKind.RISK]: { glyph: "risk", family: "trouble" },
  [CardKind.REWARD]: { glyph: "reward", family: "propose" },
  [CardKind.TENSION]: { glyph: "tension", family: "trouble" },
  [CardKind.CHALLENGE]: { glyph: "challenge", family: "map" },
  [CardKind.MISSION]: { glyph: "mission", family: "map" },
  [CardKind.SECTOR]: { glyph: "sector", family: "map" },
  [CardKind.PROJECT]: { glyph: "project", family: "map" },
  [CardKind.ACTOR]: { glyph: "actor", family: "map" },
  [CardKind.INDICATOR]: { glyph: "indicator", family: "seen" },
  [CardKind.LESSON]: { glyph: "lesson", family: "seen" },
  [CardKind.QUOTE]: { glyph: "quote", family: "words" },
};

export const allKinds: readonly CardKind[] = Object.keys(looks)
  .map(Number)
  .filter((kind) => kind !== CardKind.CARD_KIND_UNSPECIFIED);

// A later server may know more kinds.
export function lookOf(kind: CardKind): Look {
  return looks[kind] ?? looks[CardKind.CARD_KIND_UNSPECIFIED];
}
export function kindKey(kind: CardKind): Key {
  return (kind in looks ? `kind.${kind}` : "kind.0") as Key;
}
