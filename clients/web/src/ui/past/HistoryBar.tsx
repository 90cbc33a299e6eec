import { useEffect, useRef, useState } from "react";
import type { Replay } from "../../past.ts";
import { useT } from "../language.ts";
import { momentOf, shownAt } from "../meeting/times.ts";
import { useRoom } from "../room/use.ts";
import { clockTime, zoneOn } from "../times.ts";

const speeds = [1, 2, 4, 8] as const;
const sayEveryMs = 4_000;

// To and fro: by hand, by time, or as it went. A pause in the discussion is a shorter one here, and never a long one.
export function HistoryBar({
  replay,
  at,
  length,
  said,
  onGo,
  onLeave,
}: {
  readonly replay: Replay;
  readonly at: number;
  readonly length: number;
  readonly said: string;
  readonly onGo: (step: number) => void;
  readonly onLeave: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const zone = zoneOn(room);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const slider = useRef<HTMLInputElement>(null);
  const toldMs = useRef(0);
  const timeAt = (step: number) => replay.steps[Math.max(0, Math.min(length, step) - 1)]?.atMs ?? 0;
  const ends = at >= length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is there
  useEffect(() => slider.current?.focus(), [length > 0]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the times are those of the steps
  useEffect(() => {
    if (!playing) return;
    if (ends) return setPlaying(false);
    const pause = Math.max(350, Math.min(1_800, (timeAt(at + 1) - timeAt(at)) / 20));
    const timer = setTimeout(() => onGo(at + 1), pause / speed);
    return () => clearTimeout(timer);
  }, [playing, ends, at, speed, onGo]);
  // While it plays, a screen reader is told now and then; by hand, the slider says it.
  useEffect(() => {
    const now = Date.now();
    if (!playing || said === "" || now - toldMs.current < sayEveryMs) return;
    toldMs.current = now;
    room.announcer.own(said);
  }, [playing, said, room]);

  const play = () => {
    if (!playing && ends) onGo(1);
    setPlaying(!playing);
  };
  const time = length === 0 ? "" : clockTime(timeAt(at), zone);
  return (
    <section className="history" aria-label={t("past.title")}>
      <p className="history-said">
        <b className="num">
          <bdi>{time}</bdi>
        </b>{" "}
        {said}
      </p>
      <div className="history-row">
        <button type="button" className="b main" onClick={play} aria-disabled={length === 0}>
          {t(playing ? "past.pause" : "past.play")}
        </button>
        <input
          ref={slider}
          type="range"
          min={Math.min(1, length)}
          max={length}
          value={at}
          aria-label={t("past.slider")}
          aria-valuetext={`${t("past.step", { at, all: length })}, ${time}. ${said}`}
          onChange={(event) => {
            setPlaying(false);
            onGo(Number(event.target.value));
          }}
        />
        <span className="label num history-step">{t("past.step", { at, all: length })}</span>
        <label className="history-field">
          <span className="label">{t("past.speed")}</span>
          <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {`${one} ×`}
              </option>
            ))}
          </select>
        </label>
        <label className="history-field">
          <span className="label">{t("past.jump")}</span>
          <input
            type="datetime-local"
            min={fieldOf(timeAt(1), zone)}
            max={fieldOf(timeAt(length) + 60_000, zone)}
            value={fieldOf(timeAt(at), zone)}
            onChange={(event) => {
              const [day = "", clock = ""] = event.target.value.split("T");
              const wished = momentOf(day, clock, zone);
              if (wished === undefined) return;
              setPlaying(false);
              onGo(Math.max(1, replay.stepsBy(wished + 59_999)));
            }}
          />
        </label>
        <button type="button" className="b" onClick={onLeave}>
          {t("past.now")}
        </button>
      </div>
    </section>
  );
}

// As the field writes it: "2027-01-15T14:32".
function fieldOf(ms: number, zone: string): string {
  if (ms === 0) return "";
  const { day, clock } = shownAt(ms, zone);
  return `${day}T${clock}`;
}
