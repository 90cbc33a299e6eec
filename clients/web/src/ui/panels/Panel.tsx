import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { useT } from "../language.ts";
import { Notes } from "../notes/Notes.tsx";
import { Activity } from "../past/Activity.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { Decisions } from "./Decisions.tsx";
import { People } from "./People.tsx";
import "./panels.css";

type Which = "notes" | "decisions" | "people" | "activity";

export function Panel({
  view,
  hands,
  over,
  onClose,
}: {
  readonly view: BoardView;
  readonly hands: Hands;
  readonly over: boolean; // it lies over the board
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const [which, setWhich] = useState<Which>("notes");
  const here = [...room.session.people.values()].filter(({ participant }) => room.isHere(participant)).length;
  return (
    <section className="panel" aria-label={t("panel.label")}>
      <Tabs selectedKey={which} onSelectionChange={(key) => setWhich(key as Which)} className="tabs-all">
        <div className="tabs-row">
          <TabList className="tabs" aria-label={t("panel.label")}>
            <Tab id="notes">{t("notes.title")}</Tab>
            <Tab id="decisions">{t("decisions.title")}</Tab>
            <Tab id="people">
              {t("people.title")}
              <sup className="num">{here}</sup>
            </Tab>
            <Tab id="activity">{t("past.activity")}</Tab>
          </TabList>
          <button type="button" className="b bare panel-close" onClick={onClose}>
            {t("close")}
          </button>
        </div>
        <TabPanel id="notes" className="panel-body">
          <Notes view={view} hands={hands} onShown={() => over && onClose()} />
        </TabPanel>
        <TabPanel id="decisions" className="panel-body">
          <Decisions />
        </TabPanel>
        <TabPanel id="people" className="panel-body">
          <People />
        </TabPanel>
        <TabPanel id="activity" className="panel-body">
          <Activity view={view} hands={hands} />
        </TabPanel>
      </Tabs>
    </section>
  );
}
