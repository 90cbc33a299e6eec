import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type Meeting, Role } from "../../index.ts";
import { meetingAt } from "../../meetings.ts";
import { PeopleHere } from "../board/RunningHead.tsx";
import { calm } from "../board/titles.ts";
import { noteLeading } from "../console/leads.ts";
import { leavePlace, placeAt, wasAt } from "../join/places.ts";
import { languageShown, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import { Opening } from "../room/Opening.tsx";
import { SavedWords } from "../room/SavedWords.tsx";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { goTo, goToJoin } from "../route.ts";
import { Store } from "../store.ts";
import { About } from "./About.tsx";
import type { Asking } from "./asking.ts";
import { Clock } from "./Clock.tsx";
import { entersFrom } from "./entering.ts";
import { Groups, type Seating } from "./Groups.tsx";
import { useGoing } from "./going.ts";
import { type Around, ProgrammeDay } from "./ProgrammeDay.tsx";
import {
  type Day,
  type GroupOf,
  groupsOf,
  type Item,
  isMine,
  itemOfGroup,
  nowAndNext,
  programmeOf,
  spanOf,
} from "./programme.ts";
import { cityOf, daysWords, dayWords, isZone, shownAt, zoneHere } from "./times.ts";
import "./meeting.css";

const OtherAddress = later(async () => (await import("../ways/door.ts")).OtherAddress(), undefined, false);
// Only for whoever leads: fetched by nobody else.
const Desk = later(async () => (await import("../preparing/door.ts")).Desk(), undefined, false);
const SlotActs = later(async () => (await import("../preparing/door.ts")).SlotActs(), undefined, false);
const Reviews = later(async () => (await import("../deciding/door.ts")).Reviews(), undefined, false);
const MeetingRecords = later(async () => (await import("../record/door.ts")).MeetingRecords(), undefined, false);
const NextDialog = later(async () => (await import("../record/door.ts")).NextDialog(), undefined, false);
const NextButton = later(async () => (await import("../record/door.ts")).NextButton(), undefined, false);
const MeetingGuidebook = later(async () => (await import("../guidebook/door.ts")).MeetingGuidebook(), undefined, false);
const Contributions = later(async () => (await import("../quotations/door.ts")).Contributions(), Opening, false);
const ForYou = later(async () => (await import("../foryou/door.ts")).ForYou(), undefined, false);
const LineDialog = later(async () => (await import("../room/LineDialog.tsx")).LineDialog);
const ShareDialog = later(async () => (await import("../dialogs/door.ts")).ShareDialog());
const DeviceDialog = later(async () => (await import("../dialogs/door.ts")).DeviceDialog());
const SettingsDialog = later(async () => (await import("../dialogs/door.ts")).SettingsDialog());

// The meeting's home: what is on now and next, where one's group is, and the programme in the place's time and one's own.
export function MeetingScreen({ as = "meeting" }: { readonly as?: "meeting" | "contributions" }) {
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "state");
  const meeting = room.session.shown.meeting();
  const title = meeting?.title;
  useEffect(() => {
    if (title) document.title = `${title} · Plenary`;
  }, [title]);
  const { leads, role } = room;
  useEffect(() => {
    if (role !== Role.ROLE_UNSPECIFIED) noteLeading(room.document, leads);
  }, [room, role, leads]);
  useEffect(() => {
    if (title !== undefined && role !== Role.ROLE_UNSPECIFIED) wasAt(room.document, { title, role });
  }, [room, title, role]);
  if (room.session.shown.board()) return <OtherAddress is="board" />;
  if (!meeting) return <Opening room={room} />;
  return as === "meeting" ? <Home meeting={meeting} /> : <Mine meeting={meeting} />;
}

