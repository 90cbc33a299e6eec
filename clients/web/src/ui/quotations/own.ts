// What is somebody's own on the boards of a meeting, as the server tells it to them: also of those where they have a say still
// though they sit there no longer, as they were moved to another group, or removed. Of these it tells nothing else.
import { create } from "@bufbuild/protobuf";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Failure, type MineOfBoard, RecordSchema } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { documentOf, mineAt } from "../../mine.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import type { Speaking } from "./speaking.tsx";

export interface OwnBoard extends Speaking {
  readonly title: string;
  readonly here: boolean; // they sit there
}
export interface Own {
  readonly boards: readonly OwnBoard[];
  readonly left: readonly OwnBoard[]; // of these, where they sit no longer
  readonly done: boolean; // the server has told once
  readonly missing: boolean; // it could not be asked just now, or could not look into all of them
  readonly again: () => void;
}

const everyMs = 60_000;
const followsMs = 3_000; // a board lets somebody go a moment after the programme seats them elsewhere

// Asked again when the page is come back to, once a minute while it is looked at, and when one's seats change.
export function useOwn(room: Room): Own {
  const [told, setTold] = useState<readonly MineOfBoard[]>();
  const [missing, setMissing] = useState(false);
  const seats = useSeats(room);
  const seatsBefore = useRef(seats);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const again = useCallback(async () => {
    const answer = await mineAt(room.document).readMine();
    if (!here.current) return;
    setMissing(!answer.ok || !answer.value.whole);
    if (answer.ok) setTold(answer.value.boards);
  }, [room]);
  useEffect(() => {
    const looksAgain = () => void (document.visibilityState === "visible" && again());
    void again();
    const timer = setInterval(looksAgain, everyMs);
    addEventListener("focus", looksAgain);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", looksAgain);
    };
  }, [again]);
  useEffect(() => {
    if (seatsBefore.current === seats) return;
    seatsBefore.current = seats;
    void again();
    const timer = setTimeout(again, followsMs);
    return () => clearTimeout(timer);
  }, [seats, again]);
  const boards = (told ?? []).map((board) => ownBoard(room, board, again));
  return {
    boards,
    left: boards.filter(({ here }) => !here),
    done: told !== undefined || missing,
    missing,
    again,
  };
}

function useSeats(room: Room): string {
  useTopic(room, "document");
  const me = room.session.me.participant;
  return [...room.session.shown.ofKind("breakout")]
    .flatMap(({ body: { value } }) => (value.members.includes(me) ? [value.board] : []))
    .sort()
    .join(" ");
}

// What its meeting promises holds there, too; people are those of the meeting.
function ownBoard(room: Room, { document, title, here, records }: MineOfBoard, again: () => Promise<void>): OwnBoard {
  const { shown, me, people } = room.session;
  const meeting = shown.meeting();
  const value = {
    title,
    meeting: room.document,
    timeZone: meeting?.timeZone ?? "",
    ...(meeting?.policy ? { policy: meeting.policy } : {}),
  };
  const board = create(RecordSchema, { id: "board", body: { case: "board", value } });
  return {
    document,
    title,
    here,
    session: { shown: documentOf([board, ...records]), me, people },
    nameOf: (participant) => room.nameOf(participant),
    async says(verb, said) {
      const answer = await mineAt(document).say(verb);
      // Also when it was not taken: something is otherwise than it was shown.
      await again();
      if (!answer.ok) return faultKey(answer);
      if (said !== "") room.announcer.own(said);
      return "";
    },
  };
}

export function faultKey({ status }: Pick<Failure, "status">): Key {
  if (status === 429) return "mine.left.often";
  if (status === 401 || status === 403) return "mine.left.again";
  if (status === 0 || status >= 500) return "mine.left.unreached";
  return "mine.left.notTaken";
}
