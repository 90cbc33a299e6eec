// Marks of a recording, read: whether it runs, where in it a moment lies, and the list of it all. Pure.
//
// A recording is made by a device of its own; here stands only when it ran, and what happened meanwhile. A pause that
// comes before any start announces a channel: people are told and asked, and nothing is recorded yet.
import { type DocumentReader, RecordingMarker_Kind as Kind } from "../../index.ts";

export interface Mark {
  readonly id: string;
  readonly kind: Kind;
  readonly channel: string;
  readonly atMs: number;
  readonly ref: string;
  readonly label: string;
  readonly by: string;
  readonly announced: boolean;
}
// Off the record; without an end it still is.
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number | undefined;
}

export function marksOf(shown: DocumentReader): readonly Mark[] {
  const all = [...shown.ofKind("recordingMarker")].map(({ id, body: { value } }): Mark => {
    const { kind, channel, ref, label, by, announced } = value;
    return { id, kind, channel, atMs: Number(value.atMs), ref, label, by, announced };
  });
  return all.sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}
export function intervalsOf(shown: DocumentReader): readonly Interval[] {
  const all = [...shown.ofKind("offRecord")].map(
    ({ body: { value } }): Interval => ({ fromMs: Number(value.fromMs), toMs: Number(value.toMs) }),
  );
  const since = Number(shown.board()?.offRecordMs ?? 0n);
  if (since !== 0) all.push({ fromMs: since, toMs: undefined });
  return all.sort((a, b) => a.fromMs - b.fromMs);
}

export type Running = "never" | "announced" | "runs" | "paused" | "ended";
export interface ChannelState {
  readonly is: Running;
  readonly sinceMs: number;
}
export function stateOf(marks: readonly Mark[], channel: string): ChannelState {
  let state: ChannelState = { is: "never", sinceMs: 0 };
  for (const mark of marks) if (mark.channel === channel) state = afterwards(state, mark);
  return state;
}
function afterwards(state: ChannelState, { kind, atMs }: Mark): ChannelState {
  switch (kind) {
    case Kind.START:
    case Kind.RESUME:
      return state.is === "runs" ? state : { is: "runs", sinceMs: atMs };
    case Kind.PAUSE:
      if (state.is === "paused" || state.is === "announced") return state;
      return { is: state.is === "runs" ? "paused" : "announced", sinceMs: atMs };
    case Kind.STOP:
      return state.is === "ended" ? state : { is: "ended", sinceMs: atMs };
    default:
      return state;
  }
}

// How it goes on from here, by one key.
export function startKind(state: ChannelState): Kind {
  return state.is === "paused" ? Kind.RESUME : Kind.START;
}

// What the counter of a recorder shows at a moment: time recorded since the recording began, without pauses and without
// what was off the record. undefined: there was no recording then.
export function offsetMs(
  marks: readonly Mark[],
  intervals: readonly Interval[],
  channel: string,
  atMs: number,
): number | undefined {
  let state: ChannelState = { is: "never", sinceMs: 0 };
  let before = 0; // recorded until the last pause
  let begun = false;
  for (const mark of marks) {
    if (mark.channel !== channel || mark.atMs > atMs) continue;
    const next = afterwards(state, mark);
    if (next === state) continue;
    if (state.is === "runs") before += recordedBetween(intervals, state.sinceMs, next.sinceMs);
    if (next.is === "runs" && state.is !== "paused") before = 0;
    begun = next.is === "runs" || next.is === "paused" || (next.is === "ended" && mark.atMs === atMs);
    state = next;
  }
  if (!begun) return undefined;
  return before + (state.is === "runs" ? recordedBetween(intervals, state.sinceMs, atMs) : 0);
}
function recordedBetween(intervals: readonly Interval[], fromMs: number, toMs: number): number {
  let recorded = toMs - fromMs;
  for (const interval of intervals) {
    const end = Math.min(interval.toMs ?? Number.POSITIVE_INFINITY, toMs);
    recorded -= Math.max(0, end - Math.max(interval.fromMs, fromMs));
  }
  return Math.max(0, recorded);
}

// "4:07", "1:04:07".
export function counterWords(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export type Listed =
  | { readonly is: "mark"; readonly mark: Mark; readonly announces: boolean; readonly offset: number | undefined }
  | { readonly is: "off"; readonly interval: Interval };

// Newest first. Of what was off the record stands that it was, and nothing of what happened.
export function listed(marks: readonly Mark[], intervals: readonly Interval[]): readonly Listed[] {
  const within = (atMs: number) =>
    intervals.some(({ fromMs, toMs }) => atMs > fromMs && atMs < (toMs ?? Number.POSITIVE_INFINITY));
  const lines: Listed[] = intervals.map((interval) => ({ is: "off", interval }));
  const states = new Map<string, ChannelState>();
  for (const mark of marks) {
    const state = afterwards(states.get(mark.channel) ?? { is: "never", sinceMs: 0 }, mark);
    const announces = mark.kind === Kind.PAUSE && state.is === "announced";
    states.set(mark.channel, state);
    if (within(mark.atMs)) continue;
    lines.push({ is: "mark", mark, announces, offset: offsetMs(marks, intervals, mark.channel, mark.atMs) });
  }
  return lines.sort((a, b) => timeOf(b) - timeOf(a));
}
function timeOf(line: Listed): number {
  return line.is === "mark" ? line.mark.atMs : line.interval.fromMs;
}
