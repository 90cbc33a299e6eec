import type { ReactNode } from "react";
import type { VerbCase } from "../../index.ts";
import { useT } from "../language.ts";
import { drafts, type May, tellsWhyNot, whyNot } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { useOffer } from "../parts/offers.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useStore } from "../store.ts";
import { aboutCards } from "./doing.ts";
import type { Hands } from "./hands.ts";
import { type BoardView, numberOf } from "./model.ts";
import { useNewCard } from "./new_card.ts";

const MoreTools = later(async () => (await import("./MoreTools.tsx")).MoreTools);

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
  const fresh = useNewCard(hands, adds || drafts(room));
  const add = () => {
    if (adds || drafts(room))
      hands.writing.set({
        region: view.cards.get(active)?.body.value.region ?? view.regions[0]?.id ?? "",
        merely: true,
      });
  };
  const tellsWhy = (verb: VerbCase) => {
    if (some) return tellsWhyNot(room, verb);
    room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("board.chooseFirst") } });
  };
  // What stands here as buttons, for the list of everything.
  useOffer({
    label: t("board.tools"),
    lines: [
      (adds || drafts(room)) && { id: "add", words: t("keys.add"), keys: "N" },
      all("moveCards") && { id: "move", words: t("board.move"), keys: "M" },
      room.session.canUndo && { id: "undo", words: t("undo"), keys: "Ctrl Z" },
      room.session.canRedo && { id: "redo", words: t("redo"), keys: "Ctrl Shift Z" },
      hands.laid !== undefined && { id: "hand", words: t("board.hand"), keys: "H" },
      !some && { id: "find", words: t("board.find"), keys: "Ctrl F" },
    ],
    onChoose: (line) => {
      switch (line) {
        case "add":
          return add();
        case "move":
          return hands.asking.set({ what: "move", ids });
        case "undo":
          return room.undo(t("said.undone"));
        case "redo":
          return room.redo(t("redo"));
        case "hand":
          return hands.tool.set("hand");
        case "find":
          return hands.finding.set(hands.finding.value ?? "");
      }
    },
  });
  return (
    <div className="tools" role="toolbar" aria-label={t("board.tools")}>
      <Said view={view} ids={ids} />
      {why && <p className="why">{refusalWords(t, why)}</p>}
      <button
        type="button"
        className="b main new-card"
        aria-disabled={!adds && !drafts(room)}
        onClick={() => !fresh.wasDragged() && add()}
        {...fresh.on}
      >
        <Glyph name="plus" />
        {t("board.card")}
        <kbd>N</kbd>
      </button>
      {fresh.at && (
        <span className="in-hand" style={{ left: fresh.at.x, top: fresh.at.y }} aria-hidden="true">
          <Glyph name="plus" /> {t("board.card")}
        </span>
      )}
      {may("addLateThought") && room.session.shown.board()?.closed && (
        <button type="button" className="b main" onClick={() => hands.asking.set({ what: "late" })}>
          {t("board.lateThought")}
        </button>
      )}
      <Tool
        keys="M"
        disabled={!all("moveCards")}
        onWhy={() => tellsWhy("moveCards")}
        onDo={() => hands.asking.set({ what: "move", ids })}
      >
        {t("board.move")}
      </Tool>
      <Tool
        keys="Ctrl G"
        className="opt"
        disabled={!all("addCluster")}
        onWhy={() => tellsWhy("addCluster")}
        onDo={() => hands.asking.set({ what: "group", ids })}
      >
        {t("board.group")}
      </Tool>
      <Tool
        keys="A"
        className="opt"
        disabled={ids.length !== 1 || !may("addLink")}
        onWhy={() => tellsWhy("addLink")}
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
  onWhy,
  onDo,
  children,
}: {
  readonly keys?: string;
  readonly label?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly onWhy?: () => void; // while it is disabled
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
      onClick={() => (disabled ? onWhy?.() : onDo())}
    >
      {children}
      {keys && <kbd>{keys}</kbd>}
    </button>
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
