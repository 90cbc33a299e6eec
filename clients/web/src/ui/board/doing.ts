// What a person does with cards, as requests. The same for canvas, outline, keys and menus.
import type { CardKind, Verb } from "../../index.ts";
import { t } from "../language.ts";
import { type May, tellsWhyNot } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import type { Hands } from "./hands.ts";
import { kindKey } from "./kinds.ts";
import { type BoardView, type GroupView, partOf, regionOf, stopAt } from "./model.ts";
import type { Shift } from "./walking.ts";

export interface Target {
  readonly region: string;
  readonly cluster?: string;
  readonly after?: string;
  readonly before?: string;
}

interface Placed {
  readonly region: string;
  readonly x: number;
  readonly y: number;
}

// Somebody else has one of these in hand just now. They are waited for by the mouse, by keys and in dialogues alike.
export function isHeld(room: Room, ids: readonly string[]): boolean {
  return ids.some((id) => room.holderOf(id)?.does === "moves");
}
export function waitsFor(room: Room, ids: readonly string[]): boolean {
  const held = isHeld(room, ids);
  if (held) room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("board.held") } });
  return held;
}

export function moveCards(room: Room, ids: readonly string[], to: Target): void {
  room.does([{ case: "moveCards", value: { ids: [...ids], to } }], t("said.moved", { count: ids.length }));
}

// One place on, as dragging would: a card, or a group as a whole into the next region.
export function shift(room: Room, hands: Hands, view: BoardView, may: May, stop: string, step: Shift): void {
  if (view.cards.has(stop)) {
    if (!may("moveCards", stop)) return tellsWhyNot(room, "moveCards");
    if (!waitsFor(room, [stop])) shiftCard(room, view, stop, step);
    return;
  }
  const group = stop.startsWith("group:") ? partOf(view, stop.slice("group:".length)) : undefined;
  if (!group || !may("mergeClusters") || step === "next" || step === "previous") return;
  const at = view.regions.findIndex(({ id }) => id === regionOf(view, group.part));
  const next = view.regions[at + (step === "inward" ? 1 : -1)];
  const ids = group.cards.map(({ id }) => id);
  if (next && !waitsFor(room, ids)) moveGroup(room, hands, group, next.id);
}

// Earlier or later among its neighbours, or to the end of the next region.
function shiftCard(room: Room, view: BoardView, id: string, step: Shift): void {
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
export function putCards(room: Room, places: readonly (Placed & { readonly id: string })[]): void {
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

// A group goes into another region, with its cards of this one. One that lies nowhere has cards in any region, and they just
// move.
export function moveGroup(room: Room, hands: Hands, group: GroupView, region: string): void {
  const { id } = group;
  const cluster = room.session.shown.cluster(id);
  if (!cluster || group.part === `${id}@${region}`) return;
  const ids = group.cards.map((card) => card.id);
  const verb: Verb =
    cluster.region === ""
      ? { case: "moveCards", value: { ids, to: { region, cluster: id } } }
      : { case: "setCluster", value: { id, region } };
  if (room.does([verb], t("said.groupMoved")).ok) goesOnAt(hands, `group:${id}@${region}`);
}

// Two groups become one: it lies where the other lay, and has its name.
export function mergeGroups(room: Room, hands: Hands, view: BoardView, from: GroupView, into: GroupView): void {
  const region = regionOf(view, into.part);
  const cluster = room.session.shown.cluster(into.id);
  if (region === undefined || !cluster || from.id === into.id) return;
  const verbs: Verb[] = [{ case: "mergeClusters", value: { into: into.id, from: [from.id] } }];
  // Into one that lies nowhere they come where they are, and it was this part of it that was meant.
  const far = from.cards.flatMap(({ id, body }) => (body.value.region === region ? [] : [id]));
  if (cluster.region === "" && far.length > 0)
    verbs.push({ case: "moveCards", value: { ids: far, to: { region, cluster: into.id } } });
  const words = t("said.groupsMerged");
  if (!room.does(verbs, words).ok) return;
  room.messages.say({ kind: "undoable", words });
  goesOnAt(hands, stopAt(into));
}

// Whoever was at a stop is at this one, once it is drawn.
function goesOnAt(hands: Hands, stop: string): void {
  hands.active.set(stop);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)?.focus({ preventScroll: true }),
  );
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

export function duplicateCards(room: Room, hands: Hands, view: BoardView, ids: readonly string[]): void {
  copyCards(room, hands, ids, (id) => {
    const card = view.cards.get(id)?.body.value;
    return card && { region: card.region, cluster: card.cluster, after: id };
  });
}

// Copies, of the words as they are just now, and where they are to lie. They are chosen then, to be gone on with.
export function copyCards(
  room: Room,
  hands: Hands,
  ids: readonly string[],
  placeOf: (id: string) => Target | Placed | undefined,
): void {
  const made: string[] = [];
  const verbs = ids.flatMap((id): Verb[] => {
    const card = room.session.shown.card(id);
    const place = placeOf(id);
    if (!card || !place || card.withdrawnMs !== 0n) return [];
    const { kind, source } = card;
    const copy = room.session.newId();
    made.push(copy);
    const to = "x" in place ? { ...place, placed: true } : place;
    return [{ case: "addCard", value: { id: copy, kind, text: room.session.shown.words(id), source, place: to } }];
  });
  if (room.does(verbs, t("said.added")).ok && made.length > 0) hands.select(made);
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
  if (waitsFor(room, ids)) return;
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
  room.does([{ case: "dissolveCluster", value: { id: cluster } }], t("said.dissolved"));
}
export function leaveGroups(room: Room, view: BoardView, ids: readonly string[]): void {
  if (waitsFor(room, ids)) return;
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
export function showCards(hands: Hands, ids: readonly string[], focus: "focus" | "look" = "focus"): void {
  const [first] = ids;
  if (first === undefined) return;
  hands.select(ids);
  hands.active.set(first);
  requestAnimationFrame(() => {
    const paper = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(first)}"]`);
    paper?.scrollIntoView({ block: "center", inline: "nearest" });
    if (focus === "focus") paper?.focus({ preventScroll: true });
  });
}

// What a command is about: the selection, or else the card one is at; in reading order.
export function aboutCards(hands: Hands, view: BoardView): string[] {
  const { selected, active } = hands;
  const ids = selected.value.size > 0 ? selected.value : new Set([active.value]);
  return view.order.filter((id) => ids.has(id));
}
