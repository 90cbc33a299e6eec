import { type ReactNode, useEffect, useState } from "react";
import { type Failure, type GroupsAnswer, type Meeting, Role } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { backMs, type Work } from "../meanwhile/back.ts";
import { type Going, useGoing } from "../meeting/going.ts";
import { isZone, zoneHere } from "../meeting/times.ts";
import { Choices } from "../parts/Choices.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { Announcements } from "../room/Announcements.tsx";
import { Opening } from "../room/Opening.tsx";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { useStore } from "../store.ts";
import { ActBar } from "./ActBar.tsx";
import { ActLog } from "./ActLog.tsx";
import { consoleOf } from "./console.ts";
import { GroupCard } from "./GroupCard.tsx";
import { allOver, type Group, groupsIn, sessionsOf, sessionToShow } from "./groups.ts";
import { Head, sinceWhen } from "./Head.tsx";
import { noteLeading } from "./leads.ts";
import { ProgrammeLine } from "./ProgrammeLine.tsx";
import { type Heard, valueIn } from "./rhythm.ts";
import { ConsoleContext, useConsole } from "./use.ts";
import { newsWords } from "./words.ts";
import "./console.css";

const MeetingRecords = later(async () => (await import("../record/door.ts")).MeetingRecords(), undefined, false);

// All groups of a meeting at once, for whoever leads it: where each is, how it is doing, and one act in some of them.
export function ConsoleScreen() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "state");
  const meeting = room.session.shown.meeting();
  const title = meeting?.title;
  const { leads } = room;
  const known = meeting !== undefined && room.role !== Role.ROLE_UNSPECIFIED;
  useEffect(() => {
    if (title) document.title = `${t("console.title")} · ${title} · Plenary`;
  }, [t, title]);
  useEffect(() => {
    if (known) noteLeading(room.document, leads);
  }, [room, known, leads]);
  if (!meeting || !known) return <Opening room={room} />;
  if (!room.looksOverGroups) return <NotALeader />;
  return (
    <ConsoleContext value={consoleOf(room)}>
      <Floor meeting={meeting} />
    </ConsoleContext>
  );
}

function NotALeader() {
  const t = useT();
  const room = useRoom();
  return (
    <main className="opening">
      <Mark />
      <div>
        <h1>{t("console.notLeader.title")}</h1>
        <p>{t("console.notLeader.words", { role: t(`role.${room.role}` as Key) })}</p>
      </div>
      <button type="button" className="b main" onClick={() => goTo("meeting", room.document, "instead")}>
        {t("console.back")}
      </button>
    </main>
  );
}

function Floor({ meeting }: { readonly meeting: Meeting }) {
  const t = useT();
  const room = useRoom();
  const console = useConsole();
  const heard = useStore(console.groups.heard);
  useEffect(() => console.begin((news) => room.announcer.own(newsWords(t, news))), [console, room, t]);
  const answer = valueIn(heard);
  const groups = answer ? groupsIn(answer) : [];
  const [wished, setWished] = useState<string>();
  const sessions = sessionsOf(groups);
  const session = wished !== undefined && sessions.includes(wished) ? wished : sessionToShow(groups);
  const shown = groups.filter(({ now }) => now.session === session);
  const zone = isZone(meeting.timeZone) ? meeting.timeZone : zoneHere();
  const going = useGoing(room, true);
  const work = workOf(room, session ?? "", shown);
  const lost = useLost(heard, zone);
  const over = allOver(shown);
  const body = session === undefined ? undefined : room.session.shown.find(session)?.body;
  const item = body?.case === "agendaItem" ? body.value : undefined;
  const pillar = pillarOf(item?.pillar ?? "");
  return (
    <div className={`console ${pillar ? `p-${pillar}` : ""}`}>
      <a className="skip" href="#groups">
        {t("console.skip")}
      </a>
      <Head meeting={meeting} heard={heard} pillar={pillar} zone={zone} />
      <ProgrammeLine
        groups={shown}
        session={item}
        id={session ?? ""}
        work={over ? undefined : work}
        going={going}
        pillar={pillar}
        zone={zone}
      />
      {heard.is === "then" && lost && <NotHeard since={sinceWhen(heard, zone)} />}
      <div className="c-floor">
        <main id="groups" tabIndex={-1}>
          {sessions.length > 1 && session !== undefined && (
            <Sessions sessions={sessions} session={session} onChoose={setWished} />
          )}
          {over && <p className="c-note">{t("console.over")}</p>}
          {shown.length > 0 ? (
            <Groups groups={shown} heard={heard} work={work} going={going} zone={zone} />
          ) : (
            <Nothing heard={heard} onTry={() => console.groups.askNow()} />
          )}
          <MeetingRecords document={room.document} />
        </main>
        {room.leads && shown.length > 0 && <ActLog groups={groups} zone={zone} />}
      </div>
      {shown.length > 0 && !over && <ActBar groups={shown} heard={heard} />}
      <Announcements />
    </div>
  );
}

