import { useMemo } from "react";
import type { AgendaItem } from "../../index.ts";
import { calm } from "../board/titles.ts";
import { languageShown, useT } from "../language.ts";
import { backMs, type Work } from "../meanwhile/back.ts";
import type { Going } from "../meeting/going.ts";
import { programmeOf } from "../meeting/programme.ts";
import { cityOf, dayWords, shownAt } from "../meeting/times.ts";
import { later } from "../parts/later.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import type { Pillar } from "../parts/pillars.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { dayLine, type Slot } from "./dayline.ts";
import { type Group, latest, minutesBehind } from "./groups.ts";

const BackWords = later(async () => (await import("../meanwhile/door.ts")).BackWords());

// What is on, what comes next and when it will probably begin, and what the clock says at the place.
export function ProgrammeLine({
  groups,
  session,
  id,
  work,
  going,
  pillar,
  zone,
}: {
  readonly groups: readonly Group[];
  readonly session: AgendaItem | undefined;
  readonly id: string;
  readonly work: Work | undefined; // undefined: all of it is over
  readonly going: Going | undefined;
  readonly pillar: Pillar | undefined;
  readonly zone: string;
}) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  const nowMs = useServerTime(room, 10_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const days = useMemo(() => programmeOf(room.session.shown, zone), [room, version, zone]);
  const { slots, now, here } = dayLine(days, nowMs, zone, id);
  const late = latest(minutesBehind(groups), going?.lateMinutes ?? 0);
  const shown = shownAt(nowMs, zone);
  const atMs = work && backMs(work, going, nowMs);
  return (
    <section className="c-programme" aria-label={t("meeting.title")}>
      <div className="c-now">
        <p className="c-kicker">
          {pillar && <PillarName pillar={pillar} />}
          {session && session.number !== "" && <span>{t("meeting.session", { number: session.number })}</span>}
          {groups.length > 0 && <span className="num">{t("console.count", { count: groups.length })}</span>}
          <Lateness minutes={late} />
          {atMs !== undefined && <BackWords atMs={atMs} nowMs={nowMs} zone={zone} />}
        </p>
        <h1 dir="auto">{calm(now?.item.title ?? session?.title ?? "") || t("meeting.nothingNow")}</h1>
      </div>
      {slots.length > 0 && (
        <ol className={slots.length > inOneRow ? "c-day many" : "c-day"}>
          {slots.map((slot) => (
            <SlotOf key={slot.id} slot={slot} late={now ? (late ?? 0) : 0} here={here} zone={zone} nowMs={nowMs} />
          ))}
        </ol>
      )}
      <p className="c-clock">
        <span className="label">
          <bdi>{cityOf(zone)}</bdi>, {dayWords(shown.day, languageShown())}
        </span>
        <b className="num">
          <bdi>{shown.clock}</bdi>
        </b>
      </p>
    </section>
  );
}

const inOneRow = 6; // of them beside what is on, and their names can be read

function Lateness({ minutes }: { readonly minutes: number | undefined }) {
  const t = useT();
  if (minutes === undefined) return null;
  if (minutes > 0) return <b className="over num">{t("console.behind", { count: minutes })}</b>;
  return <span className="num">{minutes < 0 ? t("console.ahead", { count: -minutes }) : t("console.inTime")}</span>;
}

function SlotOf({
  slot: { title, startMs, overMs, is, hidden },
  late,
  here,
  zone,
  nowMs,
}: {
  readonly slot: Slot;
  readonly late: number;
  readonly here: number | undefined;
  readonly zone: string;
  readonly nowMs: number;
}) {
  const t = useT();
  const at = shownAt(startMs, zone);
  const today = at.day === shownAt(nowMs, zone).day;
  const moved = is === "next" && late > 0 ? shownAt(startMs + late * 60_000, zone).clock : "";
  return (
    <li
      ref={(element) => element?.style.setProperty("flex-grow", String(Math.max(10, (overMs - startMs) / 60_000)))}
      className={`${is}${hidden ? " hid" : ""}`}
      aria-current={is === "now" ? "time" : undefined}
    >
      <time className="num" dateTime={new Date(startMs).toISOString()}>
        {!today && `${dayWords(at.day, languageShown(), "short")} `}
        <bdi>{at.clock}</bdi>
      </time>
      <bdi className="c-slot" title={title}>
        {title}
      </bdi>{" "}
      {is === "next" && <span className="vh">{t("meeting.next")}</span>}
      {moved !== "" && <span className="over num">{t("console.probably", { time: moved })}</span>}
      {hidden && <span className="over">{t("meeting.hidden")}</span>}
      {is === "now" && here !== undefined && (
        <i
          ref={(element) => element?.style.setProperty("inset-inline-start", `${(here * 100).toFixed(1)}%`)}
          aria-hidden="true"
        />
      )}
    </li>
  );
}
