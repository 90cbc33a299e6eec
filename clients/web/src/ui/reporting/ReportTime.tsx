import { useEffect, useRef } from "react";
import { useT } from "../language.ts";
import { minutesAndSeconds } from "../leading/phases.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { type ReportRecord, runsOver, secondsLeft } from "./reports.ts";

// Soft: what is left, and calmly when it is over. Nobody is cut off. `tells`: a screen reader is told, once.
export function ReportTime({ report, tells = false }: { readonly report: ReportRecord; readonly tells?: boolean }) {
  const t = useT();
  const room = useRoom();
  const left = secondsLeft(report.body.value, useServerTime(room, 1_000));
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (tells && runsOver(before.current, left)) room.announcer.own(t("report.over.said"));
    before.current = left;
  }, [room, t, tells, left]);
  const over = Math.floor(-left / 60);
  return (
    <span className={`rp-time num${left <= 0 ? " rp-over" : ""}`}>
      <bdi role="timer" aria-label={t("report.time")}>
        {left > 0 ? minutesAndSeconds(left) : over > 0 ? t("phase.over", { count: over }) : minutesAndSeconds(0)}
      </bdi>
      {left <= 0 && <small>{t("report.over")}</small>}
    </span>
  );
}
