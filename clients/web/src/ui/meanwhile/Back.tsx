import { useEffect, useMemo } from "react";
import type { Board, PhaseNow } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { clockNow, type Group } from "../console/groups.ts";
import { Rhythm, valueIn } from "../console/rhythm.ts";
import { useT } from "../language.ts";
import { useLeading } from "../leading/use.ts";
import { type Going, goingOf } from "../meeting/going.ts";
import { isZone, offsetAt, shownAt, zoneHere } from "../meeting/times.ts";
import { hearsReports } from "../reporting/reports.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { backMs, minutesPast, type Step, stepsOf, type Work } from "./back.ts";
import "./meanwhile.css";

const everyMs = 20_000;
const soon = 5; // minutes
const counted = 90; // of more, the clock alone says enough

// Beside the clock of the phase, for everybody on a group's board; and for whoever leads it, whether the plan fits.
export function Back({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  const { phases, running } = useLeading();
  const going = useProgramme(board.meeting);
  const nowMs = useServerTime(room, 10_000);
  const startsMs = Number(board.startsMs);
  const work: Work = { session: board.session, startsMs, minutes: board.plannedMinutes };
  const atMs = hearsReports(room.session.shown) ? undefined : backMs(work, going, nowMs);
  if (atMs === undefined || (board.closed && atMs <= nowMs)) return null;
  const past = room.leads && !board.closed ? minutesPast(stepsOf(phases, running, nowMs), atMs, nowMs, startsMs) : 0;
  return (
    <div className="back">
      <BackWords atMs={atMs} nowMs={nowMs} zone={board.timeZone} />
      {past > 0 && <p className="past num">{t("back.planOver", { count: past })}</p>}
    </div>
  );
}

// On the console, of a group whose plan does not fit.
export function PastThePlenary({
  group: { now },
  atMs,
  nowMs,
  startsMs,
}: {
  readonly group: Group;
  readonly atMs: number;
  readonly nowMs: number;
  readonly startsMs: number;
}) {
  const t = useT();
  const past = now.closed
    ? 0
    : minutesPast(
        now.phases.map((phase) => stepOf(phase, now.phase, nowMs)),
        atMs,
        nowMs,
        startsMs,
      );
  return past === 0 ? null : <p className="c-past over num">{t("back.groupOver", { count: past })}</p>;
}
function stepOf(phase: PhaseNow, running: PhaseNow | undefined, nowMs: number): Step {
  const minutes = phase.plannedMinutes + phase.extendedMinutes - phase.shortenedMinutes;
  if (phase.id !== running?.id) return { is: phase.ended || phase.skipped ? "over" : "to come", minutes };
  const { left } = clockNow(running, nowMs);
  return { is: "now", minutes, ...(left === undefined ? {} : { leftMs: left * 1_000 }) };
}

// By the clock of the meeting's place, and by one's own where that shows another time.
export function BackWords({
  atMs,
  nowMs,
  zone,
}: {
  readonly atMs: number;
  readonly nowMs: number;
  readonly zone: string;
}) {
  const t = useT();
  const mine = zoneHere();
  const place = isZone(zone) ? zone : mine;
  const time = shownAt(atMs, place).clock;
  const count = Math.ceil((atMs - nowMs) / 60_000);
  const words = count <= 0 ? t("back.now") : count > counted ? t("back.at", { time }) : t("back.in", { time, count });
  return (
    <span className={`num${count <= soon ? " soon" : ""}`}>
      <time dateTime={new Date(atMs).toISOString()}>{words}</time>
      {count > 0 && offsetAt(atMs, mine) !== offsetAt(atMs, place) && (
        <>
          {" "}
          <span>({t("back.here", { time: shownAt(atMs, mine).clock })})</span>
        </>
      )}
    </span>
  );
}

// As it is going, of a meeting in which one is a member. Where one is none, nothing is asked a second time.
function useProgramme(meeting: string): Going | undefined {
  const rhythm = useMemo(() => new Rhythm(() => meetingAt(meeting).readProgramme(), everyMs), [meeting]);
  useEffect(() => {
    if (meeting !== "") rhythm.begin();
    return () => rhythm.end();
  }, [rhythm, meeting]);
  const heard = useStore(rhythm.heard);
  const refused = heard.is === "never" && heard.why.status !== 0;
  useEffect(() => {
    if (refused) rhythm.end();
  }, [rhythm, refused]);
  const answer = valueIn(heard);
  return useMemo(() => (answer ? goingOf(answer) : undefined), [answer]);
}
