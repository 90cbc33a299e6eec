// What whoever keeps a record does to its paragraphs.
import type { RecordOffer } from "../../index.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import type { Desk } from "./desk.ts";
import { goToPart } from "./desk.ts";
import type { Numbered, Paper } from "./paper.ts";

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
export function takesOffer(room: Room, desk: Desk, { change, paragraph, text, id }: RecordOffer): void {
  if (!paragraph) return;
  const settled = { key: paragraph.draftedFrom, digest: paragraph.draftedDigest, paragraph: id };
  switch (change) {
    case "new": {
      const { section, board, sources, draftedFrom, draftedDigest, atMs, quotation } = paragraph;
      const { heading, internal, owner, presenters, sdgs } = paragraph;
      const fresh = room.session.newId();
      const value = {
        id: fresh,
        section,
        text,
        after: "",
        board,
        sources,
        draftedFrom,
        draftedDigest,
        atMs,
        quotation,
      };
      room.does(
        [{ case: "addParagraph", value: { ...value, heading, internal, owner, presenters, sdgs } }],
        t("record.offer.taken"),
      );
      goToPart(desk.hands, fresh);
      break;
    }
    case "changed":
      if (setsWords(room, id, text)) room.does([{ case: "settleOffer", value: settled }], t("record.offer.taken"));
      break;
    default:
      room.does([{ case: "trashParagraph", value: { id } }], t("record.offer.taken"));
  }
  desk.refresh();
}
export function leavesOffer(room: Room, desk: Desk, { paragraph, id }: RecordOffer): void {
  if (!paragraph) return;
  const value = { key: paragraph.draftedFrom, digest: paragraph.draftedDigest, paragraph: id };
  room.does([{ case: "settleOffer", value }], t("record.offer.left"));
  desk.refresh();
}
