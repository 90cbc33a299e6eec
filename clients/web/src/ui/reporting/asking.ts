// What is asked for and waits for the server's word: two taps are one, and a refusal is said where it was asked.
import { useEffect, useRef, useState } from "react";
import type { Verb } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { whyNot } from "./refusals.ts";

export interface Asking {
  readonly waits: boolean;
  readonly why: string; // it was refused
  // `said`: to a screen reader, once it is done.
  readonly ask: (verb: Verb, said: string, then?: () => void) => void;
}

export function useAsking(): Asking {
  const t = useT();
  const room = useRoom();
  const [waits, setWaits] = useState(false);
  const [why, setWhy] = useState("");
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const ask = async (verb: Verb, said: string, then?: () => void) => {
    if (waits) return;
    setWaits(true);
    setWhy("");
    const around = document.activeElement?.closest<HTMLElement>("[data-keeps-focus]");
    const answer = await room.asks(verb, () => there.current);
    setWaits(false);
    switch (answer.is) {
      case "done":
        if (said !== "") room.announcer.own(said);
        then?.();
        return staysWithin(around);
      case "refused":
        return setWhy(whyNot(t, answer.refusal));
      case "not taken":
        return;
      default:
        return answer satisfies never;
    }
  };
  return { waits, why, ask: (...asked) => void ask(...asked) };
}

// What was pressed may be gone with the answer: keys go on from what stood around it.
const drawnMs = 300;
function staysWithin(around: HTMLElement | null | undefined): void {
  setTimeout(() => {
    if (document.activeElement === document.body && around?.isConnected) around.focus();
  }, drawnMs);
}
