import type { ReactNode } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { Mark } from "../parts/Mark.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { Fitted } from "../projector/Fitted.tsx";
import { Projector } from "../projector/Projector.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { route } from "../route.ts";
import { useStore } from "../store.ts";
import { SideBySide } from "./Differences.tsx";
import { asksForDifference } from "./far_address.ts";
import { ReportTime } from "./ReportTime.tsx";
import { useReports } from "./use.ts";
import "../projector/projector.css";
import "./reporting.css";

// From the far end of the room: a difference, while somebody shows one; the group that reports; else the board.
export function FarReport({ board }: { readonly board: Board }) {
  const t = useT();
  useStore(route);
  const { all, now, next, differences } = useReports();
  const asked = asksForDifference(location.hash);
  const difference = differences.find(({ id }) => id === asked)?.body.value;
  if (board.offRecordMs !== 0n) return <Projector board={board} />;
  if (difference && !now)
    return (
      <Far board={board} head={<p className="far-question">{t("differ.title")}</p>}>
        <Fitted className="rp-far-words">
          <h1 dir="auto">{difference.subject}</h1>
          <SideBySide difference={difference} all={all} />
          {difference.remark !== "" && (
            <p className="rp-remark" dir="auto">
              {difference.remark}
            </p>
          )}
        </Fitted>
      </Far>
    );
  if (!now) return <Projector board={board} />;
  const { title, remote, headline, noHeadline } = now.body.value;
  return (
    <Far
      board={board}
      head={
        <>
          <p className="rp-far-who">
            <b dir="auto">{title}</b>
            {remote > 0 && (
              <span>
                <Glyph name="remote" /> {t("report.remote", { count: remote })}
              </span>
            )}
          </p>
          <p className="far-time">
            <ReportTime report={now} />
          </p>
        </>
      }
      foot={next && <span>{t("report.far.next", { group: next.body.value.title })}</span>}
    >
      <Fitted className="rp-far-words">
        <h1 dir="auto">{headline || t(noHeadline ? "harvest.noHeadline" : "harvest.none")}</h1>
      </Fitted>
    </Far>
  );
}

function Far({
  board,
  head,
  foot,
  children,
}: {
  readonly board: Board;
  readonly head: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const pillar = pillarOf(board.pillar);
  const { state } = room.session;
  return (
    <main className={`far rp-far ${pillar ? `p-${pillar}` : ""}`}>
      <header>{head}</header>
      {children}
      <footer>
        <Mark pillar={pillar} />
        <bdi>{board.title}</bdi>
        {foot}
        {state !== "live" && (
          <span className="far-off">{t(state === "offline" ? "projector.offline" : "state.connecting")}</span>
        )}
      </footer>
    </main>
  );
}
