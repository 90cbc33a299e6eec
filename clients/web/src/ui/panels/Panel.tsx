import { memo, useRef } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { type Board, PhaseKind, Role } from "../../index.ts";
import type { Beside, Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { PhaseClock } from "../leading/PhaseClock.tsx";
import { useLeading } from "../leading/use.ts";
import { Notes } from "../notes/Notes.tsx";
import { later } from "../parts/later.tsx";
import { Activity } from "../past/Activity.tsx";
import { RecordingPanel as loadRecording } from "../recording/door.ts";
import { isFilled } from "../reporting/reports.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { Decisions } from "./Decisions.tsx";
import { People } from "./People.tsx";
import { useSeeking } from "./seeking.ts";
import "./panels.css";

const VotePanel = later(async () => (await import("../leading/VotePanel.tsx")).VotePanel);
const QuotesPanel = later(async () => (await import("../quotations/QuotesPanel.tsx")).QuotesPanel);
const MinePanel = later(async () => (await import("../quotations/door.ts")).MinePanel());
const RecordingPanel = later(loadRecording);
const ReportPanel = later(async () => (await import("../reporting/door.ts")).ReportPanel(), undefined, false);
const VisitorsPanel = later(async () => (await import("../reporting/door.ts")).VisitorsPanel(), undefined, false);
const HarvestPanel = later(async () => (await import("../leading/HarvestPanel.tsx")).HarvestPanel);

export const Panel = memo(function Panel({
  views,
  hands,
  over,
  alone,
  onClose,
}: {
  readonly views: Store<BoardView>;
  readonly hands: Hands;
  readonly over: boolean; // it lies over the board
  readonly alone: Board | undefined; // it lies over all of this board but the running head
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const leading = useLeading();
  const beside = useStore(hands.beside);
  const panel = useRef<HTMLElement>(null);
  useSeeking(hands, panel);
  const votes = leading.votes.length > 0 || beside === "vote";
  const phase = leading.running?.body.value.kind;
  const gathers = phase === PhaseKind.HARVEST_PHASE || phase === PhaseKind.REPORT;
  const harvests = leading.harvest !== undefined || beside === "harvest" || gathers;
  const reports = beside === "reports" || views.value.regions.some(({ region }) => isFilled(region));
  const visitors = beside === "visitors" || leading.visited;
  const which = beside === "" ? "notes" : beside;
  const here = [...room.session.people.values()].filter(({ participant }) => room.isHere(participant)).length;
  return (
    <section ref={panel} className="panel" aria-label={t("panel.label")}>
      {alone && (
        <div className="panel-question">
          <p dir="auto">{alone.framingQuestion || alone.title}</p>
          {leading.running && <PhaseClock phase={leading.running} titled={false} />}
        </div>
      )}
      <Tabs selectedKey={which} onSelectionChange={(key) => hands.beside.set(key as Beside)} className="tabs-all">
        <div className="tabs-row">
          <TabList className="tabs" aria-label={t("panel.label")}>
            <Tab id="notes">{t("notes.title")}</Tab>
            <Tab id="decisions">{t("decisions.title")}</Tab>
            <Tab id="people">
              {t("people.title")}
              <sup className="num">{here}</sup>
            </Tab>
            <Tab id="activity">{t("past.activity")}</Tab>
            {room.role === Role.RAPPORTEUR && <Tab id="quotes">{t("quote.title")}</Tab>}
            {room.writesNotes && <Tab id="recording">{t("recording.title")}</Tab>}
            <Tab id="mine">{t("mine.title")}</Tab>
            {votes && <Tab id="vote">{t("vote.title")}</Tab>}
            {harvests && <Tab id="harvest">{t("harvest.tab")}</Tab>}
            {reports && <Tab id="reports">{t("report.tab")}</Tab>}
            {visitors && <Tab id="visitors">{t("walk.tab")}</Tab>}
          </TabList>
          <button
            type="button"
            className="b bare panel-close"
            aria-label={t("close")}
            title={t("close")}
            onClick={onClose}
          >
            ×
          </button>
        </div>
        <TabPanel id="notes" className="panel-body">
          <Notes views={views} hands={hands} onShown={() => over && onClose()} />
        </TabPanel>
        <TabPanel id="decisions" className="panel-body">
          <Decisions hands={hands} />
        </TabPanel>
        <TabPanel id="people" className="panel-body">
          <People />
        </TabPanel>
        <TabPanel id="activity" className="panel-body">
          <Activity views={views} hands={hands} />
        </TabPanel>
        {room.role === Role.RAPPORTEUR && (
          <TabPanel id="quotes" className="panel-body">
            <QuotesPanel />
          </TabPanel>
        )}
        {room.writesNotes && (
          <TabPanel id="recording" className="panel-body">
            <RecordingPanel hands={hands} onShown={() => over && onClose()} />
          </TabPanel>
        )}
        <TabPanel id="mine" className="panel-body">
          <MinePanel hands={hands} />
        </TabPanel>
        {votes && (
          <TabPanel id="vote" className="panel-body">
            <VotePanel hands={hands} />
          </TabPanel>
        )}
        {harvests && (
          <TabPanel id="harvest" className="panel-body">
            <HarvestPanel views={views} hands={hands} />
          </TabPanel>
        )}
        {reports && (
          <TabPanel id="reports" className="panel-body">
            <ReportPanel />
          </TabPanel>
        )}
        {visitors && (
          <TabPanel id="visitors" className="panel-body">
            <VisitorsPanel views={views} hands={hands} />
          </TabPanel>
        )}
      </Tabs>
    </section>
  );
});
