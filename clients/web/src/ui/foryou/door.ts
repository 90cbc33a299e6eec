// The ways in to what waits for one's word, and its words: on a board, on the meeting's home, and beside one's contributions.
import { learn, type Words } from "../language.ts";
import { quotationWords } from "../quotations/door.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/foryou/en-GB.ts")).en,
  fr: async () => (await import("../../locales/foryou/fr.ts")).fr,
  es: async () => (await import("../../locales/foryou/es.ts")).es,
  pt: async () => (await import("../../locales/foryou/pt.ts")).pt,
  it: async () => (await import("../../locales/foryou/it.ts")).it,
  de: async () => (await import("../../locales/foryou/de.ts")).de,
  et: async () => (await import("../../locales/foryou/et.ts")).et,
  ar: async () => (await import("../../locales/foryou/ar.ts")).ar,
};
export const ActionCall = async () => {
  const [parts] = await Promise.all([import("./ActionCall.tsx"), learn(words)]);
  return parts.ActionCall;
};
export const ForYou = async () => {
  const [parts] = await Promise.all([import("./ForYou.tsx"), learn(words), learn(quotationWords)]);
  return parts.ForYou;
};
export const ForYouHere = async () => {
  const [parts] = await Promise.all([import("./ForYou.tsx"), learn(words), learn(quotationWords)]);
  return parts.ForYouHere;
};
