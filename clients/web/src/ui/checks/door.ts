// The way in to what a board still lacks, and its words: fetched once the board is usable.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/checks/en-GB.ts")).en,
  fr: async () => (await import("../../locales/checks/fr.ts")).fr,
  es: async () => (await import("../../locales/checks/es.ts")).es,
  pt: async () => (await import("../../locales/checks/pt.ts")).pt,
  it: async () => (await import("../../locales/checks/it.ts")).it,
  de: async () => (await import("../../locales/checks/de.ts")).de,
  et: async () => (await import("../../locales/checks/et.ts")).et,
  ar: async () => (await import("../../locales/checks/ar.ts")).ar,
};
async function withWords<Parts>(fetched: Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([fetched, learn(words)]);
  return parts;
}

export const Checks = async () => (await withWords(import("./Checks.tsx"))).Checks;
export const PresenterWords = async () => (await withWords(import("./PresenterCheck.tsx"))).PresenterWords;
export const UnnamedOutside = async () => (await withWords(import("./PresenterCheck.tsx"))).UnnamedOutside;
export const CardLacks = async () => (await withWords(import("./CardLacks.tsx"))).CardLacks;
export const DetailsDialog = async () => (await withWords(import("./DetailsDialog.tsx"))).DetailsDialog;
export const LateDialog = async () => (await withWords(import("./LateDialog.tsx"))).LateDialog;
