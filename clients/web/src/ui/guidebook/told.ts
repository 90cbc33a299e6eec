// What the server says about a guidebook when it is asked: what waits for somebody's yes, its editions, what was taken back
// since the latest. Asked anew a moment after something has changed and is saved.
import { useCallback, useEffect, useRef, useState } from "react";
import { guidebookAt } from "../../guidebook.ts";
import type { BlockedByConsent, EditionTold, SourceNews } from "../../index.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";

const calmMs = 1_200; // since the last change
const waitMs = 400; // while something is on its way

export interface Told {
  readonly blocked: readonly BlockedByConsent[];
  readonly editions: readonly EditionTold[]; // the latest first
  readonly takenBack: number; // of what the latest rests on
  readonly sources: readonly SourceNews[]; // what became of what fields come from
  readonly refresh: () => void;
}

export function useTold(room: Room, writes: boolean): Told {
  const version = useTopic(room, "document");
  const [told, setTold] = useState<Omit<Told, "refresh">>({
    blocked: [],
    editions: [],
    takenBack: 0,
    sources: [],
  });
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
    if (!writes) return;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      if (room.session.state !== "live" || room.savedState().changes > 0) {
        timer = setTimeout(() => void ask(), waitMs);
        return;
      }
      const answer = await guidebookAt(room.document).readReadiness();
      if (there.current && answer.ok) setTold(answer.value);
    };
    timer = setTimeout(() => void ask(), calmMs);
    return () => clearTimeout(timer);
  }, [room, writes, version, asked]);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  return { ...told, refresh };
}
