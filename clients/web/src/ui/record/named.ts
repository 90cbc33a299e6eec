// Who is named in words that the server does not have yet: those of a corrigendum, which can be rewritten only before it is
// issued. By the rules of facilitation/records/lint.cc and naming.cc, and with the people whom this page knows. Pure.
import type { Person } from "../../index.ts";
import { placesOf } from "./instead.ts";

export interface Found {
  readonly kind: "names_person" | "names_organisation";
  readonly words: string; // as they stand there, or as the name is listed
  readonly withheld: boolean; // from copies for others than those who were there
}
type Listed = Pick<Person, "participant" | "name" | "affiliations">;

const shortestPart = 3; // bytes: shorter ones are words of some language
const shortestOrganisation = 2; // "UN"
const nameNobody = 3; // so many who share a given name
export const noNames = words(
  "Prof Mrs Sir Dame Rev Participant Facilitator Rapporteur Observer Host Guest Presenter Group Table Somebody Speaker The",
);
export const alsoWords = words(
  "Will Mark Hope Grace May June April August Rose Faith Joy Frank Grant Bill Rich Dawn Summer Art Chase Pat Sue Rob Ray Drew Dan Max Pace",
);

export function namedIn(given: string, people: readonly Listed[]): readonly Found[] {
  const text = singleSpaced(given);
  const found: Found[] = [];
  const lookFor = (kind: Found["kind"], listed: Iterable<string>) => {
    for (const one of [...new Set(listed)].sort()) {
      const [at] = placesOf(text, { kind, words: one });
      if (at === undefined) continue;
      const words = text.slice(at, at + one.length);
      if (!found.some((other) => other.kind === kind && other.words.includes(words)))
        found.push({ kind, words, withheld: kind === "names_person" });
    }
  };
  const names = people.map(nameOf).filter(Boolean);
  const parts = partsOf(people);
  lookFor("names_person", names.filter(isWhole));
  // One word may be any word, so it is found as it is spelled only.
  lookFor("names_person", [
    ...names.filter((name) => !isWhole(name)),
    ...[...parts.keys()].filter((part) => !alsoWords.has(part)),
  ]);
  lookFor(
    "names_organisation",
    people.flatMap(({ affiliations }) => affiliations.map(singleSpaced)).filter(isLongEnough),
  );
  const named = new Set(names.filter((name) => isWhole(name) && standsFolded(text, name)));
  for (const part of alsoWords) if (standsWithin(text, part)) for (const name of parts.get(part) ?? []) named.add(name);
  for (const name of named) {
    const isKnown = found.some(({ kind, words }) => kind === "names_person" && folded(name).includes(folded(words)));
    if (!isKnown) found.push({ kind: "names_person", words: name, withheld: true });
  }
  return found;
}

// "Ada Bell (harbour authority)": what stands in brackets is no part of the name.
function nameOf({ name }: Listed): string {
  return singleSpaced(name).split(" (")[0] ?? "";
}
const isWhole = (name: string) => name.includes(" ");
const isLongEnough = (organisation: string) => organisation.length >= shortestOrganisation;

// Family and given names, and whose they are, by the whole of theirs. A given name that many share names nobody.
function partsOf(people: readonly Listed[]): ReadonlyMap<string, readonly string[]> {
  const family = new Map<string, string[]>();
  const given = new Map<string, Map<string, string>>(); // by participant
  for (const person of people) {
    const whole = nameOf(person);
    if (!isWhole(whole)) continue;
    const all = whole.split(" ");
    for (const [at, token] of all.entries()) {
      const part = bare(token);
      if (!isPartOfAName(part)) continue;
      if (at + 1 === all.length) family.set(part, [...(family.get(part) ?? []), whole]);
      else given.set(part, new Map(given.get(part)).set(person.participant, whole));
    }
  }
  for (const [part, whose] of given)
    if (whose.size < nameNobody) family.set(part, [...(family.get(part) ?? []), ...whose.values()]);
  return family;
}
// Letters of other scripts than the Latin one have no capitals that could be missing.
function isPartOfAName(word: string): boolean {
  return (
    new TextEncoder().encode(word).length >= shortestPart && /^[A-Z\u{80}-\u{10ffff}]/u.test(word) && !noNames.has(word)
  );
}
// Without what is no letter around it, and without the s that says whose.
function bare(token: string): string {
  return token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/['’]s$/u, "");
}

// "May" is a name within a sentence; at its beginning it is any word.
function standsWithin(text: string, word: string): boolean {
  let begins = true;
  for (const token of text.replace(/[/,;()[\]|\u2010-\u2018\u201a-\u203f«»]/gu, " ").split(/\s+/)) {
    if (token === "") continue;
    if (!begins && bare(token) === word) return true;
    begins = /[.!?:]["')*_]*$/.test(token);
  }
  return false;
}
// Case, diacritics and hyphens do not count.
function standsFolded(text: string, name: string): boolean {
  return placesOf(folded(text), { kind: "names_person", words: folded(name) }).length > 0;
}
function folded(words: string): string {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return singleSpaced(plain.replace(/ø/g, "o").replace(/[-‐‑]/g, " "));
}
function singleSpaced(words: string): string {
  return words.replace(/[ \n\t]+/g, " ").trim();
}
function words(all: string): ReadonlySet<string> {
  return new Set(all.split(" "));
}
