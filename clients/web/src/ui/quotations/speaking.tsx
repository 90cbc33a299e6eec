// Somebody answers for their own words, and the card that they wrote: where they sit by the board's line, of a board that they
// left over HTTP (own.ts). What is drawn is the same.
import { createContext, useContext, useMemo, useState } from "react";
import type { Verb } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useRoom } from "../room/use.ts";
import type { Told } from "./model.ts";

export interface Speaking extends Told {
  readonly document: string;
  nameOf(participant: string): string;
  // "" once it is taken; else why not, in words; "told": that stands beside the page already.
  says(verb: Verb, said: string): Promise<Key | "told" | "">;
}

export const SpeakingContext = createContext<Speaking | undefined>(undefined);

export function useSpeaking(): Speaking {
  const room = useRoom();
  const elsewhere = useContext(SpeakingContext);
  return useMemo(
    () =>
      elsewhere ?? {
        document: room.document,
        session: room.session,
        nameOf: (participant) => room.nameOf(participant),
        says: async (verb, said) => (room.does([verb], said || undefined).ok ? "" : "told"),
      },
    [room, elsewhere],
  );
}

// One at a time: a second tap does nothing until the first is answered. What went wrong stands where it was tried.
export function useSays() {
  const speaking = useSpeaking();
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState<Key | "">("");
  const says = async (verb: Verb, said: string): Promise<boolean> => {
    if (waits) return false;
    setWaits(true);
    setFault("");
    const why = await speaking.says(verb, said);
    setWaits(false);
    if (why !== "" && why !== "told") setFault(why);
    return why === "";
  };
  return { speaking, says, waits, fault };
}
