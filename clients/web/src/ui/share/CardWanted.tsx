import { useEffect } from "react";
import { aboutCards, showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { type T, useT } from "../language.ts";
import { useOffer } from "../parts/offers.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { cardIsShown, cardWanted } from "../route.ts";
import { wantedOnBoard } from "../searching/elsewhere.ts";
import { useStore } from "../store.ts";
import { copyAddress } from "./card_address.ts";

const longestMs = 10_000;

// Whoever opened the address of a card is brought to it, or told why not. And whoever has no tools for cards finds the
// command that copies such an address here.
export function CardWanted({
  view,
  hands,
  tools,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly tools: boolean; // there are some, and they offer it
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  useStore(hands.selected);
  useStore(hands.active);
  const wanted = useStore(cardWanted);
  const live = room.session.state === "live";
  const [one = "", ...others] = aboutCards(hands, view);
  useOffer({
    label: t("board.card"),
    lines: [!tools && one !== "" && others.length === 0 && { id: "address", words: t("board.address") }],
    onChoose: () => void copyAddress(room, hands, view, one),
  });
  // A copy of the board may be older than the card.
  const known = view.cards.has(wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is known, or known to be away
  useEffect(() => {
    if (wanted === "" || !(known || live)) return;
    const shown = cardShown(view, wanted);
    cardIsShown();
    if (shown !== "") bringInSight(hands, shown);
    if (shown !== wanted) room.messages.say({ kind: "told", words: whyNot(t, room, view, wanted, shown) });
  }, [wanted, known, live]);
  const found = useStore(wantedOnBoard);
  useEffect(() => {
    if (found?.document !== room.document || !(live || room.session.shown.find(found.id))) return;
    wantedOnBoard.set(undefined);
    if (found.kind === "group") return bringGroupInSight(found.id);
    hands.beside.set(found.kind === "note" ? "notes" : "decisions");
    hands.sought.set({ id: found.id, focus: true });
  }, [found, live, room, hands]);
  return null;
}

// The card itself, or the one that speaks for it; "": none.
function cardShown(view: BoardView, id: string): string {
  if (view.cards.has(id)) return id;
  const [into = ""] = [...view.merged].find(([, from]) => from.some((card) => card.id === id)) ?? [];
  return view.cards.has(into) ? into : "";
}

function whyNot(t: T, room: Room, view: BoardView, id: string, shown: string): string {
  const number = String(room.session.shown.card(id)?.number || "");
  if (shown !== "") return t("cardAddress.merged", { number, into: numberOf(view.cards.get(shown)) });
  return view.trashed.some((card) => card.id === id) ? t("cardAddress.trashed", { number }) : t("cardAddress.gone");
}

// Chosen at once, and gone to when the board has been laid out: that may be some frames later.
function bringInSight(hands: Hands, id: string): void {
  hands.select([id]);
  hands.active.set(id);
  whenLaidOut(`[data-card="${CSS.escape(id)}"]`, () => showCards(hands, [id]));
}
function bringGroupInSight(id: string): void {
  whenLaidOut(`[data-stop^="group:${CSS.escape(id)}@"]`, (head) => {
    head.scrollIntoView({ block: "center", inline: "nearest" });
    head.focus({ preventScroll: true });
  });
}
function whenLaidOut(css: string, then: (element: HTMLElement) => void): void {
  const until = performance.now() + longestMs;
  const look = () => {
    const element = document.querySelector<HTMLElement>(css);
    if (element && !element.closest(".unlaid")) return then(element);
    if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}
