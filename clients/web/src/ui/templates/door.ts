// The way in to a meeting's own templates: fetched for whoever prepares it, once they ask for them, and their words with them.
import { learn, type Words } from "../language.ts";

const words: Words = {
  "en-GB": async () => (await import("../../locales/templates/en-GB.ts")).en,
  fr: async () => (await import("../../locales/templates/fr.ts")).fr,
  es: async () => (await import("../../locales/templates/es.ts")).es,
  pt: async () => (await import("../../locales/templates/pt.ts")).pt,
  it: async () => (await import("../../locales/templates/it.ts")).it,
  de: async () => (await import("../../locales/templates/de.ts")).de,
  et: async () => (await import("../../locales/templates/et.ts")).et,
  ar: async () => (await import("../../locales/templates/ar.ts")).ar,
};

export const TemplatesDialog = async () => {
  const [parts] = await Promise.all([import("./TemplatesDialog.tsx"), learn(words)]);
  return parts.TemplatesDialog;
};
