// What the server says of the groups, as it is shown: their names, where each is in its plan, how much time is left. Pure.
import { type GroupNow, type GroupsAnswer, Phase_State, PhaseKind, type PhaseNow } from "../../index.ts";
import { phaseWords } from "../leading/may.ts";
import { clockOf, type PhaseClock } from "../leading/phases.ts";

export interface Group {
  readonly id: string; // of its board
  readonly number: string;
  readonly title: string; // without the number
  readonly now: GroupNow;
}

// "Group 1: rivers and cities" is 1, rivers and cities; whoever names no number is counted.
const numbered = /^\p{L}+\s+(\d+)\s*[:.,–—-]\s*(.+)$/u;
// No two have the same number: whoever acts on group 2 means one group.
export function groupsIn({ groups }: GroupsAnswer): readonly Group[] {
  const named = groups.map((now) => ({ now, said: numbered.exec(now.title) }));
  const used = new Set(named.map(({ said }) => said?.[1] ?? ""));
  const given = new Set<string>();
  const free = (from: number): string => (used.has(String(from)) ? free(from + 1) : String(from));
  return named.map(({ now, said }, at) => {
    const [, own = "", rest = now.title] = said ?? [];
    const isIts = own !== "" && !given.has(own);
    const number = isIts ? own : free(at + 1);
    used.add(number);
    given.add(number);
    return { id: now.document, number, title: isIts ? rest : now.title, now };
  });
}

// Sessions that have groups, in the order of the programme; and the one to begin with: where something runs, or else
// where something can still begin.
export function sessionsOf(groups: readonly Group[]): readonly string[] {
  return [...new Set(groups.map(({ now }) => now.session))];
}
export function sessionToShow(groups: readonly Group[]): string | undefined {
  const runs = groups.find(({ now }) => now.phase && !now.closed);
  return (runs ?? groups.find(({ now }) => !now.closed) ?? groups.at(-1))?.now.session;
}
export function allOver(groups: readonly Group[]): boolean {
  return groups.length > 0 && groups.every(({ now }) => now.closed);
}

// ---------------------------------------------------------------- phases

const kinds = new Map(Object.entries(phaseWords).map(([kind, word]) => [word, Number(kind) as PhaseKind]));
// A later server may know more kinds.
export function kindOf({ kind }: PhaseNow): PhaseKind {
  return kinds.get(kind) ?? PhaseKind.PHASE_KIND_UNSPECIFIED;
}
export function clockNow(phase: PhaseNow, nowMs: number): PhaseClock {
  return clockOf({ ...phase, state: phase.paused ? Phase_State.PAUSED : Phase_State.RUNNING }, nowMs);
}
export function stepOf({ phase, phases }: GroupNow): number {
  return phases.findIndex(({ id }) => id === phase?.id) + 1;
}

export interface Segment {
  readonly is: "done" | "now" | "left out" | "to come";
  readonly minutes: number; // that it takes of the line
}
export function planLine({ phase, phases }: GroupNow): readonly Segment[] {
  return phases.map(({ id, ended, skipped, plannedMinutes, extendedMinutes, shortenedMinutes }) => ({
    is: id === phase?.id ? "now" : skipped ? "left out" : ended ? "done" : "to come",
    minutes: Math.max(2, plannedMinutes + extendedMinutes - shortenedMinutes),
  }));
}

// ---------------------------------------------------------------- what an act would do

// Groups in which the same would begin.
export interface Beginning {
  readonly phase: PhaseNow | undefined; // undefined: nothing is planned there
  readonly groups: readonly Group[];
}
export function beginnings(groups: readonly Group[]): readonly Beginning[] {
  const alike = new Map<string, { phase: PhaseNow | undefined; groups: Group[] }>();
  for (const group of groups) {
    const { next } = group.now;
    const key = next ? `${next.kind} ${next.title}` : "";
    const known = alike.get(key) ?? { phase: next, groups: [] };
    known.groups.push(group);
    alike.set(key, known);
  }
  // Nothing comes last.
  return [...alike.values()].sort((a, b) => Number(!a.phase) - Number(!b.phase));
}
// Cards written in silence are shown to all by whatever begins but silence and pairs.
export function reveals({ now: { silent, next } }: Group): boolean {
  return silent && next !== undefined && next.kind !== "silent" && next.kind !== "pair";
}
export function closes({ now: { next } }: Group): boolean {
  return next?.kind === "close";
}
// What was seen to run, for the server to compare: another one by now is not ended.
export function seenIn(groups: readonly Group[]) {
  const seen: { [document: string]: { id: string; generation: number } } = {};
  for (const { id, now } of groups) seen[id] = { id: now.phase?.id ?? "", generation: now.phase?.generation ?? 0 };
  return seen;
}

// ---------------------------------------------------------------- time

// Whole minutes that the group furthest behind took longer than planned; below nothing: all are ahead.
export function minutesBehind(groups: readonly Group[]): number | undefined {
  const planned = groups.filter(({ now }) => now.phases.some(({ ended, id }) => ended || id === now.phase?.id));
  if (planned.length === 0) return undefined;
  return Math.trunc(Math.max(...planned.map(({ now }) => Number(now.behindMs))) / 60_000);
}
// Minutes: a talk that does not end makes the groups late that have not begun.
export function latest(groups: number | undefined, day: number): number | undefined {
  return day > 0 ? Math.max(day, groups ?? 0) : groups;
}

// ---------------------------------------------------------------- what is new

export interface News {
  readonly kind: "help" | "phase" | "ended" | "over";
  readonly group: Group;
}
// What whoever leads should hear of, between one look and the next; a second that passes is no news.
export function newsIn(
  before: readonly Group[],
  after: readonly Group[],
  beforeMs: number,
  nowMs: number,
): readonly News[] {
  return after.flatMap((group) => {
    const was = before.find(({ id }) => id === group.id)?.now;
    if (!was) return [];
    const news: News[] = [];
    const { now } = group;
    const calls = (help: GroupNow["help"]) => help.map(({ participant, atMs }) => `${participant} ${atMs}`);
    const known = new Set(calls(was.help));
    if (calls(now.help).some((call) => !known.has(call))) news.push({ kind: "help", group });
    const run = (phase: PhaseNow | undefined) => (phase ? `${phase.id} ${phase.generation}` : "");
    if (run(was.phase) !== run(now.phase)) news.push({ kind: now.phase ? "phase" : "ended", group });
    else if (was.phase && now.phase) {
      const left = [clockNow(was.phase, beforeMs).left, clockNow(now.phase, nowMs).left];
      const [then = 0, since = 0] = left;
      if (then > 0 && since <= 0 && left[1] !== undefined && !now.phase.paused) news.push({ kind: "over", group });
    }
    return news;
  });
}
