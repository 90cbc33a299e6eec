// What a mark belongs to: cards, notes, quotations, decisions; as they are named, chosen and gone to.

import { Note_Visibility } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { wordsRead } from "../board/withdrawn.ts";
import type { T } from "../language.ts";
import { clockAt } from "../notes/clock.ts";
import { plainNote } from "../notes/plain_note.ts";
import { quotationsOf } from "../quotations/model.ts";
import type { Room } from "../room/room.ts";
import { zoneOf } from "./acts.ts";

export interface Referred {
  readonly id: string;
  readonly words: string;
}
export interface Choosable {
  readonly title: string;
  readonly some: readonly Referred[];
}
const longest = 60;
function brief(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
// What everybody sees: a mark is read by all.
export function choosableIn(t: T, room: Room): readonly Choosable[] {
  const { shown } = room.session;
  const cards = [...shown.ofKind("card")]
    .filter(({ body: { value } }) => !value.trashed && !value.hidden && value.mergedInto === "" && value.number > 0)
    .sort((a, b) => a.body.value.number - b.body.value.number)
    .map((record) => ({ id: record.id, words: brief(`${record.body.value.number} ${wordsRead(t, record)}`) }));
  const notes = [...shown.ofKind("note")]
    .filter(
      ({ body: { value } }) => !value.trashed && value.mergedInto === "" && value.visibility === Note_Visibility.RECORD,
    )
    .sort((a, b) => Number(b.body.value.atMs - a.body.value.atMs))
    .map(({ id, body, text }) => ({ id, words: noteWords(t, room, Number(body.value.atMs), text?.content ?? "") }));
  const quotes = quotationsOf(room)
    .filter(({ words }) => words !== "")
    .map(({ id, words }) => ({ id, words: `“${brief(words)}”` }));
  const decisions = [...shown.ofKind("decision")]
    .filter(({ body: { value } }) => !value.trashed)
    .map(({ id, body: { value } }) => ({ id, words: brief(value.title) }));
  const all = [
    { title: t("recording.ref.card"), some: cards },
    { title: t("notes.title"), some: notes },
    { title: t("quote.title"), some: quotes },
    { title: t("decisions.title"), some: decisions },
  ];
  return all.filter(({ some }) => some.length > 0);
}
function noteWords(t: T, room: Room, atMs: number, words: string): string {
  return `${clockAt(atMs, zoneOf(room))} ${brief(plainNote(t, room, words))}`.trim();
}

// undefined: it is not there, or not for the eyes of whoever looks.
export function referredTo(t: T, room: Room, id: string): string | undefined {
  const record = room.session.shown.find(id);
  switch (record?.body.case) {
    case "card": {
      const { number, trashed } = record.body.value;
      return trashed ? undefined : brief(`${t("board.card")} ${number} ${wordsRead(t, record)}`);
    }
    case "note":
      return record.body.value.trashed
        ? undefined
        : noteWords(t, room, Number(record.body.value.atMs), record.text?.content ?? "");
    case "quote":
      return record.text?.content ? `“${brief(record.text.content)}”` : t("notes.mark.quote");
    case "decision":
      return record.body.value.trashed ? undefined : brief(record.body.value.title);
    default:
      return undefined;
  }
}

// `onShown`: it lies on the board, which must be seen.
export function goesTo(room: Room, hands: Hands, id: string, onShown: () => void): void {
  switch (room.session.shown.find(id)?.body.case) {
    case "card":
      onShown();
      return showCards(hands, [id]);
    case "note":
      hands.beside.set("notes");
      return intoSight(`[data-note="${CSS.escape(id)}"]`);
    case "quote":
      hands.beside.set("quotes");
      return intoSight(`[data-quote="${CSS.escape(id)}"]`);
    case "decision":
      hands.beside.set("decisions");
  }
}
function intoSight(where: string, tries = 10): void {
  const element = document.querySelector<HTMLElement>(where);
  if (!element) {
    if (tries > 0) setTimeout(() => intoSight(where, tries - 1), 60); // its panel is on its way
    return;
  }
  element.scrollIntoView({ block: "center" });
  element.querySelector<HTMLElement>("button, a")?.focus({ preventScroll: true });
}
