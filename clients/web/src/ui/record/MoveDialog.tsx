import { type FormEvent, useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { type Desk, goToPart } from "./desk.ts";
import { movesTo } from "./doing.ts";
import type { Paper } from "./paper.ts";

// To another section, and behind which of its paragraphs.
export function MoveDialog({
  paragraph,
  paper,
  desk,
  onClose,
}: {
  readonly paragraph: string;
  readonly paper: Paper;
  readonly desk: Desk;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const one = paper.paragraphs.find(({ id }) => id === paragraph);
  const [section, setSection] = useState(one?.record.body.value.section ?? "discussion");
  const [after, setAfter] = useState("last");
  const others = (paper.sections.find((some) => some.section.key === section)?.paragraphs ?? []).filter(
    ({ id }) => id !== paragraph,
  );
  const go = (event: FormEvent) => {
    event.preventDefault();
    const place = after === "first" ? "" : after === "last" ? (others.at(-1)?.id ?? "") : after;
    movesTo(room, paragraph, section, place);
    onClose();
    goToPart(desk.hands, paragraph);
  };
  return (
    <Sheet title={t("record.move.title", { number: one?.number ?? "" })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <label>
          <span className="lab">{t("record.move.section")}</span>
          <select
            className="field"
            value={section}
            onChange={(event) => {
              setSection(event.target.value);
              setAfter("last");
            }}
          >
            {paper.sections.map(({ section: { key, number, title } }) => (
              <option key={key} value={key}>
                {`${number} ${t(title)}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="lab">{t("record.move.place")}</span>
          <select className="field" value={after} onChange={(event) => setAfter(event.target.value)}>
            <option value="first">{t("record.move.first")}</option>
            {others.slice(0, -1).map(({ id, number, record }) => (
              <option key={id} value={id}>
                {t("record.move.after", { number, words: short(record.text?.content ?? "") })}
              </option>
            ))}
            <option value="last">{t("record.move.last")}</option>
          </select>
        </label>
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main">
            {t("record.move.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 58)}…` : words;
}
