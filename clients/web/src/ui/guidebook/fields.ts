// What a chapter and each type of entry say, in the order in which they are read: the table of facilitation/guidebook/fields.cc
// with the words of the person's language. Pure.
import type { Key } from "../../locales/strings.ts";

export interface FieldKind {
  readonly name: string;
  readonly title: Key;
  readonly required?: boolean; // not ready without words
  readonly evidence?: boolean; // a source of it is evidence
}
export const entryTypes = ["case", "example", "tool"] as const;
export type EntryType = (typeof entryTypes)[number];
export type PartType = EntryType | "chapter";

const openQuestions: FieldKind = { name: "open_questions", title: "guide.field.openQuestions" };
const context: FieldKind = { name: "context", title: "guide.field.context" };
const whatWasDone: FieldKind = { name: "what_was_done", title: "guide.field.whatWasDone", required: true };
const results: FieldKind = {
  name: "results_and_evidence",
  title: "guide.field.results",
  required: true,
  evidence: true,
};
const lessons: FieldKind = { name: "lessons_learned", title: "guide.field.lessons" };

const table: { readonly [type in PartType]: readonly FieldKind[] } = {
  chapter: [
    { name: "problem_statement", title: "guide.field.problem", required: true },
    { name: "findings", title: "guide.field.findings", required: true },
    openQuestions,
    { name: "research_needs", title: "guide.field.research" },
    { name: "references", title: "guide.field.references" },
    { name: "how_this_was_made", title: "guide.field.howMade", required: true },
  ],
  case: [
    { ...context, required: true },
    whatWasDone,
    results,
    { name: "challenges", title: "guide.field.challenges", required: true },
    { ...lessons, required: true },
    openQuestions,
  ],
  example: [context, whatWasDone, results, { name: "enablers_and_barriers", title: "guide.field.enablers" }, lessons],
  tool: [
    { name: "when_to_use", title: "guide.field.whenToUse", required: true },
    { name: "steps", title: "guide.field.steps", required: true },
    { name: "mechanism", title: "guide.field.mechanism" },
    { name: "roles", title: "guide.field.roles" },
    { name: "time_needed", title: "guide.field.timeNeeded" },
    { name: "indicators", title: "guide.field.indicators", evidence: true },
    { name: "worked_example", title: "guide.field.workedExample", evidence: true },
    { name: "limits", title: "guide.field.limits", required: true },
    { name: "what_we_tried_first", title: "guide.field.triedFirst" },
    { name: "variations", title: "guide.field.variations" },
    openQuestions,
  ],
};
// Of a chapter those before its entries; the rest stands behind them.
export const chapterBegins: ReadonlySet<string> = new Set(["problem_statement", "findings"]);

export function isEntryType(type: string): type is EntryType {
  return (entryTypes as readonly string[]).includes(type);
}
export function fieldsOfType(type: string): readonly FieldKind[] {
  return isEntryType(type) || type === "chapter" ? table[type] : [];
}
export function fieldNamed(type: string, name: string): FieldKind | undefined {
  return fieldsOfType(type).find((field) => field.name === name);
}
export const typeKeys: { readonly [type in PartType]: Key } = {
  chapter: "guide.chapter",
  case: "guide.case",
  example: "guide.example",
  tool: "guide.tool",
};
export function typeKey(type: string): Key {
  return typeKeys[isEntryType(type) ? type : "chapter"];
}
