// Who is named in words that the server does not have yet: those of a corrigendum, which can be rewritten only before it is
// issued. By the rules of facilitation/records/lint.cc, and with the people whom this page knows. Pure.
import type { Person } from "../../index.ts";
import { placesOf } from "./instead.ts";

export interface Found {
  readonly kind: "names_person" | "names_organisation";
  readonly words: string; // as they stand there, or as the name is listed
  readonly withheld: boolean; // from copies for others than those who were there
}
const shortestSurname = 3; // shorter ones are words of some language
const shortestOrganisation = 2; // "UN"

export function namedIn(given: string, people: readonly Pick<Person, "name" | "affiliations">[]): readonly Found[] {
  const text = singleSpaced(given);
  const found: Found[] = [];
  const lookFor = (kind: Found["kind"], listed: string) => {
    const [at] = placesOf(text, { kind, words: listed });
    if (at === undefined) return;
    const words = text.slice(at, at + listed.length);
    if (!found.some((one) => one.kind === kind && one.words.includes(words)))
      found.push({ kind, words, withheld: kind === "names_person" });
  };
  // "Ada Bell (harbour authority)": what stands in brackets is no part of the name.
  const names = people.map(({ name }) => singleSpaced(name).split(" (")[0] ?? "").filter(Boolean);
  for (const name of names) if (name.includes(" ")) lookFor("names_person", name);
  for (const name of names) {
    const last = name.slice(name.lastIndexOf(" ") + 1);
    if (last === name || new TextEncoder().encode(last).length >= shortestSurname) lookFor("names_person", last);
  }
  for (const { affiliations } of people)
    for (const one of affiliations.map(singleSpaced))
      if (one.length >= shortestOrganisation) lookFor("names_organisation", one);
  const folds = folded(text);
  for (const name of names) {
    const known = found.some(({ kind, words }) => kind === "names_person" && folded(name).includes(folded(words)));
    if (!known && name.includes(" ") && placesOf(folds, { kind: "names_person", words: folded(name) }).length > 0)
      found.push({ kind: "names_person", words: name, withheld: true });
  }
  return found;
}

function singleSpaced(words: string): string {
  return words.replace(/[ \n\t]+/g, " ").trim();
}
// Case, diacritics and hyphens do not count.
function folded(words: string): string {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return singleSpaced(plain.replace(/ø/g, "o").replace(/[-‐‑]/g, " "));
}
