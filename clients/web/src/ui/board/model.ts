// What of a document the board shows, in reading order: region, group, card. Pure; the canvas and the outline draw it.
import { byOrder, type DocumentReader, type Link, type RecordOf, type Region } from "../../index.ts";
import type { T } from "../language.ts";

export type CardRecord = RecordOf<"card">;

// A group, or what of it lies in one region: cards of a group may lie in several.
export interface GroupView {
  readonly id: string;
  readonly part: string; // of the group in this region
  readonly title: string;
  readonly cards: readonly CardRecord[];
  readonly everywhere: number; // cards of the group in all regions
}
export interface RegionView {
  readonly id: string;
  readonly number: number;
  readonly region: Region;
  readonly groups: readonly GroupView[];
  readonly loose: readonly CardRecord[];
}
export interface LinkView {
  readonly id: string;
  readonly link: Link;
}
export interface BoardView {
  readonly regions: readonly RegionView[];
  readonly cards: ReadonlyMap<string, CardRecord>; // shown ones
  readonly order: readonly string[]; // of cards, as they are read
  readonly groups: number;
  readonly links: readonly LinkView[];
  readonly trashed: readonly CardRecord[];
  readonly merged: ReadonlyMap<string, readonly CardRecord[]>; // by the card that speaks for them
}

export function isShown({ body: { value: card } }: CardRecord): boolean {
  return card.trashed === undefined && card.mergedInto === "";
}

// Where the keyboard comes by.
export function stopAt(group: GroupView): string {
  return `group:${group.part}`;
}
// The group that one stops at; "" at anything else.
export function groupAt(stop: string): string {
  return stop.startsWith("group:") ? stop.slice("group:".length).replace(/@.*/, "") : "";
}

export function partOf(view: BoardView, part: string): GroupView | undefined {
  return view.regions.flatMap(({ groups }) => groups).find((group) => group.part === part);
}
// Where a part of a group lies.
export function regionOf(view: BoardView, part: string): string | undefined {
  return view.regions.find(({ groups }) => groups.some((group) => group.part === part))?.id;
}
// Of which group these are all cards there are in a region. A single card is never meant as its group.
export function wholeGroup(view: BoardView, ids: readonly string[]): GroupView | undefined {
  if (ids.length < 2) return undefined;
  const some = new Set(ids);
  return view.regions
    .flatMap(({ groups }) => groups)
    .find(({ cards }) => cards.length === some.size && cards.every(({ id }) => some.has(id)));
}

// `asRead`: a card of the past, without what may be read of it no longer.
export function viewOf(document: DocumentReader, asRead: (card: CardRecord) => CardRecord = (card) => card): BoardView {
  const regions = [...document.ofKind("region")].sort((a, b) => a.body.value.order - b.body.value.order);
  const byRegion = new Map<string, CardRecord[]>();
  const shown = new Map<string, CardRecord>();
  const trashed: CardRecord[] = [];
  const merged = new Map<string, CardRecord[]>();
  for (const told of document.ofKind("card")) {
    const card = asRead(told);
    if (card.body.value.trashed) trashed.push(card);
    const { mergedInto } = card.body.value;
    if (mergedInto !== "") merged.set(mergedInto, [...(merged.get(mergedInto) ?? []), card]);
    if (!isShown(card)) continue;
    shown.set(card.id, card);
    const { region } = card.body.value;
    byRegion.set(region, [...(byRegion.get(region) ?? []), card]);
  }
  const clusters = [...document.ofKind("cluster")].filter(
    ({ body: { value } }) => !value.dissolved && value.mergedInto === "",
  );
  const inGroup = new Map<string, number>();
  for (const { body } of shown.values()) inGroup.set(body.value.cluster, (inGroup.get(body.value.cluster) ?? 0) + 1);
  const groups = new Set<string>();
  const views = regions.map(({ id, body: { value: region } }, at): RegionView => {
    const cards = (byRegion.get(id) ?? []).sort(byOrder);
    const groupsHere: GroupView[] = [];
    for (const cluster of clusters) {
      const inside = cards.filter((card) => card.body.value.cluster === cluster.id);
      // A group that lies nowhere, or lost its cards, is drawn only where it lies.
      if (inside.length > 0 || cluster.body.value.region === id)
        groupsHere.push({
          id: cluster.id,
          part: `${cluster.id}@${id}`,
          title: cluster.body.value.title,
          cards: inside,
          everywhere: inGroup.get(cluster.id) ?? 0,
        });
    }
    groupsHere.sort((a, b) => orderOf(document, a.id, b.id));
    for (const group of groupsHere) groups.add(group.id);
    const grouped = new Set(groupsHere.map((group) => group.id));
    const loose = cards.filter((card) => !grouped.has(card.body.value.cluster));
    return { id, number: region.order || at + 1, region, groups: groupsHere, loose };
  });
  const order = views.flatMap(({ groups: some, loose }) =>
    [...some.flatMap(({ cards }) => cards), ...loose].map(({ id }) => id),
  );
  const links = [...document.ofKind("link")]
    .map(({ id, body: { value: link } }) => ({ id, link }))
    .filter(({ link }) => shown.has(link.from) && shown.has(link.to));
  return { regions: views, cards: shown, order, groups: groups.size, links, trashed, merged };
}

function orderOf(document: DocumentReader, a: string, b: string): number {
  const [first, second] = [document.cluster(a)?.order ?? "", document.cluster(b)?.order ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : 1;
}

// "4 cards"; "1 of 5 cards" where others of the group lie elsewhere.
export function cardsWords(t: T, { cards, everywhere }: GroupView): string {
  const all = t("board.cards", { count: everywhere });
  return cards.length === everywhere ? all : t("board.cardsOf", { here: cards.length, cards: all });
}

// What is said of a card: "7", or "" while only its author sees it, or where it is not to be seen.
export function numberOf(card: CardRecord | undefined): string {
  const number = card?.body.value.number ?? 0;
  return number > 0 ? String(number) : "";
}
