import { type FormEvent, useState } from "react";
import { mergeCards, takeOutCards } from "../board/doing.ts";
import { type BoardView, type CardRecord, numberOf } from "../board/model.ts";
import { shortened } from "../board/shortened.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { Held, useHeld } from "./Held.tsx";

// Cards that say the same: one speaks for the others. They are kept as they were written, and can be taken out again.
export function MergeDialog({
  view,
  ids,
  onClose,
}: {
  readonly view: BoardView;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [id = ""] = ids;
  const one = ids.length === 1;
  const others = view.order.filter((other) => other !== id);
  const [into, setInto] = useState(one ? (others[0] ?? "") : id);
  const nameOf = (card: CardRecord | undefined) =>
    card ? `${numberOf(card)} ${shortened(wordsRead(t, card), 80)}` : "";
  const inside = one ? (view.merged.get(id) ?? []) : [];
  const held = useHeld(ids);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (held) return;
    mergeCards(
      room,
      into,
      ids.filter((card) => card !== into),
    );
    onClose();
  };
  return (
    <Sheet title={t("merge.title")} onClose={onClose}>
      <p className="hint">{t("merge.hint")}</p>
      <form className="stack" onSubmit={go}>
        {one ? (
          <label>
            <span className="lab">{t("merge.into", { number: numberOf(view.cards.get(id)) })}</span>
            <select className="field" value={into} onChange={(event) => setInto(event.target.value)}>
              {others.map((other) => (
                <option key={other} value={other}>
                  {nameOf(view.cards.get(other))}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <Choices
            legend={t("merge.which")}
            chosen={into}
            onChoose={setInto}
            choices={ids.map((card) => ({ value: card, words: nameOf(view.cards.get(card)) }))}
          />
        )}
        <Held held={held} />
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={into === "" || held}>
            {t("merge.go")}
          </button>
        </div>
      </form>
      {inside.length > 0 && (
        <section>
          <h3 className="lab">{t("merge.inside")}</h3>
          <ul className="lines">
            {inside.map((card) => (
              <li key={card.id}>
                <span className="words" dir="auto">
                  {nameOf(card)}
                </span>
                <button type="button" className="b" onClick={() => takeOutCards(room, id, [card.id])}>
                  {t("merge.takeOut")}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}
