import { type FormEvent, useState } from "react";
import { CardKind } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useAskingWith } from "../room/asking.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";

// A thought that somebody has after the board was closed.
export function LateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const [text, setText] = useState("");
  const { ask, waits, why } = useAskingWith(refusalWords);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    const value = { id: room.session.newId(), text: text.trim(), kind: CardKind.IDEA };
    ask({ case: "addLateThought", value }, t("late.said"), onClose);
  };
  return (
    <Sheet title={t("late.title")} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <p className="hint">{t("late.hint")}</p>
        <label>
          <span className="lab">{t("late.words")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={4}
            maxLength={280}
            required
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("late.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