// Time goes on for what the server has just told; what it told earlier stands at its time.
function Groups({
  groups,
  heard,
  work,
  going,
  zone,
}: {
  readonly groups: readonly Group[];
  readonly heard: Heard<GroupsAnswer>;
  readonly work: Work;
  readonly going: Going | undefined;
  readonly zone: string;
}) {
  const room = useRoom();
  const console = useConsole();
  const chosen = useStore(console.chosen);
  const nowMs = useServerTime(room, 1_000);
  const then = heard.is === "then" ? Number(heard.value.serverMs) : undefined;
  const atMs = backMs(work, going, nowMs);
  return (
    <div className={`c-groups${then === undefined ? "" : " then"}`}>
      {groups.map((group) => (
        <GroupCard
          key={group.id}
          group={group}
          chosen={chosen.has(group.id)}
          nowMs={then ?? nowMs}
          then={then !== undefined}
          zone={zone}
          back={atMs === undefined ? undefined : { atMs, startsMs: work.startsMs }}
        />
      ))}
    </div>
  );
}

// What the programme says of the groups that are shown; where they begin at several times, of the last.
function workOf(room: Room, session: string, groups: readonly Group[]): Work {
  const boards = new Set(groups.map(({ id }) => id));
  let [startsMs, minutes] = [0, 0];
  for (const { body } of room.session.shown.ofKind("breakout")) {
    if (!boards.has(body.value.board)) continue;
    startsMs = Math.max(startsMs, Number(body.value.startsMs));
    minutes = Math.max(minutes, body.value.availableMinutes);
  }
  return { session, startsMs, minutes };
}

function Sessions({
  sessions,
  session,
  onChoose,
}: {
  readonly sessions: readonly string[];
  readonly session: string;
  readonly onChoose: (session: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const words = (id: string) => {
    const item = room.session.shown.find(id)?.body;
    if (item?.case !== "agendaItem") return id;
    return item.value.number === "" ? item.value.title : t("meeting.session", { number: item.value.number });
  };
  return (
    <div className="c-sessions">
      <Choices
        legend={t("console.sessions")}
        chosen={session}
        choices={sessions.map((value) => ({ value, words: words(value) }))}
        onChoose={onChoose}
      />
    </div>
  );
}

// What stands here is from then: said in words, and nothing can be done with it.
function NotHeard({ since }: { readonly since: string }) {
  const t = useT();
  const console = useConsole();
  return (
    <section className="c-unheard" aria-label={t("console.silent")}>
      <p>
        <b>{t("console.notHeard", { time: since })}</b> {t("console.notHeard.more")}
      </p>
      <button type="button" className="b" onClick={() => console.groups.askNow()}>
        {t("tryNow")}
      </button>
    </section>
  );
}

// No groups to show: none is there, none was told yet, or nobody tells.
function Nothing({ heard, onTry }: { readonly heard: Heard<GroupsAnswer>; readonly onTry: () => void }) {
  const t = useT();
  switch (heard.is) {
    case "asking":
      return <Empty title={t("console.asking")}>{t("console.asking.more")}</Empty>;
    case "never":
      return (
        <Empty title={t("console.never")}>
          {whyNever(t, heard.why)}{" "}
          <button type="button" className="b" onClick={onTry}>
            {t("tryNow")}
          </button>
        </Empty>
      );
    case "now":
    case "then":
      return <Empty title={t("console.none")}>{t("console.none.more")}</Empty>;
    default:
      return heard satisfies never;
  }
}
function whyNever(t: ReturnType<typeof useT>, { status }: Failure): string {
  return t(status === 0 ? "console.never.unreached" : "console.never.refused");
}
function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="c-empty" role="status">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}

// Whether the server is not heard any more: said once, and once when it is again. Whoever comes back to the page is not
// told of the moment in which it asks.
const briefMs = 1_200;
function useLost(heard: Heard<GroupsAnswer>, zone: string): boolean {
  const t = useT();
  const room = useRoom();
  const [lost, setLost] = useState(false);
  const then = sinceWhen(heard, zone);
  const now = heard.is === "now";
  useEffect(() => {
    if (then === "" || lost) return;
    const timer = setTimeout(() => {
      setLost(true);
      room.announcer.own(t("console.notHeard", { time: then }));
    }, briefMs);
    return () => clearTimeout(timer);
  }, [room, t, lost, then]);
  useEffect(() => {
    if (!now || !lost) return;
    setLost(false);
    room.announcer.own(t("console.heardAgain"));
  }, [room, t, lost, now]);
  return lost;
}
