// What a person set for this device, and how the page shows it.

import { keep, kept } from "../kept.ts";
import { directionOf, isLanguage, type Language, languageOf, showLanguage } from "../language.ts";
import { Store } from "../store.ts";

export const themes = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];
export const textScales = [1, 1.15, 1.3, 1.5] as const;

export interface Settings {
  readonly language: Language | "system";
  readonly theme: Theme;
  readonly textScale: number;
  readonly motion: "system" | "none";
  readonly singleKeys: boolean; // N, A, M ...; keys with Ctrl always work
  readonly pointers: "auto" | "on" | "off"; // auto: not in a crowd
}

const defaults: Settings = {
  language: "system",
  theme: "system",
  textScale: 1,
  motion: "system",
  singleKeys: true,
  pointers: "auto",
};

export const settings = new Store<Settings>({ ...defaults, ...kept<Partial<Settings>>("settings") });

export function change(some: Partial<Settings>): void {
  settings.set({ ...settings.value, ...some });
  keep("settings", settings.value);
  void show();
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const moreContrast = matchMedia("(prefers-contrast: more)");

function themeShown(theme: Theme): Exclude<Theme, "system"> {
  if (theme !== "system") return theme;
  if (moreContrast.matches) return "contrast";
  return dark.matches ? "dark" : "light";
}

export async function show(): Promise<void> {
  const { theme, textScale, motion, language } = settings.value;
  const root = document.documentElement;
  root.dataset.theme = themeShown(theme);
  root.style.setProperty("--text-scale", String(textScale));
  if (motion === "none") root.dataset.motion = "none";
  else delete root.dataset.motion;
  const chosen = isLanguage(language) ? language : languageOf(navigator.languages);
  await showLanguage(chosen);
  root.lang = chosen;
  root.dir = directionOf(chosen);
}

for (const query of [dark, moreContrast]) query.addEventListener("change", () => void show());
