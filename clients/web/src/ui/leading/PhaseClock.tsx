import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useT } from "../language.ts";
import { shownAt } from "../meeting/times.ts";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { zoneOn } from "../times.ts";
import type { PhaseRecord } from "./model.ts";
import { clockOf, leftWords, phaseTitle, type Warning, warningBetween } from "./phases.ts";

// What is left, large; amber in the last minute, never red.
export function PhaseClock({ phase, titled }: { readonly phase: PhaseRecord; readonly titled: boolean }) {
  const t = useT();
  const room = useRoom();
  const nowMs = useServerTime(room, 1_000);
  const { left, paused } = clockOf(phase.body.value, nowMs);
  if (left === undefined) return null;
  const name = phaseTitle(t, phase.body.value);
  return (
    <div className={`clock${paused ? " paused" : left <= 60 ? " last" : ""}`}>
      {titled && (
        <span className="label">
          <bdi>{name}</bdi> <PhaseEnd phase={phase} />
        </span>
      )}
      <div className="big num" role="timer" aria-label={t("phase.left.label", { title: name })}>
        <bdi>{leftWords(t, left)}</bdi>
      </div>
    </div>
  );
}

// "until 12:01", by the clock of the meeting's place; or that it stands still.
export function PhaseEnd({ phase }: { readonly phase: PhaseRecord }) {
  const t = useT();
  const room = useRoom();
  const { paused, endsMs } = clockOf(phase.body.value, room.session.serverMs());
  if (paused) return <>{t("phase.paused")}</>;
  if (endsMs === undefined) return <>{t("phase.noEnd")}</>;
  return <>{t("phase.until", { time: clockAt(room, endsMs) })}</>;
}
// By the clock of the meeting's place, as programmes are.
export function clockAt(room: Room, ms: number): string {
  return shownAt(ms, zoneOn(room)).clock;
}

// How far it has come, as a line under its name.
export function PhaseShare({ phase }: { readonly phase: PhaseRecord }) {
  const room = useRoom();
  const { share } = clockOf(phase.body.value, useServerTime(room, 1_000));
  const line = useRef<HTMLElement>(null);
  useLayoutEffect(() => line.current?.style.setProperty("inline-size", `${(share * 100).toFixed(1)}%`), [share]);
  return <i ref={line} aria-hidden="true" />;
}

// At five minutes, at one, and when it is over: in words, once, to everybody alike.
export function PhaseWarning({ phase }: { readonly phase: PhaseRecord }) {
  const t = useT();
  const room = useRoom();
  const { left, paused } = clockOf(phase.body.value, useServerTime(room, 1_000));
  const before = useRef<number>(undefined);
  const [warned, setWarned] = useState<Warning>();
  const { advances } = phase.body.value;
  const wordsOf = (warning: Warning) =>
    warning === "over"
      ? t(advances ? "phase.warn.goesOn" : "phase.warn.over")
      : t(warning === "five" ? "phase.warn.five" : "phase.warn.one");
  const said = useRef(wordsOf);
  said.current = wordsOf;
  useEffect(() => {
    const warning = warningBetween(before.current, left);
    before.current = left;
    if (!warning) return;
    setWarned(warning);
    room.announcer.own(said.current(warning));
  }, [left, room]);
  const shown = left === undefined || paused ? undefined : left <= 0 ? "over" : left <= 60 ? "one" : undefined;
  const now = shown ?? (warned === "five" && left !== undefined && left > 240 ? warned : undefined);
  if (!now || paused) return null;
  return <p className={`phase-warning${now === "five" ? "" : " soon"}`}>{wordsOf(now)}</p>;
}
