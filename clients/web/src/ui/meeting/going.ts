// How the day is going, as the server counts it: how late it is, and when what follows will probably begin. Asked for whoever
// leads, while they look at it, and anew whenever something in the programme changes.
import { useEffect, useMemo } from "react";
import type { ItemNow, ProgrammeAnswer } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { Rhythm, valueIn } from "../console/rhythm.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";

export interface Going {
  readonly lateMinutes: number;
  readonly items: ReadonlyMap<string, ItemNow>;
}
const everyMs = 15_000;

export function goingOf(answer: ProgrammeAnswer): Going {
  return {
    lateMinutes: Math.max(0, Math.round(Number(answer.lateMs) / 60_000)),
    items: new Map(answer.items.map((item) => [item.id, item])),
  };
}
// When it will probably begin, if that is not when it was planned.
export function movedTo(item: ItemNow | undefined): number | undefined {
  if (item?.state !== "planned" || item.expectedStartMs === 0n || item.plannedStartMs === 0n) return undefined;
  const [planned, expected] = [Number(item.plannedStartMs), Number(item.expectedStartMs)];
  return Math.abs(expected - planned) < 60_000 ? undefined : expected;
}

export function useGoing(room: Room, asks: boolean): Going | undefined {
  const version = useTopic(room, "document");
  const rhythm = useMemo(() => new Rhythm(() => meetingAt(room.document).readProgramme(), everyMs), [room]);
  useEffect(() => {
    if (!asks) return;
    rhythm.begin();
    return () => rhythm.end();
  }, [rhythm, asks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the programme
  useEffect(() => rhythm.askNow(), [rhythm, version]);
  const answer = valueIn(useStore(rhythm.heard));
  return useMemo(() => (answer ? goingOf(answer) : undefined), [answer]);
}
