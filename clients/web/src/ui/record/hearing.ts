// Where in a recording a moment can be heard. A recorder that is paused writes nothing, so pauses, and what was off the
// record, are left out of the count as far as the board's marks know them. Pure.
import { RecordingMarker_Kind as Kind, type Recording } from "../../index.ts";
import type { Interval, Mark } from "../recording/marks.ts";

// Seconds from the beginning; undefined: it was made before the recording began.
export function secondOf(
  { startedMs, channel }: Pick<Recording, "startedMs" | "channel">,
  atMs: number,
  pauses: readonly Interval[],
): number | undefined {
  const from = Number(startedMs);
  if (from === 0 || atMs < from) return undefined;
  let heard = atMs - from;
  for (const { fromMs, toMs } of merged(pauses)) {
    const [begins, ends] = [Math.max(fromMs, from), Math.min(toMs ?? atMs, atMs)];
    heard -= Math.max(0, ends - begins);
  }
  return channel === "photo" ? undefined : Math.floor(heard / 1_000);
}

// When a channel was paused, by its marks.
export function pausesOf(marks: readonly Mark[], channel: string): Interval[] {
  const pauses: Interval[] = [];
  let since: number | undefined;
  let runs = false;
  for (const mark of marks) {
    if (mark.channel !== channel) continue;
    if (mark.kind === Kind.PAUSE && runs) since ??= mark.atMs;
    if (mark.kind === Kind.START || mark.kind === Kind.RESUME) {
      if (since !== undefined) pauses.push({ fromMs: since, toMs: mark.atMs });
      since = undefined;
      runs = true;
    }
    if (mark.kind === Kind.STOP) runs = false;
  }
  if (since !== undefined) pauses.push({ fromMs: since, toMs: undefined });
  return pauses;
}

// Overlapping ones are counted once.
function merged(pauses: readonly Interval[]): Interval[] {
  const all: Interval[] = [];
  for (const pause of [...pauses].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = all.at(-1);
    if (last && pause.fromMs <= (last.toMs ?? Number.POSITIVE_INFINITY)) {
      const toMs = last.toMs === undefined || pause.toMs === undefined ? undefined : Math.max(last.toMs, pause.toMs);
      all[all.length - 1] = { fromMs: last.fromMs, toMs };
    } else all.push(pause);
  }
  return all;
}

export function addressAt(url: string, second: number): string {
  return `${url.replace(/#.*$/, "")}#t=${second}`;
}
