import { type FormEvent, useState } from "react";
import { trashCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

// Somebody else's cards go to the trash only with a reason, which stays with each of them there.
export function ThrowDialog({
  view,
  hands,
  ids,
  onClose,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [reason, setReason] = useState("");
  const [lacks, setLacks] = useState(false);
  const there = ids.filter((id) => view.cards.has(id)); // somebody may have been quicker
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setLacks(true);
    trashCards(room, hands, there, reason.trim());
    onClose();
  };
  return (
    <Sheet title={t("throw.title", { count: there.length })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <ul className="lines">
          {there.map((id) => {
            const record = view.cards.get(id);
            return (
              <li key={id}>
                <span className="words" dir="auto">
                  <small className="label">{numberOf(record)}</small>
                  {wordsRead(t, record)}
                </span>
              </li>
            );
          })}
        </ul>
        <label>
          <span className="lab">{t("throw.reason")}</span>
          <input
            className="field"
            dir="auto"
            autoFocus
            maxLength={200}
            aria-describedby="throw-hint"
            aria-invalid={lacks}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setLacks(false);
            }}
          />
        </label>
        {lacks ? (
          <p id="throw-hint" className="fault" role="alert">
            {t("throw.lacks")}
          </p>
        ) : (
          <p id="throw-hint" className="hint">
            {t("throw.hint")}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" disabled={there.length === 0}>
            {t("board.throw")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
