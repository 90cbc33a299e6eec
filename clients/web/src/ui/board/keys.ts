// Keys that work anywhere on the board, but not while somebody writes. Single letters can be switched off.
import { useEffect, useRef } from "react";
import { DecisionState, type VerbCase } from "../../index.ts";
import { t } from "../language.ts";
import { drafts, type May, tellsWhyNot } from "../leading/may.ts";
import { openProposalOf } from "../leading/model.ts";
import type { Room } from "../room/room.ts";
import { settings } from "../settings/settings.ts";
import { aboutCards, duplicateCards, leaveGroups, lockCards, lockRegion, trashCards, ungroup } from "./doing.ts";
import type { Hands } from "./hands.ts";
import { type BoardView, groupAt } from "./model.ts";

interface Around {
  readonly room: Room;
  readonly hands: Hands;
  readonly view: BoardView;
  readonly may: May;
  readonly works: boolean; // does more here than read
  readonly onEdit: (id: string) => void;
}

// Somebody writes there: the key is theirs.
export function isWriting({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input, textarea, select, [data-writes]") || target.isContentEditable)
  );
}

// A dialogue or a menu lies before the board, and keys go there.
export function isAsked(hands: Hands): boolean {
  return hands.asking.value !== undefined || document.querySelector("[role=menu]") !== null;
}

export function useKeys(around: Around): void {
  const now = useRef(around);
  now.current = around;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      if (isWriting(event) || isAsked(now.current.hands)) return;
      const does = event.ctrlKey || event.metaKey ? withControl(event) : alone(event, now.current);
      if (!does) return;
      event.preventDefault();
      does(now.current);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}

type Does = (around: Around) => void;

const writing =
  (does: Does): Does =>
  (around) =>
    around.works && does(around);
const withCards =
  (verb: VerbCase, does: (around: Around, ids: string[]) => void): Does =>
  (around) => {
    const ids = aboutCards(around.hands, around.view);
    if (!around.works || ids.length === 0) return;
    if (ids.every((id) => around.may(verb, id))) does(around, ids);
    else tellsWhyNot(around.room, verb);
  };

function withControl(event: KeyboardEvent): Does | undefined {
  switch (event.key.toLowerCase()) {
    case "z":
      return event.shiftKey
        ? writing(({ room }) => room.redo(t("redo")))
        : writing(({ room }) => room.undo(t("said.undone")));
    case "y":
      return writing(({ room }) => room.redo(t("redo")));
    case "f":
      return ({ hands }) => hands.finding.set(hands.finding.value ?? "");
    case "g":
      if (event.shiftKey) return ungrouping;
      return grouping;
    case "d":
      return withCards("addCard", ({ room, hands, view }, ids) => duplicateCards(room, hands, view, ids));
    case "a":
      return ({ hands, view }) => hands.select(view.order);
    case "l":
      return event.shiftKey ? locking : undefined;
    case "k":
      return withCards("addLink", ({ hands }, [id = "", to]) =>
        hands.asking.set({ what: "link", id, ...(to === undefined ? {} : { to }) }),
      );
    case "/":
      return ({ hands }) => hands.asking.set({ what: "commands" });
    case "p":
      return event.shiftKey ? ({ hands }) => hands.asking.set({ what: "commands" }) : undefined;
  }
  return undefined;
}

const ungrouping: Does = (around) => {
  const { room, hands, view, may, works } = around;
  const cluster = hands.selected.value.size === 0 ? groupAt(hands.active.value) : "";
  if (cluster === "") return withCards("moveCards", (_, ids) => leaveGroups(room, view, ids))(around);
  if (works && may("dissolveCluster")) ungroup(room, cluster);
  else if (works) tellsWhyNot(room, "dissolveCluster");
};

// What is chosen, or else the region one is at. Also on a board that is locked as a whole.
const locking: Does = (around) => {
  const { room, hands, view, may } = around;
  const region =
    hands.selected.value.size === 0 && view.regions.find(({ id }) => hands.active.value === `region:${id}`);
  if (region) {
    if (may("setRegion")) lockRegion(room, region.id, !region.region.locked);
    return;
  }
  withCards("lockCards", (_, ids) => lockCards(room, view, ids))(around);
};

const grouping = withCards("addCluster", ({ hands }, ids) => hands.asking.set({ what: "group", ids }));
const begins = writing(({ room, hands, view, may }) => {
  if (!may("addCard") && !drafts(room)) return tellsWhyNot(room, "addCard");
  const active = hands.active.value;
  if (active.startsWith("region:")) return hands.writing.set({ region: active.slice("region:".length) });
  const region = view.cards.get(active)?.body.value.region;
  hands.writing.set({ region: region ?? view.regions[0]?.id ?? "", merely: true });
});

function alone(event: KeyboardEvent, { room, hands, may }: Around): Does | undefined {
  if (event.key === "Delete" || event.key === "Backspace")
    return withCards("trashCards", ({ room, hands }, ids) => trashCards(room, hands, ids));
  if (event.key === "Escape") return () => (hands.tool.value === "hand" ? hands.tool.set("select") : hands.nothing());
  if (!settings.value.singleKeys) return undefined;
  switch (event.key.toLowerCase()) {
    case "n":
    case "t":
      return begins;
    case "v":
      return () => hands.tool.set("select");
    case "h":
      return hands.laid ? () => hands.tool.set("hand") : undefined;
    case "f":
      return grouping;
    case "e":
      return firstSign() ? () => firstSign()?.focus() : undefined;
    case "m": {
      const stop = (event.target instanceof HTMLElement && event.target.dataset.stop) || "";
      if (!stop.startsWith("group:"))
        return withCards("moveCards", ({ hands }, ids) => hands.asking.set({ what: "move", ids }));
      const part = stop.slice("group:".length);
      return writing(({ room, hands, may }) =>
        may("mergeClusters") ? hands.asking.set({ what: "moveGroup", part }) : tellsWhyNot(room, "mergeClusters"),
      );
    }
    case "a":
      return withCards("addLink", ({ hands }, ids) => hands.asking.set({ what: "link", id: ids[0] ?? "" }));
    case "r": {
      const open = openProposalOf(room.session.shown)?.body.value.state === DecisionState.TESTING;
      return open && may("respondToProposal") ? () => hands.asking.set({ what: "respond" }) : undefined;
    }
    case "?":
      return ({ hands }) => hands.asking.set({ what: "keys" });
  }
  return undefined;
}

// One's hand, ready, a call for help: what one answers with here, rather than with little pictures.
function firstSign(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".signs button");
}
