import type { ReactNode } from "react";
import type { VerbCase } from "../../index.ts";
import { hasDetails } from "../checks/fields.ts";
import { useT } from "../language.ts";
import { drafts, type May, whyNot } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { aboutCards, duplicateCards, putCards, tidyCards, trashCards } from "./doing.ts";
import type { Hands } from "./hands.ts";
import { type Line, linedUp } from "./lining.ts";
import { type BoardView, numberOf } from "./model.ts";

// Words first, keys beside them. What can be done with a selection stands here whenever there is one.
export function Tools({ view, hands, may }: { readonly view: BoardView; readonly hands: Hands; readonly may: May }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  useStore(hands.selected);
  const active = useStore(hands.active);
  const ids = aboutCards(hands, view);
  const some = ids.length > 0;
  const why = whyNot(room, "addCard");
  const adds = may("addCard");
  const all = (verb: VerbCase) => some && ids.every((id) => may(verb, id));
  const add = () => {
    if (adds || drafts(room))
      hands.writing.set({ region: view.cards.get(active)?.body.value.region ?? view.regions[0]?.id ?? "" });
  };
  return (
    <div className="tools" role="toolbar" aria-label={t("board.tools")}>
      <Said view={view} ids={ids} />
      {why && <p className="why">{refusalWords(t, why)}</p>}
      <button type="button" className="b main" aria-disabled={!adds && !drafts(room)} onClick={add}>
        <Glyph name="plus" />
        {t("board.card")}
        <kbd>N</kbd>
      </button>
      {may("addLateThought") && room.session.shown.board()?.closed && (
        <button type="button" className="b main" onClick={() => hands.asking.set({ what: "late" })}>
          {t("board.lateThought")}
        </button>
      )}
      <Tool keys="M" disabled={!all("moveCards")} onDo={() => hands.asking.set({ what: "move", ids })}>
        {t("board.move")}
      </Tool>
      <Tool
        keys="Ctrl G"
        className="opt"
        disabled={!all("addCluster")}
        onDo={() => hands.asking.set({ what: "group", ids })}
      >
        {t("board.group")}
      </Tool>
      <Tool
        keys="A"
        className="opt"
        disabled={ids.length !== 1 || !may("addLink")}
        onDo={() => hands.asking.set({ what: "link", id: ids[0] ?? "" })}
      >
        {t("board.link")}
      </Tool>
      <Tool keys="Ctrl F" className="opt" onDo={() => hands.finding.set(hands.finding.value ?? "")}>
        {t("board.find")}
      </Tool>
      <Tool label={t("undo")} disabled={!room.session.canUndo} onDo={() => room.undo(t("said.undone"))}>
        <Glyph name="undo" turns />
      </Tool>
      <Tool label={t("redo")} disabled={!room.session.canRedo} onDo={() => room.redo(t("redo"))}>
        <Glyph name="redo" turns />
      </Tool>
      {some && <MoreTools view={view} hands={hands} ids={ids} may={may} />}
    </div>
  );
}

function Tool({
  keys,
  label,
  className = "",
  disabled = false,
  onDo,
  children,
}: {
  readonly keys?: string;
  readonly label?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly onDo: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`b ${className}`}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => disabled || onDo()}
    >
      {children}
      {keys && <kbd>{keys}</kbd>}
    </button>
  );
}

function MoreTools({
  view,
  hands,
  ids,
  may,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly ids: readonly string[];
  readonly may: May;
}) {
  const t = useT();
  const room = useRoom();
  const cards = ids.flatMap((id) => view.cards.get(id)?.body.value ?? []);
  const parked = cards.every((card) => card.parked);
  const locked = cards.every((card) => card.locked);
  const lit = room.session.shown.board()?.spotlight === ids[0];
  const detailed = cards.some((card) => hasDetails(room.session.shown, card));
  const all = (verb: VerbCase) => ids.every((id) => may(verb, id));
  const lines = (as: Line) =>
    all("moveCards") && hands.laid !== undefined && linedUp(view, hands.laid, ids, as) !== undefined;
  const act = (key: string) => {
    switch (key) {
      case "spotlight":
        return void room.does([{ case: "setSpotlight", value: { id: lit ? "" : (ids[0] ?? "") } }]);
      case "duplicate":
        return duplicateCards(room, hands, view, ids);
      case "park":
        return void room.does([{ case: "parkCards", value: { ids: [...ids], parked: !parked } }]);
      case "lock":
        return void room.does([{ case: "lockCards", value: { ids: [...ids], locked: !locked } }]);
      case "column":
      case "row": {
        const places = hands.laid && linedUp(view, hands.laid, ids, key);
        return places && putCards(room, places);
      }
      case "tidy":
        return tidyCards(room, view, ids);
      case "group":
        return hands.asking.set({ what: "group", ids });
      case "merge":
        return hands.asking.set({ what: "merge", ids });
      case "link":
        return hands.asking.set({ what: "link", id: ids[0] ?? "" });
      case "find":
        return hands.finding.set("");
      case "details":
        return hands.asking.set({ what: "details", id: ids[0] ?? "" });
      case "trash":
        return trashCards(room, hands, ids);
    }
  };
  return (
    <MenuButton
      label={t("board.selected", { count: ids.length })}
      upward
      onChoose={act}
      lines={[
        may("addCard") && { id: "duplicate", words: t("board.duplicate"), keys: "Ctrl D" },
        lines("column") && { id: "column", words: t("board.lineUp.column") },
        lines("row") && { id: "row", words: t("board.lineUp.row") },
        all("moveCards") && { id: "tidy", words: t("board.tidy") },
        all("addCluster") && { id: "group", words: t("board.group") },
        all("mergeCards") && { id: "merge", words: t("board.merge") },
        ids.length === 1 && may("addLink") && { id: "link", words: t("board.link") },
        { id: "find", words: t("board.find") },
        ids.length === 1 && detailed && { id: "details", words: t("board.details") },
        all("parkCards") && { id: "park", words: t(parked ? "board.unpark" : "board.park") },
        all("lockCards") && { id: "lock", words: t(locked ? "board.unlock" : "board.lock") },
        ids.length === 1 &&
          may("setSpotlight") && { id: "spotlight", words: t(lit ? "spotlight.end" : "spotlight.show") },
        all("trashCards") && "line",
        all("trashCards") && { id: "trash", words: t("board.throw"), keys: "Delete" },
      ]}
    >
      <Glyph name="more" />
    </MenuButton>
  );
}

// The links of the one card that is chosen, spelled out.
function Said({ view, ids }: { readonly view: BoardView; readonly ids: readonly string[] }) {
  const t = useT();
  const [id = ""] = ids;
  const record = view.cards.get(id);
  if (ids.length > 1) return <div className="said">{t("board.selected", { count: ids.length })}</div>;
  if (!record) return null;
  const number = (card: string) => {
    const other = view.cards.get(card);
    return other ? numberOf(other) : "";
  };
  const parts = view.links.flatMap(({ link }) => {
    const label = link.label || "→";
    if (link.from === id) return [t("board.links.from", { label, numbers: number(link.to) })];
    if (link.to === id) return [t("board.links.to", { label, numbers: number(link.from) })];
    return [];
  });
  if (parts.length === 0) return null;
  return (
    <div className="said">
      <b>
        {t("board.card")} {numberOf(record)}
      </b>{" "}
      {parts.join(", ")}
    </div>
  );
}
