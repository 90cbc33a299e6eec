// The way in to decisions by a method, and their words with it: fetched once the board is usable.
import { learn, type Words } from "../language.ts";

export const decidingWords: Words = {
  "en-GB": async () => (await import("../../locales/deciding/en-GB.ts")).en,
  fr: async () => (await import("../../locales/deciding/fr.ts")).fr,
  es: async () => (await import("../../locales/deciding/es.ts")).es,
  pt: async () => (await import("../../locales/deciding/pt.ts")).pt,
  it: async () => (await import("../../locales/deciding/it.ts")).it,
  de: async () => (await import("../../locales/deciding/de.ts")).de,
  et: async () => (await import("../../locales/deciding/et.ts")).et,
  ar: async () => (await import("../../locales/deciding/ar.ts")).ar,
};
const all = async () => {
  const [parts] = await Promise.all([import("./parts.ts"), learn(decidingWords)]);
  return parts;
};

// Of a meeting: without the rest, which belongs to boards.
export const Reviews = async () => {
  const [parts] = await Promise.all([import("./Reviews.tsx"), learn(decidingWords)]);
  return parts.Reviews;
};
export const Together = async () => (await all()).Together;
export const Decided = async () => (await all()).Decided;
export const After = async () => (await all()).After;
export const DecideBar = async () => (await all()).DecideBar;
export const Told = async () => (await all()).Told;
export const FarProposal = async () => (await all()).FarProposal;
export const ProposalCall = async () => (await all()).ProposalCall;
export const ProposalDialog = async () => (await all()).ProposalDialog;
export const AmendDialog = async () => (await all()).AmendDialog;
export const ConcludeDialog = async () => (await all()).ConcludeDialog;
export const RespondDialog = async () => (await all()).RespondDialog;
