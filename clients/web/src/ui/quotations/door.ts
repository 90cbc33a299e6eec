// The ways in to somebody's contributions over all boards of a meeting, and to the question whether they may be quoted; and the
// words with them.
import { decidingWords } from "../deciding/door.ts";
import { learn, type Words } from "../language.ts";

export const quotationWords: Words = {
  "en-GB": async () => (await import("../../locales/quotations/en-GB.ts")).en,
  fr: async () => (await import("../../locales/quotations/fr.ts")).fr,
  es: async () => (await import("../../locales/quotations/es.ts")).es,
  pt: async () => (await import("../../locales/quotations/pt.ts")).pt,
  it: async () => (await import("../../locales/quotations/it.ts")).it,
  de: async () => (await import("../../locales/quotations/de.ts")).de,
  et: async () => (await import("../../locales/quotations/et.ts")).et,
  ar: async () => (await import("../../locales/quotations/ar.ts")).ar,
};
export const WithdrawDialog = async () => {
  const [parts] = await Promise.all([import("./WithdrawDialog.tsx"), learn(quotationWords)]);
  return parts.WithdrawDialog;
};
export const AskedDialog = async () => {
  const [parts] = await Promise.all([import("./AskedDialog.tsx"), learn(quotationWords)]);
  return parts.AskedDialog;
};
export const MinePanel = async () => {
  const [parts] = await Promise.all([import("./MinePanel.tsx"), learn(quotationWords)]);
  return parts.MinePanel;
};
export const Contributions = async () => {
  const [parts] = await Promise.all([import("./Contributions.tsx"), learn(quotationWords), learn(decidingWords)]);
  return parts.Contributions;
};
