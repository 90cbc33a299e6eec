// What a file of strings must hold. Keys that end in _one, _other ... are forms of one string; a language says those that
// its own plural needs (Intl.PluralRules), and "other" stands in for the rest: French, say, has a form for millions.
import type { en } from "./en-GB.ts";

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
export type Key = keyof typeof en extends infer Name
  ? Name extends `${infer Base}_${Plural}`
    ? Base
    : Name & string
  : never;
export type Strings = { readonly [name in keyof typeof en]: string } & {
  readonly [name: `${string}_${Plural}`]: string;
};

export function withAllPlurals(language: string, strings: Strings): { [name: string]: string } {
  const all: { [name: string]: string } = { ...strings };
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [name, words] of Object.entries(strings)) {
    if (!name.endsWith("_other")) continue;
    for (const form of forms) all[name.replace(/other$/, form)] ??= words;
  }
  return all;
}
