import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { Mark } from "../parts/Mark.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import { SavedWords } from "../room/SavedWords.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { Differences } from "./Differences.tsx";
import { showOnProjector } from "./far.ts";
import { Boards, GalleryControl } from "./Gallery.tsx";
import { OneReport } from "./OneReport.tsx";
import { ReportControls, ReportOrder } from "./ReportOrder.tsx";
import { useChosen } from "./ReportPanel.tsx";
import { ReportTime } from "./ReportTime.tsx";
import { useReports } from "./use.ts";
import "../board/board.css";
import "../panels/panels.css";
import "./reporting.css";

// The report-back over the whole width: the order beside, the group that reports in large type, differences below.
export function ReportScreen({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "people");
  const reports = useReports();
  const [chosen, choose] = useChosen(reports);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { all, now } = reports;
  const report = all.find(({ id }) => id === chosen);
  const pillar = pillarOf(board.pillar);
  const off = board.offRecordMs !== 0n;
  return (
    <div className={`rp-screen ${pillar ? `p-${pillar}` : ""}`}>
      <header className="run">
        <Mark pillar={pillar} />
        <span className="where">
          <b dir="auto">{board.title}</b>
        </span>
        <div className="end">
          <SavedWords />
          <button type="button" className="b" onClick={() => goTo("board", room.document)}>
            {t("report.toBoard")}
          </button>
        </div>
      </header>
      <main>
        <div className="rp-head">
          <h1 ref={title} tabIndex={-1}>
            {t("report.title")}
          </h1>
          <button type="button" className="link" onClick={() => showOnProjector(room.document)}>
            {t("report.far")}
          </button>
        </div>
        {off ? (
          <p className="panel-empty">{t("offRecord.words")}</p>
        ) : all.length === 0 ? (
          <p className="panel-empty">{t("report.none")}</p>
        ) : (
          <div className="rp-columns">
            <section className="rp-aside" aria-label={t("report.order")}>
              {now && (
                <p className="rp-now">
                  <b dir="auto">{now.body.value.title}</b>
                  <ReportTime report={now} tells />
                </p>
              )}
              <ReportControls reports={reports} chosen={chosen} />
              <ReportOrder reports={reports} chosen={chosen} onChoose={choose} />
              <h2 className="panel-head">{t("walk.title")}</h2>
              <GalleryControl some={all.length > 0} />
              {board.galleryMs === 0n ? <p className="label">{t("walk.isClosed")}</p> : <Boards all={all} />}
            </section>
            <div className="rp-main">
              {report && <OneReport key={report.id} report={report} />}
              <Differences reports={reports} />
            </div>
          </div>
        )}
      </main>
      <MessageStack />
      <Announcements />
    </div>
  );
}
