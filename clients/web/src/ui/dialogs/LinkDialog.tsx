import { type FormEvent, useState } from "react";
import { type BoardView, numberOf } from "../board/model.ts";
import { shortened } from "../board/shortened.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { mayIn } from "../leading/may.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

export function LinkDialog({
  view,
  id,
  with: chosen,
  onClose,
}: {
  readonly view: BoardView;
  readonly id: string;
  readonly with?: string | undefined; // the other one, if two were chosen
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const others = view.order.filter((one) => one !== id);
  const [to, setTo] = useState(chosen ?? others[0] ?? "");
  const [label, setLabel] = useState("");
  const removes = mayIn(room)("removeLink"); // whose a link is nobody is told: one of somebody else is refused in words
  const record = view.cards.get(id);
  const existing = view.links.filter(({ link }) => link.from === id || link.to === id);
  const nameOf = (card: string) => {
    const other = view.cards.get(card);
    return other ? `${numberOf(other)} ${shortened(wordsRead(t, other), 60)}` : "";
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    room.does(
      [{ case: "addLink", value: { id: room.session.newId(), from: id, to, label: label.trim() } }],
      t("said.linked"),
    );
    onClose();
  };
  return (
    <Sheet title={t("link.title", { number: record ? numberOf(record) : "" })} onClose={onClose}>
      {others.length === 0 ? (
        <p>{t("link.none")}</p>
      ) : (
        <form className="stack" onSubmit={go}>
          <label>
            <span className="lab">{t("link.card")}</span>
            <select className="field" value={to} onChange={(event) => setTo(event.target.value)}>
              {others.map((one) => (
                <option key={one} value={one}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="lab">{t("link.label")}</span>
            <input
              className="field"
              dir="auto"
              maxLength={60}
              autoFocus={chosen !== undefined}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
            <small className="hint">{t("link.label.hint")}</small>
          </label>
          <div className="foot">
            <button type="submit" className="b main">
              {t("link.go")}
            </button>
          </div>
        </form>
      )}
      {existing.length > 0 && (
        <section>
          <h3 className="lab">{t("link.existing")}</h3>
          <ul className="lines">
            {existing.map(({ id: link, link: { from, to: end, label: words } }) => (
              <li key={link}>
                <bdi>
                  {numberOf(view.cards.get(from))} {words || "→"} {numberOf(view.cards.get(end))}
                </bdi>
                {removes && (
                  <button
                    type="button"
                    className="b"
                    onClick={() => room.does([{ case: "removeLink", value: { id: link } }])}
                  >
                    {t("link.remove")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}
