// The words of the interface, in the person's language. `t` gives them; components call useT so that they are drawn
// again when the language changes.
import { useSyncExternalStore } from "react";
import { en } from "../locales/join/en-GB.ts";
import { speaker, type Values } from "../locales/speaker.ts";
import type { JoinStrings, Key } from "../locales/strings.ts";
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
export function directionOf(language: string): "ltr" | "rtl" {
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

// What the page begins with.
const load: { readonly [name in Language]: () => Promise<JoinStrings> } = {
  "en-GB": async () => en,
  fr: async () => (await import("../locales/join/fr.ts")).fr,
  es: async () => (await import("../locales/join/es.ts")).es,
  pt: async () => (await import("../locales/join/pt.ts")).pt,
  it: async () => (await import("../locales/join/it.ts")).it,
  de: async () => (await import("../locales/join/de.ts")).de,
  et: async () => (await import("../locales/join/et.ts")).et,
  ar: async () => (await import("../locales/join/ar.ts")).ar,
};

// Words that only some screens need, fetched with them: locales/preparing.
export type Words = { readonly [name in Language]: () => Promise<{ readonly [key: string]: string }> };

const shown = new Store<Language>("en-GB");
const more = new Map<Words, Promise<void>>(); // and when they can be said
const turns = new Store(0); // drawn again when words have come
let english = speaker("en-GB", en);
let speaks = english;

async function speakerOf(language: Language): Promise<typeof speaks> {
  const parts = await Promise.all([load[language](), ...[...more.keys()].map((words) => words[language]())]);
  return speaker(language, Object.assign({}, ...parts));
}
// Words of a part may come while those of a language are on their way, and the other way round: whoever is done last
// speaks with both.
async function wholeSpeakerOf(language: Language): Promise<typeof speaks> {
  for (;;) {
    const parts = more.size;
    const whole = await speakerOf(language);
    if (parts === more.size) return whole;
  }
}
export async function showLanguage(language: Language): Promise<void> {
  if (language !== shown.value) speaks = language === "en-GB" ? english : await wholeSpeakerOf(language);
  shown.set(language);
}
export function learn(words: Words): Promise<void> {
  const known = more.get(words);
  if (known) return known;
  const learnt = Promise.resolve()
    .then(speakMore)
    .catch((error: unknown) => {
      more.delete(words); // whoever wants them next tries again
      throw error;
    });
  more.set(words, learnt);
  return learnt;
}
async function speakMore(): Promise<void> {
  let language = shown.value;
  const theirs = wholeSpeakerOf(language); // beside English, so that a slow line brings both at once
  theirs.catch(() => undefined); // asked again below
  english = await wholeSpeakerOf("en-GB");
  language = shown.value;
  for (let spoken: Language | undefined; spoken !== language; language = shown.value) {
    spoken = language;
    speaks = spoken === "en-GB" ? english : await wholeSpeakerOf(spoken);
  }
  turns.set(turns.value + 1);
}

export type T = (key: Key, values?: Values) => string;
// In English what the language does not say.
export const t: T = (key, values) => speaks(key, values) ?? english(key, values) ?? key;

export function useT(): T {
  useSyncExternalStore(shown.subscribe, shown.get, shown.get);
  useSyncExternalStore(turns.subscribe, turns.get, turns.get);
  return t;
}
export function languageShown(): Language {
  return shown.value;
}
export function whenLanguageChanges(then: (language: Language) => void): void {
  shown.subscribe(() => then(shown.value));
}
