// How far a group has come that writes in silence, in numbers: who has put a card, who writes at this very moment, and who has
// said that they are done. Nobody can be told from it. Pure.
import type { GroupNow } from "../../index.ts";
import type { T } from "../language.ts";

export type Writing = Pick<GroupNow, "writing" | "written" | "present" | "ready" | "sitting" | "phase">;

// Ready is said of a phase, so without one nothing is said of that.
export function writingWords(t: T, now: Writing): readonly string[] {
  if (now.present === 0) return [];
  const ready = now.phase && now.sitting > 0;
  return [
    ...(now.sitting > 0 ? [t("writers.written", { count: now.written, all: now.sitting })] : []),
    t("writers.now", { count: now.writing, all: now.present }),
    ...(ready ? [t("writers.ready", { count: now.ready, all: now.sitting })] : []),
  ];
}
