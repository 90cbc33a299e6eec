// The words of the interface, in the person's language. `t` gives them; components call useT so that they are drawn
// again when the language changes.
import { createInstance } from "i18next";
import { useSyncExternalStore } from "react";
import { en } from "../locales/en-GB.ts";
import { type Key, type Strings, withAllPlurals } from "../locales/strings.ts";
import { Store } from "./store.ts";

export const languages = ["en-GB", "fr", "es", "pt", "it", "de", "et", "ar"] as const;
export type Language = (typeof languages)[number];

export const languageNames: { readonly [name in Language]: string } = {
  "en-GB": "English",
  fr: "Français",
  es: "Español",
  pt: "Português",
  it: "Italiano",
  de: "Deutsch",
  et: "Eesti",
  ar: "العربية",
};

export function isLanguage(name: string): name is Language {
  return (languages as readonly string[]).includes(name);
}
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
export function languageOf(wished: readonly string[]): Language {
  for (const wish of wished) {
    const base = wish.toLowerCase().split("-")[0] ?? "";
    const found = languages.find((language) => language.toLowerCase().split("-")[0] === base);
    if (found) return found;
  }
  return "en-GB";
}

const load: { readonly [name in Language]: () => Promise<Strings> } = {
  "en-GB": async () => en,
  fr: async () => (await import("../locales/fr.ts")).fr,
  es: async () => (await import("../locales/es.ts")).es,
  pt: async () => (await import("../locales/pt.ts")).pt,
  it: async () => (await import("../locales/it.ts")).it,
  de: async () => (await import("../locales/de.ts")).de,
  et: async () => (await import("../locales/et.ts")).et,
  ar: async () => (await import("../locales/ar.ts")).ar,
};

const shown = new Store<Language>("en-GB");
const translator = createInstance();
void translator.init({
  lng: "en-GB",
  fallbackLng: "en-GB",
  resources: { "en-GB": { translation: withAllPlurals("en-GB", en) } },
  // React escapes; what is put into an Arabic sentence, a name or a title, keeps its own direction.
  interpolation: {
    escapeValue: true,
    escape: (some) => (directionOf(shown.value) === "rtl" ? `\u2068${some}\u2069` : some),
  },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
});

export async function showLanguage(language: Language): Promise<void> {
  if (language !== shown.value) {
    const strings = await load[language]();
    translator.addResourceBundle(language, "translation", withAllPlurals(language, strings), true, true);
    await translator.changeLanguage(language);
  }
  shown.set(language);
}

export type T = (key: Key, values?: { readonly [name: string]: string | number }) => string;
export const t: T = (key, values) => translator.t(key, values ?? {}) as string;

export function useT(): T {
  useSyncExternalStore(shown.subscribe, shown.get);
  return t;
}
export function languageShown(): Language {
  return shown.value;
}
