// The way in to what only whoever leads a meeting needs: fetched for them alone, and its words with it.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/preparing/en-GB.ts")).en,
  fr: async () => (await import("../../locales/preparing/fr.ts")).fr,
  es: async () => (await import("../../locales/preparing/es.ts")).es,
  pt: async () => (await import("../../locales/preparing/pt.ts")).pt,
  it: async () => (await import("../../locales/preparing/it.ts")).it,
  de: async () => (await import("../../locales/preparing/de.ts")).de,
  et: async () => (await import("../../locales/preparing/et.ts")).et,
  ar: async () => (await import("../../locales/preparing/ar.ts")).ar,
};
const all = async () => {
  const [parts] = await Promise.all([import("./Desk.tsx"), learn(words)]);
  return parts;
};
const rehearsing = async () => {
  const [parts] = await Promise.all([import("./RehearseDialog.tsx"), learn(words)]);
  return parts;
};

const inRoles = async () => {
  const [parts] = await Promise.all([import("./Roles.tsx"), learn(words)]);
  return parts;
};

export const Desk = async () => (await all()).Desk;
export const ItemMenu = async () => (await all()).ItemMenu;
export const SlotActs = async () => (await all()).SlotActs;
export const RehearseDialog = async () => (await rehearsing()).RehearseDialog;
export const RehearsalDialog = async () => (await rehearsing()).RehearsalDialog;
export const RoleChoice = async () => (await inRoles()).RoleChoice;
export const HandOver = async () => (await inRoles()).HandOver;
