// The way in to guidebooks, and their words with them; and those of session records, which their sources are called by.
import { learn, type Words } from "../language.ts";
import { recordWords } from "../record/door.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/guidebook/en-GB.ts")).en,
  fr: async () => (await import("../../locales/guidebook/fr.ts")).fr,
  es: async () => (await import("../../locales/guidebook/es.ts")).es,
  pt: async () => (await import("../../locales/guidebook/pt.ts")).pt,
  it: async () => (await import("../../locales/guidebook/it.ts")).it,
  de: async () => (await import("../../locales/guidebook/de.ts")).de,
  et: async () => (await import("../../locales/guidebook/et.ts")).et,
  ar: async () => (await import("../../locales/guidebook/ar.ts")).ar,
};
async function withWords<Parts>(fetched: Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([fetched, learn(words), learn(recordWords)]);
  return parts;
}

export const GuidebookScreen = async () => (await withWords(import("./GuidebookScreen.tsx"))).GuidebookScreen;
export const MeetingGuidebook = async () => (await withWords(import("./MeetingGuidebook.tsx"))).MeetingGuidebook;
export const SearchDialog = async () => (await withWords(import("../searching/SearchDialog.tsx"))).SearchDialog;
