import { useState } from "react";
import { useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { Differences } from "./Differences.tsx";
import { showOnProjector } from "./far.ts";
import { GalleryControl } from "./Gallery.tsx";
import { OneReport } from "./OneReport.tsx";
import { ReportControls, ReportOrder } from "./ReportOrder.tsx";
import { type Reports, unanswered } from "./reports.ts";
import { useReports } from "./use.ts";
import "./reporting.css";

// Which report is looked at: the one that was chosen, else whose turn it is, else who comes.
export function useChosen(reports: Reports): readonly [string, (id: string) => void] {
  const { all, now, next } = reports;
  const [chosen, setChosen] = useState({ id: "", while: now?.id });
  // Another group begins: it is what everybody looks at.
  const holds = chosen.while === now?.id && all.some(({ id }) => id === chosen.id);
  const shown = holds ? chosen.id : (now ?? next ?? all[0])?.id;
  return [shown ?? "", (id) => setChosen({ id, while: now?.id })];
}

// Beside the plenary's board: who reports, what they bring, what the plenary says to it, and what it keeps apart.
export function ReportPanel() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const reports = useReports();
  const [chosen, choose] = useChosen(reports);
  const { all } = reports;
  const report = all.find(({ id }) => id === chosen);
  const open = unanswered(all);
  return (
    <section className="panel-scroll rp-panel" aria-label={t("report.title")} tabIndex={0}>
      <h2 className="panel-head">{t("report.title")}</h2>
      {all.length === 0 && <p className="panel-empty">{t("report.none")}</p>}
      {all.length > 0 && (
        <>
          <p className="row">
            <button type="button" className="link" onClick={() => goTo("reports", room.document)}>
              {t("report.wide")}
            </button>
            <button type="button" className="link" onClick={() => showOnProjector(room.document)}>
              {t("report.far")}
            </button>
          </p>
          <ReportControls reports={reports} chosen={chosen} />
          <ReportOrder reports={reports} chosen={chosen} onChoose={choose} />
          {open > 0 && <p className="label">{t("report.unanswered", { count: open })}</p>}
          {report && <OneReport key={report.id} report={report} />}
          <Differences reports={reports} />
        </>
      )}
      <h2 className="panel-head">{t("walk.title")}</h2>
      <GalleryControl some={all.length > 0} />
      <WalkState />
    </section>
  );
}

function WalkState() {
  const t = useT();
  const room = useRoom();
  const open = (room.session.shown.board()?.galleryMs ?? 0n) !== 0n;
  return <p className="label">{t(open ? "walk.isOpen" : "walk.isClosed")}</p>;
}
