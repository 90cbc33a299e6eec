// The sections of a session record that people write, by the numbers of a record's order (facilitation/document/
// session_record.cc). What stands before them is the head.
import type { Key } from "../../locales/strings.ts";

export interface Section {
  readonly key: string;
  readonly number: number;
  readonly title: Key;
  readonly inside?: true; // in no copy for outside: edited into entries first (Written::shows_section)
}
export const sections: readonly Section[] = [
  { key: "summary", number: 5, title: "record.section.summary" },
  { key: "presentations", number: 6, title: "record.section.presentations", inside: true },
  { key: "discussion", number: 7, title: "record.section.discussion", inside: true },
  { key: "weighed", number: 8, title: "record.section.weighed" },
  { key: "decisions", number: 9, title: "record.section.decisions" },
  { key: "disagreements", number: 10, title: "record.section.disagreements" },
  { key: "actions", number: 11, title: "record.section.actions" },
  { key: "open_questions", number: 12, title: "record.section.questions" },
  { key: "quotations", number: 13, title: "record.section.quotations" },
  { key: "guidebook", number: 14, title: "record.section.guidebook" },
  { key: "how_it_went", number: 15, title: "record.section.howItWent" },
  { key: "annex", number: 16, title: "record.section.annex" },
];
export function sectionOf(key: string): Section | undefined {
  return sections.find((section) => section.key === key);
}
