// Phases in words and time. What is left is computed from the server's clock, so that every screen and whoever comes late
// see the same.
import { type Phase, Phase_State, PhaseKind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";

export const phaseKinds: readonly PhaseKind[] = [
  PhaseKind.ARRIVE,
  PhaseKind.FRAME,
  PhaseKind.SILENT,
  PhaseKind.PAIR,
  PhaseKind.ROUND,
  PhaseKind.CLUSTER_PHASE,
  PhaseKind.VOTE_PHASE,
  PhaseKind.DISCUSS,
  PhaseKind.DECIDE,
  PhaseKind.HARVEST_PHASE,
  PhaseKind.REPORT,
  PhaseKind.CLOSE,
];
export const usualPlan: readonly { readonly kind: PhaseKind; readonly minutes: number }[] = [
  { kind: PhaseKind.FRAME, minutes: 4 },
  { kind: PhaseKind.SILENT, minutes: 6 },
  { kind: PhaseKind.ROUND, minutes: 9 },
  { kind: PhaseKind.CLUSTER_PHASE, minutes: 5 },
  { kind: PhaseKind.VOTE_PHASE, minutes: 4 },
  { kind: PhaseKind.DISCUSS, minutes: 8 },
  { kind: PhaseKind.DECIDE, minutes: 6 },
  { kind: PhaseKind.HARVEST_PHASE, minutes: 3 },
  { kind: PhaseKind.CLOSE, minutes: 0 },
];

// A later server may know more kinds.
function known(kind: PhaseKind): PhaseKind {
  return phaseKinds.includes(kind) ? kind : PhaseKind.PHASE_KIND_UNSPECIFIED;
}
export function kindName(t: T, kind: PhaseKind): string {
  return t(`phase.${known(kind)}` as Key);
}
export function usualWords(t: T, kind: PhaseKind): string {
  return t(`phase.words.${known(kind)}` as Key);
}
export function phaseTitle(t: T, { title, kind }: Pick<Phase, "title" | "kind">): string {
  return title || kindName(t, kind);
}
export function phaseWords(t: T, { words, kind }: Pick<Phase, "words" | "kind">): string {
  return words || usualWords(t, kind);
}

export interface PhaseClock {
  readonly paused: boolean;
  readonly left: number | undefined; // seconds; below nothing: over; undefined: no end was set
  readonly endsMs: number | undefined; // by the server's clock; undefined while it is paused
  readonly share: number; // of its time, from 0 to 1
}
type Timed = Pick<Phase, "state" | "startedMs" | "deadlineMs" | "pausedMs" | "pausedForMs"> & {
  readonly kind?: PhaseKind | string; // a board that is closed waits for nothing
};
export function clockOf(phase: Timed, nowMs: number): PhaseClock {
  const paused = phase.state === Phase_State.PAUSED;
  const at = paused ? Number(phase.pausedMs) : nowMs;
  const deadline = Number(phase.deadlineMs);
  if (deadline === 0 || phase.kind === PhaseKind.CLOSE) return { paused, left: undefined, endsMs: undefined, share: 0 };
  const began = Number(phase.startedMs) + Number(phase.pausedForMs);
  const whole = Math.max(1, deadline - began);
  return {
    paused,
    left: Math.ceil((deadline - at) / 1000),
    endsMs: paused ? undefined : deadline,
    share: Math.min(1, Math.max(0, (at - began) / whole)),
  };
}

// "1:30", "12:05"; over time in whole minutes, as nobody is hurried by seconds that are gone.
export function leftWords(t: T, left: number): string {
  if (left <= -60) return t("phase.over", { count: Math.floor(-left / 60) });
  return minutesAndSeconds(Math.max(0, left));
}
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// What is said as time runs out: once each, softly.
export type Warning = "five" | "one" | "over";
export function warningBetween(before: number | undefined, now: number | undefined): Warning | undefined {
  if (before === undefined || now === undefined || now >= before) return undefined;
  const passes = (seconds: number) => before > seconds && now <= seconds;
  if (passes(0)) return "over";
  if (passes(60)) return "one";
  return passes(300) ? "five" : undefined;
}
