import { type FormEvent, useEffect, useState } from "react";
import type { RehearsalNow } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { takePlaceFrom } from "../join/places.ts";
import { languageShown, type T, useT } from "../language.ts";
import { dayWords, isZone, shownAt, zoneHere } from "../meeting/times.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { failureWords } from "./failures.ts";
import { Links } from "./Links.tsx";
import { whyNot } from "./refusals.ts";
import "./preparing.css";

const lengths = [60, 120, 240, 1_440, 10_080] as const; // minutes; a week is the most there is
type Length = (typeof lengths)[number];

function lengthWords(t: T, minutes: Length): string {
  if (minutes >= 1_440) return t("prepare.rehearse.days", { count: minutes / 1_440 });
  return t("prepare.rehearse.hours", { count: minutes / 60 });
}

function Lengths({ value, onChange }: { readonly value: Length; readonly onChange: (minutes: Length) => void }) {
  const t = useT();
  return (
    <Choices<Length>
      legend={t("prepare.rehearse.lasts")}
      chosen={value}
      onChoose={onChange}
      choices={lengths.map((minutes) => ({ value: minutes, words: lengthWords(t, minutes) }))}
    />
  );
}

// The meeting, or one of its boards, as a copy to try things out in; and those that run.
export function RehearseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const server = meetingAt(room.document);
  const isMeeting = room.session.shown.meeting() !== undefined;
  const boards = [...room.session.shown.ofKind("breakout")].flatMap(({ body: { value: group } }) =>
    group.board === "" || group.trashed ? [] : [{ board: group.board, title: group.title }],
  );
  const [what, setWhat] = useState("");
  const [minutes, setMinutes] = useState<Length>(120);
  const [why, setWhy] = useState("");
  const [waits, setWaits] = useState(false);
  const [begun, setBegun] = useState<RehearsalNow>();
  const [running, setRunning] = useState<readonly RehearsalNow[]>([]);
  useEffect(() => {
    let here = true;
    void meetingAt(room.document)
      .readRehearsals()
      .then((answer) => here && answer.ok && setRunning(answer.value));
    return () => {
      here = false;
    };
  }, [room]);
  const begins = async (event: FormEvent) => {
    event.preventDefault();
    if (waits) return;
    setWaits(true);
    setWhy("");
    const answer = await server.rehearse({ minutes, board: what });
    setWaits(false);
    if (answer.ok) setBegun(answer.value);
    else setWhy(failureWords(t, answer));
  };
  const opens = ({ document: rehearsal, boards: copies }: RehearsalNow) => {
    takePlaceFrom(room.document, rehearsal);
    // Of one board there is nothing to choose from.
    const [only, another] = copies;
    if (only && !another && !isMeeting) {
      takePlaceFrom(rehearsal, only.document);
      return goTo("board", only.document);
    }
    goTo("meeting", rehearsal);
  };
  if (begun)
    return (
      <Sheet title={t("prepare.rehearse.done")} onClose={onClose} wide>
        <div className="stack">
          <p>{t("prepare.rehearse.links")}</p>
          <Links of={begun.title} links={begun.boards.length === 1 ? (begun.boards[0]?.links ?? {}) : begun.links} />
          <div className="foot">
            <button type="button" className="b main" onClick={() => opens(begun)}>
              {t("prepare.rehearse.open")}
            </button>
          </div>
        </div>
      </Sheet>
    );
  return (
    <Sheet title={t("prepare.rehearse.title")} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void begins(event)}>
        <p>{t("prepare.rehearse.more")}</p>
        {running.length > 0 && (
          <section aria-label={t("prepare.rehearse.running")} className="p-rehearsals">
            <h3 className="lab">{t("prepare.rehearse.running")}</h3>
            <ul>
              {running.map((one) => (
                <li key={one.document}>
                  <span>
                    <bdi>{one.boards.length === 1 ? one.boards[0]?.title : one.title}</bdi>{" "}
                    <span className="label num">{untilWords(t, Number(one.untilMs), zoneHere())}</span>
                  </span>
                  <a className="link" href={one.links.facilitator}>
                    {t("prepare.rehearse.open")}
                    <span className="vh"> {one.title}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {isMeeting && boards.length > 0 && (
          <label>
            <span className="lab">{t("prepare.rehearse.what")}</span>
            <select className="field" value={what} onChange={(event) => setWhat(event.target.value)}>
              <option value="">{t("prepare.rehearse.whole")}</option>
              {boards.map(({ board, title }) => (
                <option key={board} value={board}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <Lengths value={minutes} onChange={setMinutes} />
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("prepare.rehearse.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function untilWords(t: T, untilMs: number, zone: string): string {
  const { day, clock } = shownAt(untilMs, zone);
  return t("prepare.rehearse.until", { day: dayWords(day, languageShown()), time: clock });
}

// Of a rehearsal, for whoever leads it: longer, or over.
export function RehearsalDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const meeting = room.session.shown.meeting();
  const [minutes, setMinutes] = useState<Length>(120);
  const [sure, setSure] = useState(false);
  const [why, setWhy] = useState("");
  const sets = async (lasts: number) => {
    setWhy("");
    const answer = await room.asks({ case: "setRehearsal", value: { minutes: lasts } }, () => true);
    if (answer.is === "refused") return setWhy(whyNot(t, answer.refusal));
    if (lasts > 0) onClose();
  };
  const zone = meeting && isZone(meeting.timeZone) ? meeting.timeZone : zoneHere();
  return (
    <Sheet title={t("rehearsal.strip")} onClose={onClose}>
      <div className="stack">
        {meeting && <p className="num">{untilWords(t, Number(meeting.rehearsalUntilMs), zone)}</p>}
        <Lengths value={minutes} onChange={setMinutes} />
        <div className="row">
          <button type="button" className="b main" onClick={() => void sets(minutes)}>
            {t("prepare.rehearse.extend")}
          </button>
        </div>
        <section className="p-end">
          <p>{t("prepare.rehearse.end.more")}</p>
          <div className="row">
            {sure ? (
              <>
                <button type="button" className="b" onClick={() => void sets(0)}>
                  {t("prepare.rehearse.end.sure")}
                </button>
                <button type="button" className="b bare" onClick={() => setSure(false)}>
                  {t("cancel")}
                </button>
              </>
            ) : (
              <button type="button" className="b" onClick={() => setSure(true)}>
                {t("prepare.rehearse.end")}
              </button>
            )}
          </div>
        </section>
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
      </div>
    </Sheet>
  );
}
