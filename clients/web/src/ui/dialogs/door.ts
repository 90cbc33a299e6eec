// The way in to dialogues that every screen has, and their words.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/dialogs/en-GB.ts")).en,
  fr: async () => (await import("../../locales/dialogs/fr.ts")).fr,
  es: async () => (await import("../../locales/dialogs/es.ts")).es,
  pt: async () => (await import("../../locales/dialogs/pt.ts")).pt,
  it: async () => (await import("../../locales/dialogs/it.ts")).it,
  de: async () => (await import("../../locales/dialogs/de.ts")).de,
  et: async () => (await import("../../locales/dialogs/et.ts")).et,
  ar: async () => (await import("../../locales/dialogs/ar.ts")).ar,
};
async function withWords<Parts>(fetched: Promise<Parts>): Promise<Parts> {
  const [parts] = await Promise.all([fetched, learn(words)]);
  return parts;
}

export const Dialogs = async () => (await withWords(import("./Dialogs.tsx"))).Dialogs;
export const Finder = async () => (await withWords(import("../board/Finder.tsx"))).Finder;
export const HandTool = async () => (await withWords(import("../board/HandTool.tsx"))).HandTool;
export const CardWanted = async () => (await withWords(import("../share/CardWanted.tsx"))).CardWanted;
export const SettingsDialog = async () => (await withWords(import("../settings/SettingsDialog.tsx"))).SettingsDialog;
export const ShareDialog = async () => (await withWords(import("../share/ShareDialog.tsx"))).ShareDialog;
export const ExportDialog = async () => (await withWords(import("../share/ExportDialog.tsx"))).ExportDialog;
export const DeviceDialog = async () => (await withWords(import("./DeviceDialog.tsx"))).DeviceDialog;
