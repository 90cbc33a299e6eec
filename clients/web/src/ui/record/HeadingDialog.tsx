import { type FormEvent, useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import type { Paper } from "./paper.ts";
import { useAsking } from "./refusals.ts";
import { Why } from "./Why.tsx";

// What stands above a paragraph; empty: nothing.
export function HeadingDialog({
  paragraph,
  paper,
  onClose,
}: {
  readonly paragraph: string;
  readonly paper: Paper;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const one = paper.paragraphs.find(({ id }) => id === paragraph);
  const was = one?.record.body.value.heading ?? "";
  const [heading, setHeading] = useState(was);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (heading.trim() === was) return onClose();
    ask({ case: "setParagraph", value: { id: paragraph, heading: heading.trim() } }, t("record.heading.said"), onClose);
  };
  return (
    <Sheet title={t("record.heading.title", { number: one?.number ?? "" })} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <label>
          <span className="lab">{t("record.heading")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={heading}
            onChange={(event) => setHeading(event.target.value)}
          />
        </label>
        <Why words={why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("record.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
