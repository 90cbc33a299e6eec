// What a file of strings must hold. Keys that end in _one, _other ... are forms of one string; a language says those that
// its own plural needs (Intl.PluralRules), and "other" stands in for the rest: French, say, has a form for millions.
import type { en as checks } from "./checks/en-GB.ts";
import type { en as console } from "./console/en-GB.ts";
import type { en as deciding } from "./deciding/en-GB.ts";
import type { en as dialogs } from "./dialogs/en-GB.ts";
import type { en } from "./en-GB.ts";
import type { en as foryou } from "./foryou/en-GB.ts";
import type { en as guidebook } from "./guidebook/en-GB.ts";
import type { en as join } from "./join/en-GB.ts";
import type { en as later } from "./later/en-GB.ts";
import type { en as meanwhile } from "./meanwhile/en-GB.ts";
import type { en as preparing } from "./preparing/en-GB.ts";
import type { en as quotations } from "./quotations/en-GB.ts";
import type { en as record } from "./record/en-GB.ts";
import type { en as recording } from "./recording/en-GB.ts";
import type { en as reporting } from "./reporting/en-GB.ts";
import type { en as templates } from "./templates/en-GB.ts";
import type { en as ways } from "./ways/en-GB.ts";

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
export type Key =
  | keyof typeof en
  | keyof typeof join
  | keyof typeof later
  | keyof typeof preparing
  | keyof typeof checks
  | keyof typeof console
  | keyof typeof dialogs
  | keyof typeof deciding
  | keyof typeof quotations
  | keyof typeof record
  | keyof typeof recording
  | keyof typeof guidebook
  | keyof typeof foryou
  | keyof typeof meanwhile
  | keyof typeof templates
  | keyof typeof ways
  | keyof typeof reporting extends infer Name
  ? Name extends `${infer Base}_${Plural}`
    ? Base
    : Name & string
  : never;
type Saying<English> = { readonly [name in keyof English]: string } & {
  readonly [name: `${string}_${Plural}`]: string;
};
export type Strings = Saying<typeof en>; // of every document, with the session's code
export type LaterStrings = Saying<typeof later>; // of what comes through ui/parts/later.tsx
export type JoinStrings = Saying<typeof join>; // of ui/join, there from the start
export type PreparingStrings = Saying<typeof preparing>; // of ui/preparing, fetched with it
export type ChecksStrings = Saying<typeof checks>; // of ui/checks
export type ConsoleStrings = Saying<typeof console>; // of ui/console
export type DialogsStrings = Saying<typeof dialogs>; // of ui/dialogs, ui/settings and ui/share
export type DecidingStrings = Saying<typeof deciding>; // of ui/deciding, too
export type QuotationsStrings = Saying<typeof quotations>; // of ui/quotations
export type RecordStrings = Saying<typeof record>; // of ui/record
export type GuidebookStrings = Saying<typeof guidebook>; // of ui/guidebook and ui/searching
export type MeanwhileStrings = Saying<typeof meanwhile>; // of ui/meanwhile
export type ForYouStrings = Saying<typeof foryou>; // of ui/foryou
export type RecordingStrings = Saying<typeof recording>; // of ui/recording
export type TemplatesStrings = Saying<typeof templates>; // of ui/templates
export type WaysStrings = Saying<typeof ways>; // of ui/ways
export type ReportingStrings = Saying<typeof reporting>; // of ui/reporting

export function withAllPlurals(
  language: string,
  strings: { readonly [name: string]: string },
): { [name: string]: string } {
  const all: { [name: string]: string } = { ...strings };
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [name, words] of Object.entries(strings)) {
    if (!name.endsWith("_other")) continue;
    for (const form of forms) all[name.replace(/other$/, form)] ??= words;
  }
  return all;
}
