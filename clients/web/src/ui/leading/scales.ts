import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";

// The words of a level, by the scale that was named when the vote or the proposal was opened.
export function levelWords(t: T, scale: string, level: number): string {
  return t((scale === "kaner-8-2014" ? `scale.2014.${level}` : `scale.original.${level}`) as Key);
}
