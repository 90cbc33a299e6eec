import { useEffect, useMemo, useState } from "react";
import type { SessionRecordHead } from "../../index.ts";
import { isWriting } from "../board/keys.ts";
import { PeopleHere } from "../board/RunningHead.tsx";
import { calm } from "../board/titles.ts";
import { placeAt } from "../join/places.ts";
import { t, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { Announcements } from "../room/Announcements.tsx";
import { MessageStack } from "../room/MessageStack.tsx";
import type { Room } from "../room/room.ts";
import { SavedWords } from "../room/SavedWords.tsx";
import { useServerTime } from "../room/server_time.ts";
import { useLeave, useRoom, useTopic } from "../room/use.ts";
import { goTo } from "../route.ts";
import { useStore } from "../store.ts";
import { BoardBeside } from "./BoardBeside.tsx";
import { useBoards } from "./boards.ts";
import { Corrections } from "./Corrections.tsx";
import { zoneOf } from "./days.ts";
import { type Desk, DeskContext, Hands, type Pane } from "./desk.ts";
import { GateBox } from "./GateBox.tsx";
import { findingsStanding, gateOf } from "./gate.ts";
import { Recordings } from "./Hearing.tsx";
import { offersStanding } from "./offers.ts";
import { Paper } from "./Paper.tsx";
import { isFrozen, paperOf, takesCorrections } from "./paper.ts";
import { QuotationsBeside } from "./QuotationsBeside.tsx";
import { useTold } from "./told.ts";
import { useUnderlines } from "./underlines.ts";
import "../board/board.css";
import "../notes/notes.css";
import "../panels/panels.css";
import "./record.css";

const Dialogs = later(async () => (await import("./Dialogs.tsx")).Dialogs, undefined, false);

// The session record as a document: the boards it comes from at the left, the paper in the middle, at the right what is to
// be seen to. On a narrow screen one of the three.
export function RecordScreen({ head }: { readonly head: SessionRecordHead }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  useTopic(room, "people");
  useTopic(room, "state");
  const [hands] = useState(() => new Hands());
  const pane = useStore(hands.pane);
  const nowMs = useServerTime(room, 5_000);
  const keeps = mayNow(room, "setParagraph").may;
  const frozen = isFrozen(head);
  const boards = useBoards(room, head.boards);
  const { findings: found, offers, atWork, refresh } = useTold(room, boards, keeps);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const paper = useMemo(() => paperOf(room.session.shown), [room, version]);
  const findings = useMemo(() => findingsStanding(paper, found, frozen), [paper, found, frozen]);
  const zone = zoneOf(head.timeZone);
  const asksFor = !keeps && takesCorrections(head, nowMs);
  const { recordings, pauses: offRecord } = head;
  const several = head.boards.length > 1;
  const desk = useMemo(
    (): Desk => ({
      hands,
      keeps,
      frozen,
      asksFor,
      several,
      boards,
      atWork,
      recordings,
      pauses: offRecord.map(({ fromMs, toMs }) => ({
        fromMs: Number(fromMs),
        toMs: toMs === 0n ? undefined : Number(toMs),
      })),
      zone,
      refresh,
    }),
    [hands, keeps, frozen, asksFor, several, boards, atWork, recordings, offRecord, zone, refresh],
  );
  useUnderlines(findings);
  useUndo(room);
  useEffect(() => {
    document.title = `${head.title} · Plenary`;
  }, [head.title]);
  const offered = useMemo(
    () => (keeps && !frozen ? offersStanding(paper, head, offers) : []),
    [paper, head, offers, keeps, frozen],
  );
  const gate = gateOf(head, paper, findings, nowMs);
  const pillar = pillarOf(head.pillar);
  const off = room.savedState().kind === "offline" && !navigator.onLine;
  const choices: readonly (readonly [Pane, string])[] = [
    ["board", t("record.board")],
    ["paper", t("record.title")],
    ["beside", t(keeps ? "record.beside" : "record.corrections.yours")],
  ];
  return (
    <DeskContext value={desk}>
      <div className={`rec-screen ${pillar ? `p-${pillar}` : ""}`} data-pane={pane}>
        <a className="skip" href="#record">
          {t("record.skip")}
        </a>
        <Head head={head} hands={hands} keeps={keeps && !frozen} />
        {off && (
          <p className="banner" role="status">
            {t("offline.words")}
          </p>
        )}
        <nav className="rec-panes" aria-label={t("record.panes")}>
          {choices.map(([one, words]) => (
            <button
              key={one}
              type="button"
              className="b bare"
              aria-pressed={pane === one}
              onClick={() => hands.pane.set(one)}
            >
              {words}
            </button>
          ))}
        </nav>
        <main className="rec-desk">
          <h1 className="vh rec-elsewhere">{head.title}</h1>
          <BoardBeside />
          <Paper head={head} paper={paper} beside={{ findings, offers: offered }} nowMs={nowMs} />
          <aside className="rec-beside" aria-label={t("record.beside")} data-stays tabIndex={-1}>
            <div className="rec-scroll">
              <Corrections paper={paper} />
              {keeps && <QuotationsBeside />}
              <Recordings all={recordings} />
            </div>
            {(keeps || mayNow(room, "approveRecord").may) && <GateBox head={head} gate={gate} offers={offered} />}
          </aside>
        </main>
        <Asked head={head} hands={hands} paper={paper} />
        <MessageStack />
        <Announcements />
      </div>
    </DeskContext>
  );
}

// Outside of an editor, whose undo is its own.
function useUndo(room: Room): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
      if (!(ctrlKey || metaKey) || defaultPrevented || isWriting(event)) return;
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      const back = key.toLowerCase() === "z" && !shiftKey;
      const again = key.toLowerCase() === "y" || (key.toLowerCase() === "z" && shiftKey);
      if (!back && !again) return;
      event.preventDefault();
      if (back) room.undo(t("record.undone"));
      else room.redo(t("record.redone"));
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [room]);
}

