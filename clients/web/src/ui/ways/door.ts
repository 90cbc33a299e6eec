// The ways on where there is none, and their words: few people ever need them, and then at once.
import { learn, type Words } from "../language.ts";
import { withWords } from "../words.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/ways/en-GB.ts")).en,
  fr: async () => (await import("../../locales/ways/fr.ts")).fr,
  es: async () => (await import("../../locales/ways/es.ts")).es,
  pt: async () => (await import("../../locales/ways/pt.ts")).pt,
  it: async () => (await import("../../locales/ways/it.ts")).it,
  de: async () => (await import("../../locales/ways/de.ts")).de,
  et: async () => (await import("../../locales/ways/et.ts")).et,
  ar: async () => (await import("../../locales/ways/ar.ts")).ar,
};
// Also from the form to join with, where the words of documents have not come yet.
async function parts() {
  const [all] = await Promise.all([withWords(() => import("./parts.ts")), learn(words)]);
  return all;
}

export const PlacesTaken = async () => (await parts()).PlacesTaken;
export const MovedOn = async () => (await parts()).MovedOn;
export const OtherAddress = async () => (await parts()).OtherAddress;
