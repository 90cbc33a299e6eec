// What whoever keeps a record does to its paragraphs.
import type { RecordOffer, Verb } from "../../index.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import type { Desk } from "./desk.ts";
import { goToPart } from "./desk.ts";
import { nameOf, settlesOnce } from "./offers.ts";
import { besideOf, type Numbered, type Paper } from "./paper.ts";

export function addParagraph(room: Room, { hands }: Desk, section: string, after: string, board = ""): void {
  const id = room.session.newId();
  const value = { id, section, text: "", after, board };
  if (!room.does([{ case: "addParagraph", value }]).ok) return;
  hands.active.set(id);
  hands.editing.set(id);
}

// One place up or down, across sections: out of the first of one to the end of the one before.
export function moveParagraph(room: Room, { sections }: Paper, one: Numbered, step: -1 | 1): boolean {
  const at = sections.findIndex(({ paragraphs }) => paragraphs.some(({ id }) => id === one.id));
  const here = sections[at];
  if (!here) return false;
  const place = here.paragraphs.findIndex(({ id }) => id === one.id);
  const next = place + step;
  if (next >= 0 && next < here.paragraphs.length) {
    const after = here.paragraphs[step < 0 ? place - 2 : place + 1]?.id ?? "";
    return movesTo(room, one.id, here.section.key, after);
  }
  const beside = sections[at + step];
  if (!beside) return false;
  return movesTo(room, one.id, beside.section.key, step < 0 ? beside.paragraphs.at(-1)?.id : "");
}
// `after`: "" the first place, undefined the last.
export function movesTo(room: Room, id: string, section: string, after: string | undefined): boolean {
  const value = { id, section, ...(after === undefined ? {} : { after }) };
  const { ok } = room.does([{ case: "setParagraph", value }], t("record.moved"));
  return ok;
}

export function setsWords(room: Room, id: string, words: string): boolean {
  const taken = room.session.setWords(id, words);
  if (!taken.ok) room.messages.say({ kind: "notice", saying: taken.why });
  return taken.ok;
}

// What the board says now comes into the record; or it was looked at, and the record stays.
export function takesOffer(room: Room, desk: Desk, paper: Paper, offer: RecordOffer): void {
  const { change, paragraph, text, id } = offer;
  if (!paragraph) return;
  switch (change) {
    case "new": {
      const { section, board, sources, draftedFrom, draftedDigest, atMs, quotation } = paragraph;
      const { heading, internal, owner, presenters, sdgs } = paragraph;
      const fresh = room.session.newId();
      const words = { id: fresh, section, text, after: "", board, sources, atMs, quotation };
      const rest = { draftedFrom, draftedDigest, heading, internal, owner, presenters, sdgs };
      settles(room, desk, offer, { case: "addParagraph", value: { ...words, ...rest } }, t("record.offer.taken"));
      return goToPart(desk.hands, fresh);
    }
    case "changed":
      if (isSettling(desk, offer) || !setsWords(room, id, text)) return;
      settles(room, desk, offer, settledBy(offer), t("record.offer.taken"));
      return goToPart(desk.hands, id);
    default: {
      const next = besideOf(paper, id);
      settles(room, desk, offer, { case: "trashParagraph", value: { id } }, t("record.offer.taken"));
      if (next) goToPart(desk.hands, next);
    }
  }
}
export function leavesOffer(room: Room, desk: Desk, offer: RecordOffer): void {
  settles(room, desk, offer, settledBy(offer), t("record.offer.left"));
}
export function isSettling({ hands }: Desk, offer: RecordOffer): boolean {
  return hands.settling.value.has(nameOf(offer));
}
function settledBy({ paragraph, id }: RecordOffer): Verb {
  const { draftedFrom: key = "", draftedDigest: digest = new Uint8Array() } = paragraph ?? {};
  return { case: "settleOffer", value: { key, digest, paragraph: id } };
}
function settles(room: Room, desk: Desk, offer: RecordOffer, verb: Verb, said: string): void {
  const asks = async () => {
    const answer = await room.asks(verb, () => false);
    if (answer.is === "done") room.announcer.own(said);
    return answer;
  };
  void settlesOnce(desk.hands.settling, nameOf(offer), asks, desk.refresh);
}
