// What the server says about a record when it is asked: what may not leave the room, and what boards say otherwise. Asked
// anew a moment after something has changed and is saved.
import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordFinding, RecordOffer } from "../../index.ts";
import { recordsAt } from "../../records.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";

const calmMs = 1_200; // since the last change
const waitMs = 400; // while something is on its way

export interface Told {
  readonly findings: readonly RecordFinding[];
  readonly offers: readonly RecordOffer[];
  readonly refresh: () => void;
}

export function useTold(room: Room, keeps: boolean): Told {
  const version = useTopic(room, "document");
  const [findings, setFindings] = useState<readonly RecordFinding[]>([]);
  const [offers, setOffers] = useState<readonly RecordOffer[]>([]);
  const [asked, setAsked] = useState(0);
  const there = useRef(true);
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
    const ask = async () => {
      if (room.session.state !== "live" || room.savedState().changes > 0) {
        timer = setTimeout(() => void ask(), waitMs);
        return;
      }
      const server = recordsAt(room.document);
      const [check, others] = await Promise.all([server.readCheck(), server.readOffers()]);
      if (!there.current) return;
      if (check.ok) setFindings(check.value);
      if (others.ok) setOffers(others.value);
    };
    timer = setTimeout(() => void ask(), calmMs);
    return () => clearTimeout(timer);
  }, [room, keeps, version, asked]);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  return { findings, offers, refresh };
}
