// A meeting's programme as it is read: day by day, item by item, with the groups that a breakout opens. Pure. What the
// programme does not state stays empty; nothing is guessed but the moment when something that has no end is surely over.
import type { AgendaItem, Breakout, DocumentReader } from "../../index.ts";
import { momentOf, shownAt } from "./times.ts";

export interface GroupOf {
  readonly id: string;
  readonly breakout: Breakout;
  readonly version: number;
}
export interface Item {
  readonly id: string;
  readonly item: AgendaItem;
  readonly day: string;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined; // as stated
  readonly overMs: number | undefined; // as stated, or at the latest, or when the next begins
  readonly begunMs: number | undefined; // as it happened
  readonly endedMs: number | undefined;
  readonly items: readonly Item[]; // of a session, in their order
  readonly groups: readonly GroupOf[];
}
export interface Day {
  readonly day: string; // "": not stated
  readonly items: readonly Item[];
}

// What was taken out is not in it; `groupsToo`: also groups that have no board yet and are not chosen, for whoever leads.
export function programmeOf(document: DocumentReader, zone: string, groupsToo = false): readonly Day[] {
  const agenda = [...document.ofKind("agendaItem")]
    .map(({ id, body }) => ({ id, item: body.value }))
    .filter(({ item }) => !item.trashed);
  const groups = [...document.ofKind("breakout")]
    .map(({ id, version, body }) => ({ id, version, breakout: body.value }))
    .filter(({ breakout }) => !breakout.trashed);
  const ids = new Set(agenda.map(({ id }) => id));
  const childrenOf = (parent: string) =>
    agenda.filter(({ item }) => item.parent === parent).sort((a, b) => inOrder(a, b));

  const itemOf = ({ id, item }: { id: string; item: AgendaItem }): Item => {
    // A slot says where; groups with boards are shown where they meet, or else under their session.
    const mine = groups
      .filter(({ breakout: { agendaItem, session } }) => (ids.has(agendaItem) ? agendaItem : session) === id)
      .filter(
        ({ breakout: { board, selfChoice, title } }) => board !== "" || (title !== "" && (selfChoice || groupsToo)),
      );
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
      begunMs: item.startedMs === 0n ? undefined : Number(item.startedMs),
      endedMs: item.endedMs === 0n ? undefined : Number(item.endedMs),
      items: childrenOf(id).map(itemOf),
      groups: mine,
    };
  };

  const days = new Map<string, Item[]>();
  for (const one of agenda.filter(({ item }) => !ids.has(item.parent)).sort(inOrder)) {
    const item = itemOf(one);
    days.set(item.day, [...(days.get(item.day) ?? []), item]);
  }
  return [...days]
    .sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
    .map(([day, items]) => ({ day, items: withEnds(items) }));
}

interface Ordered {
  readonly id: string;
  readonly item: AgendaItem;
}
// As the server orders them: what is hidden takes the number of what it stands behind.
function inOrder(a: Ordered, b: Ordered): number {
  const one = a.item.order - b.item.order || Number(a.item.hidden) - Number(b.item.hidden);
  if (one !== 0) return one;
  if (a.item.start !== b.item.start) return a.item.start < b.item.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
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
  readonly part: Item | undefined; // of `now`: what runs of it
  readonly next: Item | undefined; // an item, or the next part of the session that is on
}
// By what has begun and ended, once anything has on that day; else by the clock.
export function nowAndNext(days: readonly Day[], ms: number): NowAndNext {
  return asItHappens(days, ms) ?? byTheClock(days, ms);
}
const sameDayMs = 16 * 3_600_000;
function asItHappens(days: readonly Day[], ms: number): NowAndNext | undefined {
  const running = runningItem(days);
  const day = days.find(({ items }) =>
    running ? items.includes(running.whole) : items.some((one) => begunSince(one, ms - sameDayMs)),
  );
  if (!day) return undefined;
  const steps = day.items.flatMap((item) => (item.items.length > 0 ? item.items : [item]));
  const last = steps.findLastIndex(({ begunMs }) => begunMs !== undefined);
  const step = steps[last + 1];
  // Its session comes, if none of it has begun.
  const whole = day.items.find(({ items }) => step !== undefined && items.includes(step));
  const next = whole && whole.begunMs === undefined ? whole : step;
  if (!running && !next) return undefined;
  return { now: running?.whole, part: running?.part, next: next ?? byTheClock(days, ms).next };
}
function byTheClock(days: readonly Day[], ms: number): NowAndNext {
  const all = days
    .flatMap(({ items }) => items)
    .filter(({ endedMs }) => endedMs === undefined)
    .flatMap((item) => {
      const span = spanOf(item);
      return span ? [{ item, ...span }] : [];
    });
  all.sort((a, b) => a.startMs - b.startMs);
  return {
    now: all.findLast(({ startMs, overMs }) => startMs <= ms && ms < overMs)?.item,
    part: undefined,
    next: all.find(({ startMs }) => startMs > ms)?.item,
  };
}

export interface Running {
  readonly whole: Item;
  readonly part: Item | undefined;
}
const runs = ({ begunMs, endedMs }: Item) => begunMs !== undefined && endedMs === undefined;
export function runningItem(days: readonly Day[]): Running | undefined {
  const all = days.flatMap(({ items }) => items);
  const withPart = all.find(({ items }) => items.some(runs));
  if (withPart) return { whole: withPart, part: withPart.items.find(runs) };
  const whole = all.findLast(runs);
  return whole && { whole, part: undefined };
}
function begunSince(item: Item, ms: number): boolean {
  return (item.begunMs ?? 0) > ms || item.items.some((one) => begunSince(one, ms));
}

// What `begin_agenda_item` must name as running: a part before its session.
export function runningId(days: readonly Day[]): string {
  const running = runningItem(days);
  return (running?.part ?? running?.whole)?.id ?? "";
}

export function groupsOf(days: readonly Day[]): readonly GroupOf[] {
  const within = (item: Item): readonly GroupOf[] => [...item.groups, ...item.items.flatMap(within)];
  return days.flatMap(({ items }) => items).flatMap(within);
}

// Where one sits: as the programme says, else, where it gives no other seat, as this device has a place at the board.
export function isMine(
  group: GroupOf,
  groups: readonly GroupOf[],
  me: string,
  hasPlace: (board: string) => boolean,
): boolean {
  const sits = ({ breakout }: GroupOf) => breakout.members.includes(me);
  if (sits(group)) return true;
  if (group.breakout.board === "" || !hasPlace(group.breakout.board)) return false;
  const item = itemOfGroup(group.breakout);
  return !groups.some((other) => itemOfGroup(other.breakout) === item && sits(other));
}
export function itemOfGroup({ agendaItem, session }: Breakout): string {
  return agendaItem || session;
}
export function isFull({ cap, members }: Breakout): boolean {
  return cap > 0 && members.length >= cap;
}
