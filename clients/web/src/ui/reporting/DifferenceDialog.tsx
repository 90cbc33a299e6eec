import { type FormEvent, useState } from "react";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import type { DifferenceRecord, ReportRecord } from "./reports.ts";

const mostSubject = 300;
const mostRemark = 600;
const headline = "headline"; // of a choice; decisions go by their ids, which have a dot or digits

interface Draft {
  readonly subject: string;
  readonly remark: string;
  readonly sides: { readonly [report: string]: string }; // "headline", a decision's id, or nothing
}

// What it is about, what each group says to it, and a remark in neutral words. What is begun stays on this device.
export function DifferenceDialog({
  all,
  record,
  onClose,
}: {
  readonly all: readonly ReportRecord[];
  readonly record: DifferenceRecord | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const draftName = `difference.${room.document}.${record?.id ?? "new"}`;
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(draftName) ?? draftOf(record));
  const [missing, setMissing] = useState("");
  const set = (some: Partial<Draft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    setMissing("");
    keep(draftName, next);
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    const subject = draft.subject.trim();
    const sides = all.flatMap(({ id }) => {
      const chosen = draft.sides[id] ?? "";
      return chosen === "" ? [] : [{ report: id, decision: chosen === headline ? "" : chosen }];
    });
    if (subject === "") return setMissing(t("differ.no.subject"));
    if (sides.length < 2) return setMissing(t("differ.no.sides"));
    const id = record?.id ?? room.session.newId();
    ask(
      { case: "keepDifference", value: { id, subject, sides, remark: draft.remark.trim() } },
      t("differ.kept"),
      () => {
        forget(draftName);
        onClose();
      },
    );
  };
  return (
    <Sheet title={t(record ? "differ.change" : "differ.keep").replace("…", "")} onClose={onClose} wide>
      <form className="stack" onSubmit={go} noValidate>
        <label>
          <span className="lab">{t("differ.subject")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={mostSubject}
            value={draft.subject}
            onChange={(event) => set({ subject: event.target.value })}
          />
        </label>
        <fieldset className="rp-choose">
          <legend>{t("differ.sides")}</legend>
          {all.map(({ id, body: { value } }) => (
            <label key={id}>
              <span className="lab" dir="auto">
                {value.title}
              </span>
              <select
                className="field"
                value={draft.sides[id] ?? ""}
                onChange={(event) => set({ sides: { ...draft.sides, [id]: event.target.value } })}
              >
                <option value="">{t("differ.side.none")}</option>
                <option value={headline}>{`${t("harvest.headline.short")}: ${short(value.headline)}`}</option>
                {value.decisions.map(({ id: decision, number, title }) => (
                  <option key={decision} value={decision}>
                    {`${t("differ.decision", { number })}: ${short(title)}`}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
        <label>
          <span className="lab">{t("differ.remark")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={3}
            maxLength={mostRemark}
            value={draft.remark}
            onChange={(event) => set({ remark: event.target.value })}
          />
          <small className="hint">{t("differ.remark.hint")}</small>
        </label>
        <Why words={missing || why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("differ.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function draftOf(record: DifferenceRecord | undefined): Draft {
  if (!record) return { subject: "", remark: "", sides: {} };
  const { subject, remark, sides } = record.body.value;
  return { subject, remark, sides: Object.fromEntries(sides.map((side) => [side.report, side.decision || headline])) };
}
function short(words: string): string {
  return words.length > 90 ? `${words.slice(0, 88)}…` : words || "–";
}
