// Whether pointers are shown, others' here and one's own to them: in a crowd they only flutter.
import type { Presence } from "../../index.ts";
import type { Settings } from "../settings/settings.ts";

export const crowd = 25; // more people than that

export function pointersShown(wished: Settings["pointers"], others: ReadonlyMap<number, Presence>): boolean {
  if (wished !== "auto") return wished === "on";
  return new Set([...others.values()].map(({ participant }) => participant)).size + 1 <= crowd;
}
