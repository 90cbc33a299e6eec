// What is asked for and waits for the server's word: a refusal is said where it was asked.
import { useEffect, useRef, useState } from "react";
import type { Verb, VerbCase } from "../../index.ts";
import { type T, useT } from "../language.ts";
import type { Refused } from "./sentences.ts";
import { useRoom } from "./use.ts";

export interface Asking {
  readonly waits: boolean;
  readonly why: string; // it was refused
  // `said`: to a screen reader, once it is done.
  readonly ask: (verb: Verb, said: string, then?: () => void) => void;
}
// `whyRefused`: in the words of whoever asks. Two taps are one: while it waits, nothing more is asked.
export function useAskingWith(whyRefused: (t: T, refusal: Refused, verb: VerbCase) => string): Asking {
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
    const keepsFocus = focusKept();
    const answer = await room.asks(verb, () => there.current);
    setWaits(false);
    switch (answer.is) {
      case "done":
        if (said !== "") room.announcer.own(said);
        then?.();
        return keepsFocus();
      case "refused":
        return setWhy(whyRefused(t, answer.refusal, verb.case));
      case "not taken":
        return;
      default:
        return answer satisfies never;
    }
  };
  return { waits, why, ask: (...asked) => void ask(...asked) };
}

// What was pressed may be gone with the answer, as the next step has other buttons: then the focus goes to what is still
// there around it, so that keys go on from there.
function focusKept(): () => void {
  const around: HTMLElement[] = [];
  for (let at = document.activeElement?.closest<HTMLElement>("[data-stays]"); at; ) {
    around.push(at);
    at = at.parentElement?.closest<HTMLElement>("[data-stays]");
  }
  return () => {
    setTimeout(() => {
      if (document.activeElement === document.body) around.find((one) => one.isConnected)?.focus();
    }, drawnMs);
  };
}
const drawnMs = 300;
