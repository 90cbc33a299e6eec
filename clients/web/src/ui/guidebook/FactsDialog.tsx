import { type FormEvent, useState } from "react";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { Why } from "../record/Why.tsx";
import type { EntryPart } from "./book.ts";
import { useAsking } from "./refusals.ts";

const lines = ["title", "place", "period", "organisationType", "sector"] as const;
type Line = (typeof lines)[number];
const lineKeys: { readonly [line in Line]: Key } = {
  title: "guide.fact.title",
  place: "guide.fact.place",
  period: "guide.fact.period",
  organisationType: "guide.fact.organisationType",
  sector: "guide.fact.sector",
};
const goals = Array.from({ length: 17 }, (_, at) => at + 1);

// What is known of an entry in a word or two: where, when, of what kind, for which goals; and whether it is proven.
export function FactsDialog({ part, onClose }: { readonly part: EntryPart; readonly onClose: () => void }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const { entry } = part;
  const [said, setSaid] = useState<{ readonly [line in Line]: string }>({
    title: entry.title,
    place: entry.place,
    period: entry.period,
    organisationType: entry.organisationType,
    sector: entry.sector,
  });
  const [sdgs, setSdgs] = useState<readonly number[]>(entry.sdgs);
  const [reported, setReported] = useState(entry.reportedNotVerified);
  const needed = (line: Line) =>
    line === "title" || (part.type !== "tool" && line === "place") || (part.type === "case" && line !== "sector");
  const go = (event: FormEvent) => {
    event.preventDefault();
    const others = lines.filter((line) => said[line].trim() !== entry[line]);
    const value = {
      id: part.id,
      ...Object.fromEntries(others.map((line) => [line, said[line].trim()])),
      ...(sdgs.join() === entry.sdgs.join() ? {} : { setSdgs: true, sdgs: [...sdgs] }),
      ...(reported === entry.reportedNotVerified ? {} : { reportedNotVerified: reported }),
    };
    if (Object.keys(value).length === 1) return onClose();
    ask({ case: "setEntry", value }, t("guide.facts.said"), onClose);
  };
  return (
    <Sheet title={t("guide.facts", { title: part.title || t("guide.untitled") })} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        {lines.map((line) => (
          <label key={line}>
            <span className="lab">
              {t(lineKeys[line])}
              {needed(line) && <span className="gb-needed"> {t("guide.required")}</span>}
            </span>
            <input
              className="field"
              dir="auto"
              maxLength={300}
              aria-required={needed(line)}
              value={said[line]}
              onChange={(event) => setSaid({ ...said, [line]: event.target.value })}
            />
          </label>
        ))}
        <fieldset>
          <legend>{t("guide.sdgs")}</legend>
          <div className="gb-goals">
            {goals.map((goal) => (
              <label key={goal}>
                <input
                  type="checkbox"
                  checked={sdgs.includes(goal)}
                  onChange={({ target }) =>
                    setSdgs(target.checked ? [...sdgs, goal].sort((a, b) => a - b) : sdgs.filter((one) => one !== goal))
                  }
                />
                <span className="num">{t("guide.sdg", { number: goal })}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="row">
          <input type="checkbox" checked={reported} onChange={({ target }) => setReported(target.checked)} />
          {t("guide.reported")}
        </label>
        <p className="hint">{t("guide.reported.hint")}</p>
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
