// A meeting's programme as it is read: day by day, item by item, with the groups that a breakout opens. Pure. What the
// programme does not state stays empty; nothing is guessed but the moment when something that has no end is surely over.
import type { AgendaItem, Breakout, DocumentReader } from "../../index.ts";
import { momentOf, shownAt } from "./times.ts";

export interface GroupOf {
  readonly id: string;
  readonly breakout: Breakout;
}
export interface Item {
  readonly id: string;
  readonly item: AgendaItem;
  readonly day: string;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined; // as stated
  readonly overMs: number | undefined; // as stated, or at the latest, or when the next begins
  readonly items: readonly Item[]; // of a session, in their order
  readonly groups: readonly GroupOf[];
}
export interface Day {
  readonly day: string; // "": not stated
  readonly items: readonly Item[];
}

export function programmeOf(document: DocumentReader, zone: string): readonly Day[] {
  const agenda = [...document.ofKind("agendaItem")].map(({ id, body }) => ({ id, item: body.value }));
  const groups = [...document.ofKind("breakout")].map(({ id, body }) => ({ id, breakout: body.value }));
  const ids = new Set(agenda.map(({ id }) => id));
  const childrenOf = (parent: string) =>
    agenda.filter(({ item }) => item.parent === parent).sort((a, b) => a.item.order - b.item.order);

  const itemOf = ({ id, item }: { id: string; item: AgendaItem }): Item => {
    // A slot says where; groups with boards are shown where they meet, or else under their session.
    const mine = groups
      .filter(({ breakout: { agendaItem, session } }) => (ids.has(agendaItem) ? agendaItem : session) === id)
      .filter(({ breakout }) => breakout.board !== "");
    mine.sort((a, b) => a.breakout.title.localeCompare(b.breakout.title, undefined, { numeric: true }));
    const startsMs = mine.map(({ breakout }) => Number(breakout.startsMs)).filter((ms) => ms > 0);
    const startMs = item.start === "" ? undefined : momentOf(item.day, item.start, zone);
    const endMs = item.end === "" ? undefined : momentOf(item.day, item.end, zone);
    const latestMs = item.latestEnd === "" ? undefined : momentOf(item.day, item.latestEnd, zone);
    // A file with one breakout names its session without a day: it is the day on which the breakout begins.
    const day = item.day || (startsMs.length > 0 ? shownAt(Math.min(...startsMs), zone).day : "");
    return {
      id,
      item,
      day,
      startMs,
      endMs,
      overMs: endMs ?? latestMs,
      items: childrenOf(id).map(itemOf),
      groups: mine,
    };
  };

  const days = new Map<string, Item[]>();
  for (const one of agenda.filter(({ item }) => !ids.has(item.parent)).sort((a, b) => a.item.order - b.item.order)) {
    const item = itemOf(one);
    days.set(item.day, [...(days.get(item.day) ?? []), item]);
  }
  return [...days]
    .sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
    .map(([day, items]) => ({ day, items: withEnds(items) }));
}

// What has no end of its own is over when the next begins; groups may meet later than what is listed after them.
function withEnds(items: readonly Item[]): readonly Item[] {
  return items.map((one, at) => {
    const begins = one.startMs ?? spanOf(one)?.startMs ?? 0;
    const next = items.slice(at + 1).find(({ startMs }) => startMs !== undefined && startMs > begins)?.startMs;
    return one.overMs === undefined && next !== undefined ? { ...one, overMs: next } : one;
  });
}

// When it begins and is over, also of a group that has its own times.
export function spanOf(item: Item): { readonly startMs: number; readonly overMs: number } | undefined {
  const ofGroups = item.groups
    .map(({ breakout }) => Number(breakout.startsMs))
    .filter((ms) => ms > 0)
    .sort((a, b) => a - b);
  const startMs = item.startMs ?? ofGroups[0];
  if (startMs === undefined) return undefined;
  const minutes = Math.max(0, ...item.groups.map(({ breakout }) => breakout.availableMinutes));
  const hours = 3_600_000;
  return { startMs, overMs: item.overMs ?? startMs + (minutes > 0 ? minutes * 60_000 : 3 * hours) };
}

export interface NowAndNext {
  readonly now: Item | undefined;
  readonly next: Item | undefined;
}
export function nowAndNext(days: readonly Day[], ms: number): NowAndNext {
  const all = days
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const span = spanOf(item);
      return span ? [{ item, ...span }] : [];
    });
  all.sort((a, b) => a.startMs - b.startMs);
  return {
    now: all.findLast(({ startMs, overMs }) => startMs <= ms && ms < overMs)?.item,
    next: all.find(({ startMs }) => startMs > ms)?.item,
  };
}

// Groups that have a board, with mine first: as the programme seats people, or as this device has a place there.
export function groupsOf(days: readonly Day[]): readonly GroupOf[] {
  const within = (item: Item): readonly GroupOf[] => [...item.groups, ...item.items.flatMap(within)];
  return days.flatMap(({ items }) => items).flatMap(within);
}
