import { useT } from "../language.ts";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import { useDesk } from "./desk.ts";
import type { Walk } from "./ParagraphLine.tsx";
import type { Numbered } from "./paper.ts";

// What can be done to the paragraph one is at.
export function ParagraphActs({
  one,
  walk,
  waiting,
}: {
  readonly one: Numbered;
  readonly walk: Walk;
  readonly waiting: number;
}) {
  const t = useT();
  const room = useRoom();
  const { hands, keeps, frozen, asksFor } = useDesk();
  const { id, record, number } = one;
  const { value } = record.body;
  const act = (what: string) => {
    switch (what) {
      case "up":
      case "down":
        return walk.moves(one, what === "up" ? -1 : 1);
      case "move":
      case "heading":
        return hands.asking.set({ what, paragraph: id });
      case "internal":
        return void room.does(
          [{ case: "setParagraph", value: { id, internal: !value.internal } }],
          t(value.internal ? "record.internal.isNot" : "record.internal.is"),
        );
      case "trash":
        return walk.throwsAway(one);
    }
  };
  if (keeps && !frozen)
    return (
      <div className="act rec-acts">
        {!value.quotation && (
          <button type="button" className="link" onClick={() => hands.editing.set(id)}>
            {t("edit")}
            <span className="vh"> {number}</span>
          </button>
        )}
        <button type="button" className="link" onClick={() => walk.addBelow(one)}>
          {t("record.addBelow")}
        </button>
        <MenuButton
          label={t("record.more", { number })}
          className="link"
          onChoose={act}
          lines={[
            { id: "up", words: t("record.up"), keys: "Alt ↑" },
            { id: "down", words: t("record.down"), keys: "Alt ↓" },
            { id: "move", words: t("record.move") },
            { id: "heading", words: t(value.heading === "" ? "record.heading.add" : "record.heading.change") },
            { id: "internal", words: t(value.internal ? "record.internal.allCopies" : "record.internal.only") },
            "line",
            { id: "trash", words: t("record.trash") },
          ]}
        >
          {t("record.more.short")}
        </MenuButton>
        {waiting > 0 && (
          <button type="button" className="link" onClick={() => hands.pane.set("beside")}>
            {t("record.waiting", { count: waiting })}
          </button>
        )}
      </div>
    );
  if (keeps && frozen && !value.quotation)
    return (
      <div className="act rec-acts">
        <button type="button" className="link" onClick={() => hands.asking.set({ what: "corrigendum", paragraph: id })}>
          {t("record.corrigendum.issue")}
        </button>
      </div>
    );
  if (!asksFor || value.quotation) return null;
  return (
    <div className="act rec-acts">
      <button type="button" className="link" onClick={() => hands.asking.set({ what: "correction", paragraph: id })}>
        {t("record.correction.ask")}
        <span className="vh"> {number}</span>
      </button>
    </div>
  );
}
