// What the server says about a record when it is asked: what may not leave the room, and what boards say otherwise, and whether they are still at work. Asked
// anew a moment after something has changed and is saved.
import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordFinding, RecordOffer } from "../../index.ts";
import { recordsAt } from "../../records.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { type BoardsBeside, roomOf } from "./boards.ts";

const calmMs = 2_000; // since the last change, here or on a board: a record is not asked about with every key
const waitMs = 400; // while something is on its way

export interface Told {
  readonly findings: readonly RecordFinding[];
  readonly offers: readonly RecordOffer[];
  readonly atWork: readonly string[]; // titles of boards on which more may still be said
  readonly refresh: () => Promise<void>; // at once; done when the server has said it
}

export function useTold(room: Room, boards: BoardsBeside, keeps: boolean): Told {
  const version = useTopic(room, "document");
  const [findings, setFindings] = useState<readonly RecordFinding[]>([]);
  const [offers, setOffers] = useState<readonly RecordOffer[]>([]);
  const [atWork, setAtWork] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);
  const there = useRef(true);
  const wanted = useRef<(() => void)[]>([]); // who waits for an answer that was asked for since
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each change
  useEffect(() => {
    if (!keeps) return;
    let timer: ReturnType<typeof setTimeout>;
    let newest = true; // else what it says was so before the last change
    const ask = async () => {
      if (room.session.state !== "live" || room.savedState().changes > 0) {
        timer = setTimeout(() => void ask(), waitMs);
        return;
      }
      const server = recordsAt(room.document);
      const waiting = [...wanted.current];
      const [check, others] = await Promise.all([server.readCheck(), server.readOffers()]);
      if (!there.current || !newest) return;
      if (check.ok) setFindings(check.value);
      if (others.ok) {
        setOffers(others.value.offers);
        setAtWork(others.value.atWork);
        wanted.current = wanted.current.filter((one) => !waiting.includes(one));
        for (const one of waiting) one();
      }
      const later = [check, others].find((answer) => !answer.ok && answer.retryAfterMs !== undefined);
      if (later && !later.ok) timer = setTimeout(() => void ask(), later.retryAfterMs);
    };
    timer = setTimeout(() => void ask(), wanted.current.length > 0 ? 0 : calmMs);
    return () => {
      newest = false;
      clearTimeout(timer);
    };
  }, [room, keeps, version, asked]);
  useEffect(() => {
    if (!keeps) return;
    const ends = [...boards.keys()].map((board) => {
      return roomOf(boards, board)?.watch("document", () => setAsked((times) => times + 1));
    });
    return () => {
      for (const end of ends) end?.();
    };
  }, [boards, keeps]);
  const refresh = useCallback(
    () =>
      new Promise<void>((done) => {
        wanted.current.push(done);
        setAsked((times) => times + 1);
      }),
    [],
  );
  return { findings, offers, atWork, refresh };
}