function Asked({
  head,
  hands,
  paper,
}: {
  readonly head: SessionRecordHead;
  readonly hands: Hands;
  readonly paper: ReturnType<typeof paperOf>;
}) {
  const asked = useStore(hands.asking);
  return asked && <Dialogs head={head} asking={asked} paper={paper} />;
}

function Head({
  head,
  hands,
  keeps,
}: {
  readonly head: SessionRecordHead;
  readonly hands: Hands;
  readonly keeps: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const leave = useLeave();
  const boards = head.boards.filter((board) => placeAt(board) !== undefined);
  const act = (what: string) => {
    switch (what) {
      case "undo":
        return room.undo(t("record.undone"));
      case "print":
        return print();
      case "about":
      case "export":
      case "recordings":
      case "settings":
        return hands.asking.set({ what });
      case "board":
        return goTo("board", boards[0] ?? "");
      case "meeting":
        return goTo("meeting", head.meeting);
      case "leave":
        return leave();
    }
  };
  return (
    <header className="run">
      <Mark pillar={pillarOf(head.pillar)} />
      <span className="where">
        {head.sessionTitle !== "" && head.title !== head.sessionTitle && (
          <span className="s">{calm(head.sessionTitle)}</span>
        )}
        <b dir="auto">{head.title}</b>
      </span>
      <div className="end">
        <WhoWrites />
        <PeopleHere />
        <SavedWords />
        <button type="button" className="b opt" onClick={() => print()}>
          {t("record.print")}
        </button>
        <button type="button" className="b opt" onClick={() => hands.asking.set({ what: "export" })}>
          {t("record.export")}
        </button>
        <MenuButton
          label={t("menu")}
          className="bare menu-button"
          onChoose={act}
          lines={[
            keeps && { id: "undo", words: t("record.undo") },
            keeps && { id: "about", words: t("record.about.menu") },
            keeps && { id: "recordings", words: t("record.recordings.change") },
            keeps && "line",
            { id: "export", words: t("record.export") },
            { id: "print", words: t("record.print") },
            boards.length > 0 && { id: "board", words: t("record.toBoard") },
            placeAt(head.meeting) !== undefined && { id: "meeting", words: t("meeting.title") },
            "line",
            { id: "settings", words: t("settings.title") },
            { id: "leave", words: t("record.leave") },
          ]}
        >
          <Glyph name="menu" />
        </MenuButton>
      </div>
    </header>
  );
}

// Who else is writing, and where.
function WhoWrites() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "presence");
  const me = room.session.me.participant;
  const { shown } = room.session;
  const others = [...room.session.presence.values()].filter((one) => one.participant !== me && one.writing !== "");
  const paper = others.length > 0 ? paperOf(shown) : undefined;
  const words = others.flatMap(({ participant, writing }) => {
    const number = paper?.paragraphs.find(({ id }) => id === writing)?.number;
    return number ? [t("record.writesIn", { name: room.nameOf(participant) || t("board.somebody"), number })] : [];
  });
  return words.length === 0 ? null : <span className="label opt">{words.join(" ")}</span>;
}
