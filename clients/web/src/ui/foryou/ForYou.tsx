import { useCallback, useState, useSyncExternalStore } from "react";
import type { Verb } from "../../index.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { shownAt } from "../meeting/times.ts";
import { type OwnBoard, useOwn } from "../quotations/own.ts";
import type { Speaking } from "../quotations/speaking.tsx";
import { momentAt } from "../record/days.ts";
import { entersRecord } from "../record/entering.ts";
import { useRecords } from "../record/told_records.ts";
import { isRehearsal } from "../rehearsing/rehearsal.ts";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { goTo } from "../route.ts";
import { dueDay, todayOn, zoneOn } from "../times.ts";
import { ofMineSought } from "./sought.ts";
import { inOrder, openForCorrections, type Place, type Waits, waitingOn } from "./waiting.ts";
import "./foryou.css";

type Says = Speaking["says"];

const most = 5; // on the meeting's home, which is about the meeting

// On the meeting's home: what waits for one's own word, on whichever board. No words one is to be quoted with stand here, as
// others may look on.
export function ForYou({ onAction }: { readonly onAction: (board: string, id: string) => void }) {
  const t = useT();
  const room = useRoom();
  const { boards } = useOwn(room);
  const waits = useWaiting(boards);
  const answers = (one: Waits) => {
    if (one.what === "record") return;
    if (one.what === "action" && one.board.here) return onAction(one.board.document, one.id);
    goTo("contributions", room.document);
    ofMineSought.set({ id: one.id, focus: true });
  };
  return (
    <List waits={waits.slice(0, most)} onAnswer={answers}>
      {waits.length > most && (
        <button type="button" className="link" onClick={() => goTo("contributions", room.document)}>
          {t("forYou.all", { count: waits.length })}
        </button>
      )}
    </List>
  );
}

// Above one's contributions, which say the rest: it leads to what stands below.
export function ForYouHere({
  rooms,
  left,
  titleOf,
}: {
  readonly rooms: readonly Room[]; // the boards that are open
  readonly left: readonly OwnBoard[];
  readonly titleOf: (board: string) => string;
}) {
  useDocuments(rooms);
  const open = rooms.map(
    ({ document, session }): Place => ({
      document,
      session,
      here: true,
      title: session.shown.board()?.title || titleOf(document),
    }),
  );
  const waits = useWaiting([...open, ...left]);
  return (
    <List waits={waits} onAnswer={(one) => one.what !== "record" && ofMineSought.set({ id: one.id, focus: true })} />
  );
}

// Drawn again when something changes on any of them.
function useDocuments(rooms: readonly Room[]): void {
  const watch = useCallback(
    (watcher: () => void) => {
      const ends = rooms.map((room) => room.watch("document", watcher));
      return () => {
        for (const end of ends) end();
      };
    },
    [rooms],
  );
  useSyncExternalStore(watch, () => rooms.map((room) => room.version("document")).join());
}

function useWaiting(boards: readonly Place[]): readonly Waits[] {
  const room = useRoom();
  const records = useRecords(room.document) ?? [];
  const nowMs = useServerTime(room, 60_000);
  const me = room.session.me.participant;
  const sits = new Set(
    [...room.session.shown.ofKind("breakout")].flatMap(({ body: { value } }) =>
      value.members.includes(me) ? [value.board] : [],
    ),
  );
  const wasAt = (board: string) =>
    sits.has(board) || placeAt(board) !== undefined || boards.some(({ document }) => document === board);
  const open = isRehearsal(room.document) ? [] : openForCorrections(records, wasAt, nowMs);
  return inOrder([...boards.flatMap(waitingOn), ...open], (ms) => shownAt(ms, zoneOn(room)).day);
}

function List({
  waits,
  onAnswer,
  children,
}: {
  readonly waits: readonly Waits[];
  readonly onAnswer: (one: Waits) => void;
  readonly children?: React.ReactNode;
}) {
  const t = useT();
  const room = useRoom();
  const [fault, setFault] = useState("");
  if (waits.length === 0) return null;
  const goes = async (one: Waits) => {
    setFault("");
    if (one.what !== "record") return onAnswer(one);
    const answer = await entersRecord(room.document, one.record);
    if (!answer.ok) setFault(t(answer.status === 0 ? "join.unreached" : "forYou.noWay"));
  };
  return (
    <section className="for-you" aria-label={t("forYou.title")}>
      <h2>{t("forYou.title")}</h2>
      <ul>
        {waits.map((one) => (
          <Line key={keyOf(one)} one={one} onGo={() => void goes(one)} />
        ))}
      </ul>
      {children}
      {fault !== "" && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
const keyOf = (one: Waits) => (one.what === "record" ? one.record.document : `${one.board.document}/${one.id}`);

function Line({ one, onGo }: { readonly one: Waits; readonly onGo: () => void }) {
  const t = useT();
  const room = useRoom();
  const day = (some: string) => dueDay(some, todayOn(room));
  switch (one.what) {
    case "action":
      return (
        <li>
          <span className="ask">{t("forYou.action")}</span>
          <bdi className="words">{one.words}</bdi>
          <span className="label">
            <bdi>{one.board.title}</bdi>
            {one.day !== "" && <>, {t("forYou.due", { date: day(one.day) })}</>}
          </span>
          {!one.board.here && one.board.says ? (
            <TakesOn id={one.id} words={one.words} says={one.board.says} />
          ) : (
            <Go words={t("forYou.action.go")} of={one.words} onGo={onGo} />
          )}
        </li>
      );
    case "quote":
      return (
        <li>
          <span className="ask">{t("forYou.quote")}</span>
          <span className="label">
            <bdi>{one.board.title}</bdi>
            {one.day !== "" && <>, {t("forYou.answerBy", { date: day(one.day) })}</>}
          </span>
          <Go words={t("quote.call.open")} of={one.board.title} onGo={onGo} />
        </li>
      );
    case "record":
      return (
        <li>
          <span className="ask">{t("forYou.record")}</span>
          <bdi className="words">{one.record.title}</bdi>
          <span className="label">{t("forYou.until", { date: momentAt(one.untilMs, zoneOn(room)) })}</span>
          <Go words={t("forYou.record.go")} of={one.record.title} onGo={onGo} />
        </li>
      );
    default:
      return one satisfies never;
  }
}

// On a board that they left they answer from here: its panel is shut to them.
function TakesOn({ id, words, says }: { readonly id: string; readonly words: string; readonly says: Says }) {
  const t = useT();
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState<Awaited<ReturnType<Says>>>("");
  const takes = async () => {
    if (waits) return;
    setWaits(true);
    setFault("");
    const verb: Verb = { case: "acceptAction", value: { id, accepted: true } };
    const why = await says(verb, t("forYou.action.taken", { words }));
    setWaits(false);
    setFault(why);
  };
  return (
    <>
      <button type="button" className="b" aria-disabled={waits} onClick={() => void takes()}>
        {t("actions.accept")}
        <span className="vh"> {words}</span>
      </button>
      {fault !== "" && fault !== "told" && (
        <p className="fault" role="alert">
          {t(fault)}
        </p>
      )}
    </>
  );
}

function Go({ words, of, onGo }: { readonly words: string; readonly of: string; readonly onGo: () => void }) {
  return (
    <button type="button" className="link" onClick={onGo}>
      {words}
      <span className="vh"> {of}</span>
    </button>
  );
}
