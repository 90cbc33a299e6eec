// The way in to the console, and its words: nobody else fetches either.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/console/en-GB.ts")).en,
  fr: async () => (await import("../../locales/console/fr.ts")).fr,
  es: async () => (await import("../../locales/console/es.ts")).es,
  pt: async () => (await import("../../locales/console/pt.ts")).pt,
  it: async () => (await import("../../locales/console/it.ts")).it,
  de: async () => (await import("../../locales/console/de.ts")).de,
  et: async () => (await import("../../locales/console/et.ts")).et,
  ar: async () => (await import("../../locales/console/ar.ts")).ar,
};

export async function ConsoleScreen() {
  const [parts] = await Promise.all([import("./ConsoleScreen.tsx"), learn(words)]);
  return parts.ConsoleScreen;
}
