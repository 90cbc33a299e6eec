// When everybody is back in plenary, and whether a group's plan is over by then. Pure.
//
//   the item that the groups belong to  ──▶ its end, as the server expects it: overruns move it (facilitation/meetings/expected.h)
//   no such item, or without times      ──▶ the beginning and length of the group, as late as the meeting is
import { AgendaKind, type ItemNow, Phase_State } from "../../index.ts";
import type { PhaseRecord } from "../leading/model.ts";
import { clockOf } from "../leading/phases.ts";
import type { Going } from "../meeting/going.ts";

// A group's work, as the programme and its board state it.
export interface Work {
  readonly session: string; // agenda item
  readonly startsMs: number; // 0: not stated
  readonly minutes: number; // 0: not stated
}

const hour = 3_600_000;
const ahead = 12 * hour; // what is further off concerns nobody yet
const gone = 2 * hour; // what was over before is over

export function backMs(work: Work, going: Going | undefined, nowMs: number): number | undefined {
  const told = going && itemOf([...going.items.values()], work.session, nowMs);
  const endMs = (told && endOf(told)) ?? statedEnd(work, going);
  if (endMs === undefined || endMs - nowMs > ahead || nowMs - endMs > gone) return undefined;
  return endMs;
}
function statedEnd({ startsMs, minutes }: Work, going: Going | undefined): number | undefined {
  if (startsMs === 0 || minutes === 0) return undefined;
  return startsMs + (minutes + (going?.lateMinutes ?? 0)) * 60_000;
}
function endOf({ expectedEndMs, plannedEndMs }: ItemNow): number | undefined {
  const ms = Number(expectedEndMs || plannedEndMs);
  return ms === 0 ? undefined : ms;
}
// Of several breakouts of one session the one that runs, or else the next.
function itemOf(items: readonly ItemNow[], session: string, nowMs: number): ItemNow | undefined {
  const works = items.filter(({ item }) => item?.parent === session && item.kind === AgendaKind.BREAKOUT_ITEM);
  const timed = (works.length > 0 ? works : items.filter(({ id }) => id === session)).filter(endOf);
  const comes = (one: ItemNow) => one.state === "planned" && (endOf(one) ?? 0) > nowMs;
  return timed.find(({ state }) => state === "running") ?? timed.find(comes) ?? timed.at(-1);
}

// ---------------------------------------------------------------- the plan

export interface Step {
  readonly is: "over" | "now" | "to come";
  readonly minutes: number;
  readonly leftMs?: number; // of what is now; none: no end was set
}
export function planEndsMs(plan: readonly Step[], fromMs: number): number {
  const takes = ({ is, minutes, leftMs = 0 }: Step) =>
    is === "over" ? 0 : is === "now" ? Math.max(0, leftMs) : minutes * 60_000;
  return plan.reduce((ms, step) => ms + takes(step), fromMs);
}
export function stepsOf(
  phases: readonly PhaseRecord[],
  running: PhaseRecord | undefined,
  nowMs: number,
): readonly Step[] {
  return phases.map((record) => {
    const { value: phase } = record.body;
    const minutes = phase.plannedMinutes + phase.extendedMinutes - phase.shortenedMinutes;
    if (record !== running) return { is: phase.state === Phase_State.PLANNED ? "to come" : "over", minutes };
    const { left } = clockOf(phase, nowMs);
    return { is: "now", minutes, ...(left === undefined ? {} : { leftMs: left * 1_000 }) };
  });
}
// Whole minutes by which it ends later than everybody is back; 0: it does not.
export function minutesPast(plan: readonly Step[], backMs: number, nowMs: number, startsMs = 0): number {
  if (plan.every(({ is }) => is === "over")) return 0;
  // What has not begun begins at the earliest when it was planned.
  const from = plan.every(({ is }) => is === "to come") ? Math.max(nowMs, startsMs) : nowMs;
  return Math.max(0, Math.floor((planEndsMs(plan, from) - backMs) / 60_000));
}
