// Finding on the board: words however they are written, or a number. Pure.
import { Action_State, type DocumentReader } from "../../index.ts";
import { readPlain } from "../notes/references.ts";
import { cardFits, plain, wordsOf } from "./fitting.ts";
import { type BoardView, type CardRecord, numberOf, stopAt } from "./model.ts";

export type Hit =
  | { readonly what: "card"; readonly id: string; readonly number: string; readonly words: string }
  // It is seen in the card that speaks for it.
  | {
      readonly what: "merged";
      readonly id: string;
      readonly number: string;
      readonly into: string;
      readonly words: string;
    }
  | { readonly what: "group"; readonly id: string; readonly stop: string; readonly words: string }
  | { readonly what: "note"; readonly id: string; readonly atMs: number; readonly words: string }
  | { readonly what: "decision" | "action"; readonly id: string; readonly number: number; readonly words: string };

// What is shown of the document and has what is looked for. A card of that number comes first, then as things are read:
// cards, groups, notes, decisions, actions. Whoever may not see something does not have it, so nothing has to be hidden.
export function hitsIn(
  document: DocumentReader,
  view: BoardView,
  looked: string,
  nameOf: (participant: string) => string,
): readonly Hit[] {
  const wanted = plain(looked).trim();
  if (wanted === "") return [];
  const has = (words: string) => plain(words).includes(wanted);
  const fits = (card: CardRecord) => cardFits(card, wanted);
  const cards = view.order.flatMap((id): Hit[] => {
    const card = view.cards.get(id);
    return card && fits(card) ? [{ what: "card", id, number: numberOf(card), words: wordsOf(card) }] : [];
  });
  const merged = [...view.merged].flatMap(([id, some]) => {
    const into = view.cards.get(id);
    if (!into) return [];
    return some
      .filter(fits)
      .map((card): Hit => ({ what: "merged", id, number: numberOf(card), into: numberOf(into), words: wordsOf(card) }));
  });
  const groups = new Map<string, Hit>(); // the first part of each
  for (const group of view.regions.flatMap((region) => region.groups))
    if (!groups.has(group.id) && has(group.title))
      groups.set(group.id, { what: "group", id: group.id, stop: stopAt(group), words: group.title });
  const rest: { readonly note: Hit[]; readonly decision: Hit[]; readonly action: Hit[] } = {
    note: [],
    decision: [],
    action: [],
  };
  document.each(({ id, text, body }) => {
    switch (body.case) {
      case "note": {
        if (body.value.trashed || body.value.mergedInto !== "") return;
        const words = readable(text?.content ?? "", view, nameOf);
        if (has(words)) rest.note.push({ what: "note", id, atMs: Number(body.value.atMs), words });
        return;
      }
      case "decision": {
        const { trashed, title, versions, number } = body.value;
        const newest = versions.at(-1)?.text ?? "";
        const words = newest === title || newest === "" ? title : `${title}: ${newest}`;
        if (!trashed && has(words)) rest.decision.push({ what: "decision", id, number, words });
        return;
      }
      case "action": {
        const { trashed, state, text: words, number } = body.value;
        if (!trashed && state !== Action_State.DROPPED && has(words))
          rest.action.push({ what: "action", id, number, words });
        return;
      }
    }
  });
  const at = (hit: Hit) => ("atMs" in hit ? hit.atMs : "number" in hit ? Number(hit.number) : 0);
  for (const some of Object.values(rest)) some.sort((a, b) => at(a) - at(b));
  const all = [...cards, ...merged, ...groups.values(), ...rest.note, ...rest.decision, ...rest.action];
  const first = (hit: Hit) => (hit.what === "card" || hit.what === "merged") && hit.number === wanted.replace(/^#/, "");
  return [...all.filter(first), ...all.filter((hit) => !first(hit))];
}

// A note as it is read: names and numbers instead of what stands for them.
function readable(words: string, view: BoardView, nameOf: (participant: string) => string): string {
  return readPlain(words, (reference, label) => {
    if (reference.to === "person") return `@${nameOf(reference.id)}`;
    return reference.to === "card" ? `#${numberOf(view.cards.get(reference.id))}` : label;
  });
}

// The words around what is looked for, and the place of it among them.
export function excerpt(
  words: string,
  looked: string,
  most = 110,
): { readonly before: string; readonly found: string; readonly after: string } {
  const wanted = plain(looked).trim();
  const line = words.replace(/\s+/g, " ").trim();
  const characters = [...line];
  const places: number[] = []; // of each unit of the plain words, in characters
  let said = "";
  for (const [at, character] of characters.entries()) {
    const some = plain(character);
    said += some;
    for (let unit = 0; unit < some.length; unit += 1) places.push(at);
  }
  const at = wanted === "" ? -1 : said.indexOf(wanted);
  const begins = at < 0 ? 0 : (places[at] ?? 0);
  const ends = at < 0 ? 0 : (places[at + wanted.length] ?? characters.length);
  const room = Math.max(0, Math.floor((most - (ends - begins)) / 2));
  const from = begins <= room ? 0 : begins - Math.floor(room / 2);
  const till = Math.min(characters.length, Math.max(from + most, ends));
  const join = (a: number, b: number) => characters.slice(a, b).join("");
  return {
    before: `${from > 0 ? "…" : ""}${join(from, begins)}`,
    found: join(begins, ends),
    after: `${join(ends, till)}${till < characters.length ? "…" : ""}`,
  };
}
