// A form that is saved by requests: it stays open until the server has taken all of them, and keeps what was written.
import { useEffect, useRef, useState } from "react";
import { type Refusal, RefusalCode, type Verb } from "../../index.ts";
import { forget, keep } from "../kept.ts";
import { useT } from "../language.ts";
import type { Room } from "../room/room.ts";
import { written } from "./drafts.ts";
import { whyNot } from "./refusals.ts";

export function useForm<Draft extends object>(
  room: Room,
  key: string,
  before: Draft | undefined,
  draft: Draft | undefined,
  onClose: () => void,
) {
  const t = useT();
  const [refusal, setRefusal] = useState<Refusal>();
  const [waits, setWaits] = useState(false);
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  // Kept as it is written, so that a page that is closed loses nothing.
  useEffect(() => {
    const some = before && draft ? written(before, draft) : {};
    if (Object.keys(some).length > 0) keep(key, some);
    else forget(key);
  }, [key, before, draft]);
  return {
    refusal,
    why: refusal ? whyNot(t, refusal) : "",
    waits,
    leaves: () => {
      forget(key);
      onClose();
    },
    saves: async (verbs: readonly Verb[], said: string): Promise<"done" | "stale" | "refused"> => {
      if (waits) return "refused";
      setRefusal(undefined);
      setWaits(true);
      for (const verb of verbs) {
        const answer = await room.asks(verb, () => open.current);
        if (answer.is === "done") continue;
        setWaits(false);
        if (answer.is === "not taken") return "refused";
        setRefusal(answer.refusal);
        return answer.refusal.code === RefusalCode.STALE ? "stale" : "refused";
      }
      setWaits(false);
      forget(key);
      if (verbs.length > 0) room.announcer.own(said);
      onClose();
      return "done";
    },
  };
}
