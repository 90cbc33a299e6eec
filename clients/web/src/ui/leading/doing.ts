// What leads the meeting, as requests; and what was asked for and is not answered yet, so that two taps are one.

import { useEffect, useState } from "react";
import { type Ballot, type Board, PhaseKind, type Verb, type Vote } from "../../index.ts";
import { wordsReadIn } from "../board/withdrawn.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { type Leading, type PhaseRecord, roundIn } from "./model.ts";
import { secondTaps } from "./taps.ts";

// `waits` from a tap until the server has answered; in between the button does nothing.
export function useOneTap(): { readonly waits: boolean; readonly tap: (...verbs: Verb[]) => void } {
  const room = useRoom();
  useTopic(room, "state");
  const [asked, setAsked] = useState(false);
  const answered = room.savedState().changes === 0;
  useEffect(() => {
    if (asked && answered) setAsked(false);
  }, [asked, answered]);
  const waits = asked && !answered;
  return {
    waits,
    tap: (...verbs) => {
      if (!waits && room.does(verbs).ok) setAsked(true);
    },
  };
}
export function useSecondTap(): ReturnType<typeof secondTaps> {
  return useState(secondTaps)[0];
}

// Says which phase was seen running, and for the how manieth time: if another runs by now, it is refused.
export function startOf({ running }: Leading, id: string): Verb {
  const generation = running?.body.value.generation ?? 0;
  return { case: "startPhase", value: { id, after: running?.id ?? "", generation } };
}
// Shown cards cannot be hidden again, a closed board is only read, and a round that ends takes turns from people: these ask
// first.
export function asksFirst(
  board: Board,
  leading: Leading,
  id: string,
): "reveals" | "closes" | "ends the round" | undefined {
  const kind = leading.phases.find((phase) => phase.id === id)?.body.value.kind;
  if (kind === PhaseKind.CLOSE) return "closes";
  if (board.silentWriting && kind !== PhaseKind.SILENT && kind !== PhaseKind.PAIR) return "reveals";
  return roundIn(leading).speaks ? "ends the round" : undefined;
}
export function moreTime({ id }: PhaseRecord, minutes: number): Verb {
  return { case: "setPhaseTime", value: { id, minutes } };
}

export function ballotOf(room: Room, { ballots }: Leading, vote: string): Ballot | undefined {
  return ballots.get(vote)?.find(({ body }) => body.value.voter === room.session.me.participant)?.body.value;
}
export function voicesHere(room: Room): number {
  return Math.max(1, room.session.shown.member(room.session.me.participant)?.voices ?? 0);
}
// The whole ballot each time, so that it counts once however often it is sent.
export function castBallot(
  room: Room,
  vote: string,
  ballot: Ballot | undefined,
  change: Partial<Pick<Ballot, "dots" | "finished">>,
  said?: string,
): void {
  const dots = change.dots ?? ballot?.dots ?? {};
  const finished = change.finished ?? ballot?.finished ?? false;
  room.does([{ case: "castBallot", value: { vote, dots: { ...dots }, finished } }], said);
}

export function signalUp(room: Room, kind: "hand" | "ready" | "help", up: boolean, text = ""): void {
  const mine = room.session.shown.find(`signal.${kind}.${room.session.me.participant}`)?.body;
  const wasUp = mine?.case === "signal" && mine.value.atMs !== 0n;
  const lower: Verb = { case: "setSignal", value: { kind, up: false } };
  if (!up) return void (wasUp && room.does([lower]));
  // Given anew, it has a new place.
  room.does([...(wasUp ? [lower] : []), { case: "setSignal", value: { kind, up: true, text } }]);
}
export function lower(kind: string, participants: readonly string[]): Verb[] {
  return participants.map((participant) => ({ case: "setSignal", value: { kind, up: false, participant } }));
}

export function targetName(
  room: Room,
  vote: Pick<Vote, "target">,
  id: string,
): { readonly number: string; readonly words: string } {
  const { shown } = room.session;
  if (vote.target === "cluster") return { number: "", words: shown.cluster(id)?.title ?? "" };
  const number = shown.card(id)?.number ?? 0;
  return { number: number > 0 ? String(number) : "", words: wordsReadIn(t, shown, id) };
}
