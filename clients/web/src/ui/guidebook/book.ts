// A guidebook as it is read: chapters with their entries, what their fields say, what is missing before a part is ready.
// Pure; what is missing is a mirror of facilitation/guidebook/parts.cc, so that it is seen while one writes.
import {
  type Chapter,
  chaptersOf,
  type DocumentReader,
  type Entry,
  entriesOfChapter,
  fieldIdOf,
  Naming_State,
  type RecordOf,
  type SourceRef,
} from "../../index.ts";
import { type FieldKind, fieldsOfType, type PartType } from "./fields.ts";

export type FieldRecord = RecordOf<"entryField">;
export interface Field {
  readonly id: string;
  readonly kind: FieldKind;
  readonly record: FieldRecord | undefined; // nobody has begun it, or it is not for whoever looks
}
export interface Part {
  readonly id: string;
  readonly type: PartType;
  readonly title: string;
  readonly ready: boolean;
  readonly fields: readonly Field[];
  readonly quotes: readonly SourceRef[];
}
export interface EntryPart extends Part {
  readonly entry: Entry;
}
export interface ChapterPart extends Part {
  readonly chapter: Chapter;
  readonly number: number; // from 1
  readonly entries: readonly EntryPart[];
  readonly trashed: readonly EntryPart[];
}
export interface Book {
  readonly chapters: readonly ChapterPart[];
  readonly parts: ReadonlyMap<string, ChapterPart | EntryPart>; // not those in the trash
  readonly editions: readonly RecordOf<"edition">[]; // the latest first
}

function fieldsOf(document: DocumentReader, owner: string, type: string): Field[] {
  return fieldsOfType(type).map((kind) => {
    const id = fieldIdOf(owner, kind.name);
    const record = document.find(id);
    return { id, kind, record: record?.body.case === "entryField" ? (record as FieldRecord) : undefined };
  });
}
function entryPart(document: DocumentReader, { id, body: { value: entry } }: RecordOf<"entry">): EntryPart {
  const { type, title, quotes, state } = entry;
  const fields = fieldsOf(document, id, type);
  return { id, type: type as PartType, title, ready: state === "ready", fields, quotes, entry };
}
const numberOfEdition = ({ body }: RecordOf<"edition">) => Number(body.value.number);

export function bookOf(document: DocumentReader): Book {
  const chapters = chaptersOf(document).map(({ id, body: { value: chapter } }, at): ChapterPart => {
    const entries = entriesOfChapter(document, id).map((record) => entryPart(document, record));
    return {
      id,
      type: "chapter",
      title: chapter.name,
      ready: chapter.state === "ready",
      fields: fieldsOf(document, id, "chapter"),
      quotes: chapter.quotes,
      chapter,
      number: at + 1,
      entries: entries.filter(({ entry }) => !entry.trashed),
      trashed: entries.filter(({ entry }) => entry.trashed),
    };
  });
  const parts = new Map<string, ChapterPart | EntryPart>();
  for (const chapter of chapters) for (const part of [chapter, ...chapter.entries]) parts.set(part.id, part);
  const editions = [...document.ofKind("edition")].sort((a, b) => numberOfEdition(b) - numberOfEdition(a));
  return { chapters, parts, editions };
}

export function wordsOf({ record }: Field): string {
  return record?.text?.content ?? "";
}
export function says(field: Field): boolean {
  return wordsOf(field).trim() !== "";
}
export function sourcesOf({ fields }: Part): readonly SourceRef[] {
  const seen = new Map<string, SourceRef>();
  for (const { record } of fields)
    for (const source of record?.body.value.sources ?? []) seen.set(`${source.document} ${source.id}`, source);
  return [...seen.values()];
}

export type Lack =
  | { readonly is: "field"; readonly kind: FieldKind; readonly field: Field }
  | { readonly is: "fact"; readonly fact: "title" | "place" | "period" | "organisationType" }
  | { readonly is: "naming" }
  | { readonly is: "evidence"; readonly fields: readonly Field[] }; // a source of one of them would do

// In the order in which somebody would see to it.
export function missingIn(part: ChapterPart | EntryPart): readonly Lack[] {
  const lacks: Lack[] = part.fields.flatMap((field): Lack[] =>
    field.kind.required && !says(field) ? [{ is: "field", kind: field.kind, field }] : [],
  );
  if (!("entry" in part)) return lacks;
  const { entry, fields, type } = part;
  const needs = (fact: "title" | "place" | "period" | "organisationType") => {
    if (entry[fact].trim() === "") lacks.push({ is: "fact", fact });
  };
  needs("title");
  if (type !== "tool") needs("place");
  if (type === "case") {
    needs("period");
    needs("organisationType");
  }
  // A tool is about no organisation, but for its worked example.
  const aboutOne = type !== "tool" || fields.some((field) => field.kind.name === "worked_example" && says(field));
  const naming = entry.naming?.state ?? Naming_State.UNDECIDED;
  if (aboutOne && naming !== Naming_State.NAMED && naming !== Naming_State.NOT_NAMED) lacks.push({ is: "naming" });
  const evidence = fields.filter(({ kind }) => kind.evidence);
  const proven = evidence.some((field) => says(field) && (field.record?.body.value.sources.length ?? 0) > 0);
  if (!entry.reportedNotVerified && !proven) lacks.push({ is: "evidence", fields: evidence });
  return lacks;
}

// Whether words name a person: their name as a whole, whatever its case.
export function names(words: string, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  if (wanted === "") return false;
  const hay = words.toLowerCase();
  const isLetter = (at: string | undefined) => at !== undefined && /[\p{L}\p{N}]/u.test(at);
  for (let at = hay.indexOf(wanted); at >= 0; at = hay.indexOf(wanted, at + 1))
    if (!isLetter(hay[at - 1]) && !isLetter(hay[at + wanted.length])) return true;
  return false;
}
// My yes to these very words.
export function agreesTo(record: FieldRecord, participant: string): boolean {
  const { version, lineage } = record.text ?? { version: 0, lineage: 0 };
  return record.body.value.agreed.some(
    (yes) => yes.participant === participant && yes.textVersion === version && yes.textLineage === lineage,
  );
}
