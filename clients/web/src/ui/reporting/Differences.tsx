import { useState } from "react";
import type { Difference } from "../../index.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom } from "../room/use.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { DifferenceDialog } from "./DifferenceDialog.tsx";
import { showOnProjector } from "./far.ts";
import { type DifferenceRecord, type ReportRecord, type Reports, sidesOf } from "./reports.ts";

// Groups came to different things, and the plenary keeps both: side by side, under what it is about.
export function Differences({ reports }: { readonly reports: Reports }) {
  const t = useT();
  const room = useRoom();
  const [writes, setWrites] = useState<DifferenceRecord | "new">();
  const may = mayNow(room, "keepDifference").may;
  const { all, differences } = reports;
  return (
    <section className="rp-differences" aria-label={t("differ.title")} tabIndex={-1} data-stays="">
      <h2 className="panel-head">{t("differ.title")}</h2>
      {differences.length === 0 && <p className="label">{t("differ.none")}</p>}
      {differences.map((record) => (
        <OneDifference key={record.id} record={record} all={all} may={may} onEdit={() => setWrites(record)} />
      ))}
      {may && all.length > 1 && (
        <button type="button" className="b" onClick={() => setWrites("new")}>
          {t("differ.keep")}
        </button>
      )}
      {writes && (
        <DifferenceDialog
          all={all}
          record={writes === "new" ? undefined : writes}
          onClose={() => setWrites(undefined)}
        />
      )}
    </section>
  );
}

export function SideBySide({
  difference,
  all,
}: {
  readonly difference: Difference;
  readonly all: readonly ReportRecord[];
}) {
  const t = useT();
  return (
    <ul className="rp-sides">
      {sidesOf(difference, all).map(({ report, title, decision, words }) => (
        <li key={report}>
          <span className="label">
            <bdi>{title}</bdi>{" "}
            {decision ? t("differ.decision", { number: decision.number }) : t("harvest.headline.short")}
          </span>
          {decision && decision.text !== "" && decision.text !== decision.title && <b dir="auto">{decision.title}</b>}
          <p dir="auto">{words || t("harvest.noHeadline")}</p>
        </li>
      ))}
    </ul>
  );
}

function OneDifference({
  record,
  all,
  may,
  onEdit,
}: {
  readonly record: DifferenceRecord;
  readonly all: readonly ReportRecord[];
  readonly may: boolean;
  readonly onEdit: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const [sure, setSure] = useState(false);
  const { value } = record.body;
  const named = <span className="vh"> {value.subject}</span>;
  return (
    <article className="rp-difference">
      <NotSent id={record.id} />
      <h3 dir="auto">{value.subject}</h3>
      <SideBySide difference={value} all={all} />
      {value.remark !== "" && (
        <p className="rp-remark" dir="auto">
          {value.remark}
        </p>
      )}
      <div className="row">
        <button type="button" className="link" onClick={() => showOnProjector(room.document, record.id)}>
          {t("differ.far")}
          {named}
        </button>
        {may && (
          <button type="button" className="link" onClick={onEdit}>
            {t("edit")}
            {named}
          </button>
        )}
        {may &&
          (sure ? (
            <>
              <button
                type="button"
                className="b"
                autoFocus
                aria-disabled={waits}
                onClick={() => ask({ case: "removeDifference", value: { id: record.id } }, t("differ.removed"))}
              >
                {t("differ.remove.sure")}
              </button>
              <button type="button" className="b bare" onClick={() => setSure(false)}>
                {t("cancel")}
              </button>
            </>
          ) : (
            <button type="button" className="link" onClick={() => setSure(true)}>
              {t("differ.remove")}
              {named}
            </button>
          ))}
      </div>
      <Why words={why} />
    </article>
  );
}
