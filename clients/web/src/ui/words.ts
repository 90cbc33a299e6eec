// The words of every document, which come with the session's code: what is drawn beside the form to join with, and may be
// drawn before it, brings them. Those of a part come with it (ui/*/door.ts).
import { learn, type Words } from "./language.ts";

const words: Words = {
  "en-GB": async () => (await import("../locales/en-GB.ts")).en,
  fr: async () => (await import("../locales/fr.ts")).fr,
  es: async () => (await import("../locales/es.ts")).es,
  pt: async () => (await import("../locales/pt.ts")).pt,
  it: async () => (await import("../locales/it.ts")).it,
  de: async () => (await import("../locales/de.ts")).de,
  et: async () => (await import("../locales/et.ts")).et,
  ar: async () => (await import("../locales/ar.ts")).ar,
};
export async function withWords<Parts>(load: () => Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([load(), learn(words)]);
  return parts;
}

// Of all that is fetched once the board is usable (parts/later.tsx).
export const laterWords: Words = {
  "en-GB": async () => (await import("../locales/later/en-GB.ts")).en,
  fr: async () => (await import("../locales/later/fr.ts")).fr,
  es: async () => (await import("../locales/later/es.ts")).es,
  pt: async () => (await import("../locales/later/pt.ts")).pt,
  it: async () => (await import("../locales/later/it.ts")).it,
  de: async () => (await import("../locales/later/de.ts")).de,
  et: async () => (await import("../locales/later/et.ts")).et,
  ar: async () => (await import("../locales/later/ar.ts")).ar,
};
