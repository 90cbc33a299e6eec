// The way in to what a board is told of what is around it, and its words.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/meanwhile/en-GB.ts")).en,
  fr: async () => (await import("../../locales/meanwhile/fr.ts")).fr,
  es: async () => (await import("../../locales/meanwhile/es.ts")).es,
  pt: async () => (await import("../../locales/meanwhile/pt.ts")).pt,
  it: async () => (await import("../../locales/meanwhile/it.ts")).it,
  de: async () => (await import("../../locales/meanwhile/de.ts")).de,
  et: async () => (await import("../../locales/meanwhile/et.ts")).et,
  ar: async () => (await import("../../locales/meanwhile/ar.ts")).ar,
};
async function parts() {
  const [all] = await Promise.all([import("./parts.ts"), learn(words)]);
  return all;
}

export const Back = async () => (await parts()).Back;
export const BackWords = async () => (await parts()).BackWords;
export const PastThePlenary = async () => (await parts()).PastThePlenary;
export const Writers = async () => (await parts()).Writers;
