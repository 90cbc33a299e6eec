// The day as one line: what is timed in it, to scale, and where now is. Pure.
import { calm } from "../board/titles.ts";
import { type Day, type Item, nowAndNext, spanOf } from "../meeting/programme.ts";
import { shownAt } from "../meeting/times.ts";

export interface Slot {
  readonly id: string;
  readonly title: string;
  readonly startMs: number;
  readonly overMs: number;
  readonly is: "past" | "now" | "next" | "later";
  readonly hidden: boolean;
}
export interface DayLine {
  readonly slots: readonly Slot[];
  readonly now: Item | undefined;
  readonly next: Item | undefined;
  readonly here: number | undefined; // part of the slot that is now which is over, from 0 to 1
}

// Of today, if anything is on today; else of the day on which the session is.
export function dayLine(days: readonly Day[], nowMs: number, zone: string, session: string): DayLine {
  const today = shownAt(nowMs, zone).day;
  const day = days.find((one) => one.day === today) ?? days.find(({ items }) => items.some(({ id }) => id === session));
  const timed = (day?.items ?? []).flatMap(parts).flatMap((item) => {
    const span = spanOf(item);
    return span ? [{ item, ...span }] : [];
  });
  timed.sort((a, b) => a.startMs - b.startMs);
  const inParts = [{ day: day?.day ?? "", items: timed.map(({ item }) => item) }];
  const { now, next } = nowAndNext(inParts, nowMs);
  const slots = timed.map(({ item, startMs, overMs }, at): Slot => {
    const until = Math.min(overMs, timed[at + 1]?.startMs ?? overMs);
    const is = item === now ? "now" : item === next ? "next" : until <= nowMs ? "past" : "later";
    return { id: item.id, title: calm(item.item.title), startMs, overMs: until, is, hidden: item.item.hidden };
  });
  const current = slots.find(({ is }) => is === "now");
  const whole = current ? Math.max(1, current.overMs - current.startMs) : 1;
  return { slots, now, next, here: current ? Math.min(1, Math.max(0, (nowMs - current.startMs) / whole)) : undefined };
}
// A session is told by its parts, where they have times of their own.
function parts(item: Item): readonly Item[] {
  const timed = item.items.filter((one) => spanOf(one) !== undefined);
  return timed.length > 1 ? timed : [item];
}
