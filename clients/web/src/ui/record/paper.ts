// A session record as it is read: sections, paragraphs with their numbers, what is asked for and what was put right. Pure;
// the same order and numbers as facilitation/document/session_record.h.
import {
  type DocumentReader,
  paragraphsOfSection,
  type RecordOf,
  type SessionRecordHead,
  SessionRecordHead_State as State,
} from "../../index.ts";
import { type Section, sectionOf, sections } from "./sections.ts";

export type ParagraphRecord = RecordOf<"paragraph">;
export type CorrectionRecord = RecordOf<"correction">;

export interface Numbered {
  readonly id: string;
  readonly record: ParagraphRecord;
  readonly number: string; // "7.2": its number once it was circulated, else its place
}
export interface SectionOfPaper {
  readonly section: Section;
  readonly paragraphs: readonly Numbered[];
}
export interface Paper {
  readonly sections: readonly SectionOfPaper[]; // all of them, also those with nothing in them
  readonly paragraphs: readonly Numbered[]; // as they are read
  readonly trashed: readonly ParagraphRecord[];
  readonly waiting: readonly CorrectionRecord[]; // corrections without an answer, the oldest first
  readonly answered: readonly CorrectionRecord[]; // or taken back; the newest first
  readonly corrigenda: readonly CorrectionRecord[]; // by number
}

export function paperOf(document: DocumentReader): Paper {
  const trashed: ParagraphRecord[] = [];
  const read = sections.map((section): SectionOfPaper => {
    const all = paragraphsOfSection(document, section.key);
    trashed.push(...all.filter(({ body }) => body.value.trashed));
    const standing = all.filter(({ body }) => !body.value.trashed);
    const paragraphs = standing.map((record, at): Numbered => {
      return { id: record.id, record, number: `${section.number}.${record.body.value.number || at + 1}` };
    });
    return { section, paragraphs };
  });
  const corrections = [...document.ofKind("correction")].sort(
    (a, b) => Number(a.body.value.atMs - b.body.value.atMs) || (a.id < b.id ? -1 : 1),
  );
  const isCorrigendum = ({ body }: CorrectionRecord) => body.value.corrigendum !== 0;
  const asked = corrections.filter((one) => !isCorrigendum(one));
  return {
    sections: read,
    paragraphs: read.flatMap(({ paragraphs }) => paragraphs),
    trashed,
    waiting: asked.filter(({ body }) => body.value.state === "proposed"),
    answered: asked.filter(({ body }) => body.value.state !== "proposed").reverse(),
    corrigenda: corrections.filter(isCorrigendum).sort((a, b) => a.body.value.corrigendum - b.body.value.corrigendum),
  };
}

// Where one is when a paragraph goes: at the one after it, else at the one before. Not in the annex, which is folded, for one
// that did not stand there.
export function besideOf({ paragraphs }: Paper, id: string): string | undefined {
  const at = paragraphs.findIndex((one) => one.id === id);
  const here = paragraphs[at];
  if (!here) return undefined;
  const isIn = (one: Numbered | undefined) => one?.record.body.value.section === "annex";
  const [before, after] = [paragraphs[at - 1], paragraphs[at + 1]];
  return after && (isIn(here) || !isIn(after) || !before) ? after.id : before?.id;
}

// What a correction cites: "7.2", or the number of a section.
export function citedBy({ body: { value } }: CorrectionRecord): string {
  const number = sectionOf(value.section)?.number ?? "";
  return value.paragraph === "" || value.paragraphNumber === 0 ? `${number}` : `${number}.${value.paragraphNumber}`;
}

export function isDraft({ state }: SessionRecordHead): boolean {
  return state === State.RECORD_DRAFT || state === State.RECORD_STATE_UNSPECIFIED;
}
// Approved: nothing is rewritten any more.
export function isFrozen({ state }: SessionRecordHead): boolean {
  return state === State.APPROVED || state === State.CORRECTED;
}
export function takesCorrections(head: SessionRecordHead, nowMs: number): boolean {
  return head.state === State.CIRCULATED && nowMs < Number(head.correctionsUntilMs);
}
