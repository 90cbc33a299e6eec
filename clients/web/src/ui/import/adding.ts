import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { DocumentReader, Verb } from "../../index.ts";
import type { May } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import type { Draft, Known } from "./cards.ts";

// Put on the board as they were listed, and those that are there brought up to date; one undo takes it all back. What does
// not go on its way any more is said.
export function addCards(room: Room, cards: readonly Draft[], said: string): boolean {
  const last = new Map<string, string>(); // by region
  const verbs: Verb[] = [];
  const words = new Map<string, string>();
  for (const { id: named, there, words: some, kind, region, source } of cards) {
    const id = named ?? room.session.newId();
    if (there) {
      if (kind !== there.kind || (source !== undefined && source !== there.source))
        verbs.push({ case: "setCard", value: { id, kind, ...(source === undefined ? {} : { source }) } });
      if (region !== there.region) verbs.push({ case: "moveCards", value: { ids: [id], to: { region } } });
      if (some !== there.words.trim()) words.set(id, some);
      continue;
    }
    const after = last.get(region);
    last.set(region, id);
    const place = after === undefined ? { region } : { region, after };
    verbs.push({ case: "addCard", value: { id, kind, text: some, source: source ?? "", place } });
  }
  return room.does(verbs, said, words).ok;
}

// What a table's id means on this board.
export function knownCard(shown: DocumentReader, document: string, may: May, said: string): Known {
  const id = shown.card(said) ? said : bytesToHex(sha256(utf8ToBytes(`${document}\n${said}`))).slice(0, 32);
  const record = shown.card(id);
  if (!record) return { id };
  const { kind, region, source } = record;
  const card = { words: shown.words(id), kind, region, source };
  if (record.trashed || record.mergedInto !== "") return { id, card, problem: "inTrash" };
  return may("editText", id) && may("setCard", id) && may("moveCards", id)
    ? { id, card }
    : { id, card, problem: "notYours" };
}
