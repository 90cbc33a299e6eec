// What a person does with cards, as requests. The same for canvas, outline, keys and menus.
import type { CardKind, Verb } from "../../index.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import type { Hands } from "./hands.ts";
import { kindKey } from "./kinds.ts";
import type { BoardView } from "./model.ts";
import type { Shift } from "./walking.ts";

export interface Target {
  readonly region: string;
  readonly cluster?: string;
  readonly after?: string;
  readonly before?: string;
}

export function moveCards(room: Room, ids: readonly string[], to: Target): void {
  room.does([{ case: "moveCards", value: { ids: [...ids], to } }], t("said.moved", { count: ids.length }));
}

// One place on, as dragging would: earlier or later among its neighbours, or to the end of the next region.
export function shiftCard(room: Room, view: BoardView, id: string, step: Shift): void {
  const at = view.regions.findIndex((region) => region.id === view.cards.get(id)?.body.value.region);
  const here = view.regions[at];
  if (!here) return;
  if (step === "inward" || step === "outward") {
    const next = view.regions[at + (step === "inward" ? 1 : -1)];
    if (next) moveCards(room, [id], { region: next.id });
    return;
  }
  const group = here.groups.find(({ cards }) => cards.some((card) => card.id === id));
  const neighbours = group?.cards ?? here.loose;
  const neighbour = neighbours[neighbours.findIndex((card) => card.id === id) + (step === "next" ? 1 : -1)]?.id;
  if (neighbour === undefined) return;
  const beside = step === "next" ? { after: neighbour } : { before: neighbour };
  moveCards(room, [id], { region: here.id, cluster: group?.id ?? "", ...beside });
}

// Each to where it was let go.
export function putCards(
  room: Room,
  places: readonly { readonly id: string; readonly region: string; readonly x: number; readonly y: number }[],
): void {
  const verbs = places.map(
    ({ id, region, x, y }): Verb => ({ case: "moveCards", value: { ids: [id], to: { region, placed: true, x, y } } }),
  );
  room.does(verbs, t("said.moved", { count: places.length }));
}

export function groupCards(room: Room, view: BoardView, ids: readonly string[], title: string): string | undefined {
  const region = view.cards.get(ids[0] ?? "")?.body.value.region;
  if (region === undefined) return undefined;
  const id = room.session.newId();
  const elsewhere = ids.filter((one) => view.cards.get(one)?.body.value.region !== region);
  const verbs: Verb[] = [];
  if (elsewhere.length > 0) verbs.push({ case: "moveCards", value: { ids: elsewhere, to: { region } } });
  verbs.push({ case: "addCluster", value: { id, title, region, cards: [...ids] } });
  return room.does(verbs, t("said.grouped")).ok ? id : undefined;
}

// Of somebody else's card the server wants to know why, so that its author is told: that is asked for first.
export function trashCards(room: Room, hands: Hands, ids: readonly string[], reason = ""): void {
  if (reason === "" && !ids.every((id) => room.isMine(id))) return hands.asking.set({ what: "throw", ids });
  const words = t("said.trashed", { count: ids.length });
  const taken = room.does([{ case: "trashCards", value: { ids: [...ids], reason } }], words);
  if (!taken.ok) return;
  hands.nothing();
  room.messages.say({ kind: "undoable", words });
}

export function duplicateCards(room: Room, view: BoardView, ids: readonly string[]): void {
  const made: string[] = [];
  const verbs = ids.flatMap((id): Verb[] => {
    const card = view.cards.get(id);
    if (!card) return [];
    const { kind, region, cluster, source } = card.body.value;
    const copy = room.session.newId();
    made.push(copy);
    const text = room.session.shown.words(id); // those of the view may be older
    return [{ case: "addCard", value: { id: copy, kind, text, source, place: { region, cluster, after: id } } }];
  });
  room.does(verbs, t("said.added"));
}

export function mergeCards(room: Room, into: string, from: readonly string[]): void {
  const words = t("said.merged", { count: from.length });
  const taken = room.does([{ case: "mergeCards", value: { into, from: [...from] } }], words);
  if (taken.ok) room.messages.say({ kind: "undoable", words });
}
export function takeOutCards(room: Room, into: string, from: readonly string[]): void {
  room.does([{ case: "mergeCards", value: { into, from: [...from], undo: true } }], t("said.restored"));
}

// As the board lays them out, not where somebody put them.
export function tidyCards(room: Room, view: BoardView, ids: readonly string[]): void {
  const verbs = ids.flatMap((id): Verb[] => {
    const card = view.cards.get(id)?.body.value;
    if (!card?.placed) return [];
    return [{ case: "moveCards", value: { ids: [id], to: { region: card.region, cluster: card.cluster } } }];
  });
  room.does(verbs, t("said.moved", { count: verbs.length }));
}

export function setKinds(room: Room, view: BoardView, ids: readonly string[], kind: CardKind): void {
  const others = ids.filter((id) => view.cards.get(id)?.body.value.kind !== kind);
  if (others.length === 0) return;
  const verbs = others.map((id): Verb => ({ case: "setCard", value: { id, kind } }));
  room.does(verbs, t("said.kind", { count: others.length, kind: t(kindKey(kind)) }));
}

// A group as a whole, from its name; of cards that are chosen, those that are in one leave it.
export function ungroup(room: Room, cluster: string): void {
  room.does([{ case: "dissolveCluster", value: { id: cluster } }], t("said.ungrouped"));
}
export function leaveGroups(room: Room, view: BoardView, ids: readonly string[]): void {
  const verbs = ids.flatMap((id): Verb[] => {
    const card = view.cards.get(id)?.body.value;
    if (!card?.cluster) return [];
    return [{ case: "moveCards", value: { ids: [id], to: { region: card.region } } }];
  });
  if (verbs.length > 0) room.does(verbs, t("said.ungrouped"));
}

// All of them, or if they are locked already, free again.
export function lockCards(room: Room, view: BoardView, ids: readonly string[]): void {
  const locked = ids.every((id) => view.cards.get(id)?.body.value.locked);
  const said = t(locked ? "said.unlocked" : "said.locked", { count: ids.length });
  room.does([{ case: "lockCards", value: { ids: [...ids], locked: !locked } }], said);
}

// Nobody's cards in it are written, moved or thrown away while it is locked, and none come.
export function lockRegion(room: Room, id: string, locked: boolean): void {
  const title = room.session.shown.region(id)?.title ?? "";
  const said = t(locked ? "said.regionLocked" : "said.regionUnlocked", { title });
  room.does([{ case: "setRegion", value: { id, locked } }], said);
}

// Chooses cards and goes to the first.
export function showCards(hands: Hands, ids: readonly string[]): void {
  const [first] = ids;
  if (first === undefined) return;
  hands.select(ids);
  hands.active.set(first);
  requestAnimationFrame(() => {
    const paper = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(first)}"]`);
    paper?.scrollIntoView({ block: "center", inline: "nearest" });
    paper?.focus({ preventScroll: true });
  });
}

// What a command is about: the selection, or else the card one is at; in reading order.
export function aboutCards(hands: Hands, view: BoardView): string[] {
  const { selected, active } = hands;
  const ids = selected.value.size > 0 ? selected.value : new Set([active.value]);
  return view.order.filter((id) => ids.has(id));
}
