// The way in to session records that people write, and their words with them.
import { learn, type Words } from "../language.ts";

export const recordWords: Words = {
  "en-GB": async () => (await import("../../locales/record/en-GB.ts")).en,
  fr: async () => (await import("../../locales/record/fr.ts")).fr,
  es: async () => (await import("../../locales/record/es.ts")).es,
  pt: async () => (await import("../../locales/record/pt.ts")).pt,
  it: async () => (await import("../../locales/record/it.ts")).it,
  de: async () => (await import("../../locales/record/de.ts")).de,
  et: async () => (await import("../../locales/record/et.ts")).et,
  ar: async () => (await import("../../locales/record/ar.ts")).ar,
};
async function withWords<Parts>(fetched: Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([fetched, learn(recordWords)]);
  return parts;
}

export const RecordScreen = async () => (await withWords(import("./RecordScreen.tsx"))).RecordScreen;
export const WayInDialog = async () => (await withWords(import("./WayInDialog.tsx"))).WayInDialog;
const next = () => withWords(import("./NextDialog.tsx"));
export const NextDialog = async () => (await next()).NextDialog;
export const NextButton = async () => (await next()).NextButton;
export const MeetingRecords = async () => (await withWords(import("./MeetingRecords.tsx"))).MeetingRecords;