function Home({ meeting }: { readonly meeting: Meeting }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  useTopic(room, "people");
  const zone = isZone(meeting.timeZone) ? meeting.timeZone : zoneHere();
  const nowMs = useServerTime(room, 60_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const days = useMemo(() => programmeOf(room.session.shown, zone, room.leads), [room, version, zone, room.leads]);
  const language = languageShown();
  const groups = groupsOf(days);
  const me = room.session.me.participant;
  const mine = (group: GroupOf) => isMine(group, groups, me, (board) => placeAt(board) !== undefined);
  // Whoever leads, and the host, do something about the programme.
  const crew = room.leads || room.role === Role.PLENARY_HOST;
  const [asking] = useState(() => new Store<Asking | undefined>(undefined));
  const seating: Seating = {
    zone,
    isMine: mine,
    onEnter: (group) => void entersFrom(room.document, group.breakout.board),
  };
  const around: Around = {
    ...seating,
    meeting,
    days,
    on: nowAndNext(days, nowMs),
    going: useGoing(room, crew),
    asking: crew ? asking : undefined,
  };
  // While it is on, people come for the programme; afterwards for what remains.
  const over = meeting.endDate !== "" && shownAt(nowMs, zone).day > meeting.endDate;
  return (
    <div className="meeting-screen">
      <a className="skip" href="#programme">
        {t("meeting.skip")}
      </a>
      <Head meeting={meeting} />
      <main>
        <header className="m-head">
          <div>
            <p className="m-series">{[meeting.series, meeting.organiser].filter(Boolean).join(", ")}</p>
            <h1>
              <bdi>{meeting.title}</bdi>
            </h1>
            <p className="m-where">
              {meeting.startDate !== "" && <span>{daysWords(meeting.startDate, meeting.endDate, language)}</span>}
              {meeting.venue !== "" && <bdi>{meeting.venue}</bdi>}
            </p>
          </div>
          <Clock nowMs={nowMs} zone={zone} />
        </header>
        <div className="m-today">
          <NowAndNext nowMs={nowMs} {...around} />
          <YourGroup groups={groups} {...seating} />
        </div>
        <ForYou onAction={(board, id) => void entersFrom(room.document, board, id)} />
        <div className="m-body">
          {days.length > 1 && <DayList days={days} today={shownAt(nowMs, zone).day} />}
          <div className="m-programme" id="programme">
            {crew && <Desk days={days} meeting={meeting} asking={asking} />}
            {!isRehearsal(room.document) && (
              <>
                <Reviews document={room.document} />
                <MeetingRecords document={room.document} />
                {over && <MeetingGuidebook />}
              </>
            )}
            {days.length === 0 && <p className="m-empty">{t("meeting.empty")}</p>}
            {days.map((day) => (
              <ProgrammeDay key={day.day} day={day} {...around} />
            ))}
            {!over && !isRehearsal(room.document) && <MeetingGuidebook />}
            {crew && !isRehearsal(room.document) && <WhatIsNext />}
            {days.length > 0 && !isRehearsal(room.document) && (
              <p className="m-take">
                <a href={meetingAt(room.document).fileAt("ics")} download="programme.ics">
                  {t("meeting.calendar")}
                </a>
              </p>
            )}
          </div>
          <About meeting={meeting} />
        </div>
      </main>
      <MessageStack />
      <Announcements />
    </div>
  );
}

// Whoever closes the meeting finds there what to say.
function WhatIsNext() {
  const [open, setOpen] = useState(false);
  return (
    <p className="m-take">
      <NextButton onOpen={() => setOpen(true)} />
      {open && <NextDialog onClose={() => setOpen(false)} />}
    </p>
  );
}

// One's own contributions, gathered from the boards.
function Mine({ meeting }: { readonly meeting: Meeting }) {
  const room = useRoom();
  return (
    <div className="meeting-screen">
      <Head meeting={meeting} />
      <Contributions onEnter={(board) => void entersFrom(room.document, board)} />
      <MessageStack />
      <Announcements />
    </div>
  );
}

function Head({ meeting }: { readonly meeting: Meeting }) {
  const t = useT();
  const room = useRoom();
  const [settings, setSettings] = useState(false);
  const [line, setLine] = useState(false);
  const [share, setShare] = useState(false);
  const [device, setDevice] = useState(false);
  const act = (key: string) => {
    if (key === "settings") return setSettings(true);
    if (key === "line") return setLine(true);
    if (key === "share") return setShare(true);
    if (key === "device") return setDevice(true);
    if (key === "console" || key === "contributions") return goTo(key, room.document);
    leavePlace(room.document);
    goToJoin();
  };
  return (
    <header className="run">
      <Mark />
      <span className="where">
        <span className="s">{t("meeting.title")}</span>
        <b dir="auto">{meeting.title}</b>
      </span>
      <div className="end">
        <PeopleHere />
        <SavedWords />
        <MenuButton
          label={t("menu")}
          className="bare menu-button"
          onChoose={act}
          lines={[
            room.looksOverGroups && { id: "console", words: t("console.title") },
            { id: "contributions", words: t("mine.title") },
            { id: "share", words: t(room.leads ? "share.title" : "share.me") },
            { id: "line", words: t("line.title") },
            { id: "settings", words: t("settings.title") },
            { id: "leave", words: t("meeting.leave") },
            { id: "device", words: t("menu.device") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
      {settings && <SettingsDialog onClose={() => setSettings(false)} />}
      {share && <ShareDialog onClose={() => setShare(false)} />}
      {device && <DeviceDialog onClose={() => setDevice(false)} />}
      {line && <LineDialog onClose={() => setLine(false)} />}
    </header>
  );
}

function NowAndNext({ nowMs, ...around }: Around & { readonly nowMs: number }) {
  const t = useT();
  const { meeting, zone, days, going, asking } = around;
  const { now, part, next } = around.on;
  const today = shownAt(nowMs, zone).day;
  const after = !now && !next && meeting.endDate !== "" && today > meeting.endDate;
  const late = going?.lateMinutes ?? 0;
  return (
    <section className="m-now" aria-label={t("meeting.nowAndNext")}>
      <Slot
        label={t("meeting.now")}
        item={now}
        part={part}
        zone={zone}
        today={today}
        nothing={t(after ? "meeting.over" : "meeting.nothingNow")}
      >
        {late > 0 && <p className="m-late num">{t("console.behind", { count: late })}</p>}
        {asking && <SlotActs what="now" item={part ?? now} days={days} />}
      </Slot>
      <Slot label={t("meeting.next")} item={next} zone={zone} today={today} nothing={t("meeting.nothingNext")}>
        {asking && next && (now?.begunMs !== undefined || next.day === today) && (
          <SlotActs what="next" item={next} days={days} />
        )}
      </Slot>
    </section>
  );
}

function Slot({
  label,
  item,
  part,
  zone,
  today,
  nothing,
  children,
}: {
  readonly label: string;
  readonly item: Item | undefined;
  readonly part?: Item | undefined;
  readonly zone: string;
  readonly today: string;
  readonly nothing: string;
  readonly children: ReactNode;
}) {
  const t = useT();
  const span = item && spanOf(item);
  const starts = span && shownAt(span.startMs, zone);
  const pillar = item && pillarOf(item.item.pillar);
  return (
    <div className={`m-slot ${pillar ? `p-${pillar}` : ""}`}>
      <h2>{label}</h2>
      {item ? (
        <>
          <p className="m-what">
            {pillar && <Glyph name={pillar} turns={pillar === "routes"} />}
            <bdi>{calm(item.item.title)}</bdi>
          </p>
          {part && (
            <p className="m-part">
              <bdi>{calm(part.item.title)}</bdi>
            </p>
          )}
          {span && starts && (
            <p className="label num">
              <bdi>
                {starts.day === today ? "" : `${dayWords(starts.day, languageShown())}, `}
                {item.endMs === undefined
                  ? t("meeting.from", { time: starts.clock })
                  : `${starts.clock}–${shownAt(item.endMs, zone).clock}`}
              </bdi>{" "}
              {t("meeting.in", { city: cityOf(zone) })}
            </p>
          )}
        </>
      ) : (
        <p className="m-nothing">{nothing}</p>
      )}
      {children}
    </div>
  );
}

// Where one is to go: one click, and the only filled button of the page.
function YourGroup({ groups: all, ...seating }: Seating & { readonly groups: readonly GroupOf[] }) {
  const t = useT();
  const room = useRoom();
  const groups = all.filter((group) => seating.isMine(group) && group.breakout.board !== "");
  // Of each item on which people choose, until one has a seat there.
  const seated = new Set(all.filter(seating.isMine).map(({ breakout }) => itemOfGroup(breakout)));
  const looksOver = room.looksOverGroups;
  const mayChoose = !room.leads && !room.onlyReads;
  const toChoose = all.filter(({ breakout }) => mayChoose && breakout.selfChoice && !seated.has(itemOfGroup(breakout)));
  return (
    <section className="m-group" aria-label={t("meeting.yourGroup")}>
      {looksOver && (
        <div className="m-mine">
          <p className="m-nothing">{t(room.leads ? "console.youLead" : "console.youHost")}</p>
          <button type="button" className="b main" onClick={() => goTo("console", room.document)}>
            {t("console.title")}
          </button>
        </div>
      )}
      {(groups.length > 0 || !looksOver) && <h2>{t("meeting.yourGroup")}</h2>}
      {groups.length === 0 && toChoose.length === 0 && !looksOver && (
        <>
          <p className="m-nothing">{t("meeting.noGroup")}</p>
          <button type="button" className="link" onClick={() => goToJoin()}>
            {t("meeting.haveCode")}
          </button>
        </>
      )}
      {groups.map((group, at) => {
        const pillar = pillarOf(group.breakout.pillar);
        return (
          <div key={group.id} className={`m-mine ${pillar ? `p-${pillar}` : ""}`}>
            <p className="m-what">
              <bdi>{group.breakout.title}</bdi>
            </p>
            <button
              type="button"
              className={`b ${at === 0 && !looksOver ? "main" : ""}`}
              onClick={() => seating.onEnter(group)}
            >
              {t("meeting.open")}
            </button>
          </div>
        );
      })}
      {toChoose.length > 0 && (
        <>
          <p className="m-nothing">{t("meeting.choose")}</p>
          <Groups groups={toChoose} {...seating} />
        </>
      )}
    </section>
  );
}

function DayList({ days, today }: { readonly days: readonly Day[]; readonly today: string }) {
  const t = useT();
  return (
    <nav className="m-days" aria-label={t("meeting.days")}>
      <ol>
        {days.map(({ day }) => (
          <li key={day}>
            <a href={`#day-${day}`} aria-current={day === today ? "date" : undefined}>
              {day === "" ? t("meeting.unstated") : dayWords(day, languageShown())}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
