// What waits for one person's word: actions that were proposed to them, words they are asked to be quoted with, records of
// what they were at that can be corrected still. Pure.
import { type Action, Action_State, Quote_State, type RecordNow } from "../../index.ts";
import { mineOf, type Told } from "../quotations/model.ts";
import type { Speaking } from "../quotations/speaking.tsx";

// A board as far as it is told to them.
export interface Place extends Told {
  readonly document: string;
  readonly title: string;
  readonly here: boolean; // they sit there, and can go there
  // How they answer there from elsewhere.
  readonly says?: Speaking["says"];
}
interface OnBoard {
  readonly board: Place;
  readonly id: string;
  readonly day: string; // "2027-05-03"; empty: none was said
}
export type Waits =
  | (OnBoard & { readonly what: "action"; readonly words: string })
  | (OnBoard & { readonly what: "quote" })
  | { readonly what: "record"; readonly record: RecordNow; readonly untilMs: number };

// An owner is only proposed until they have said yes themselves.
export function waitsForOwner(action: Action, me: string): boolean {
  const { owner, acceptedByOwner, state, trashed } = action;
  return owner === me && me !== "" && !acceptedByOwner && state === Action_State.ACTION_PROPOSED && !trashed;
}
export function actionsWaitingOn({ session: { shown, me } }: Told): readonly { id: string; action: Action }[] {
  return [...shown.ofKind("action")]
    .filter(({ body }) => waitsForOwner(body.value, me.participant))
    .map(({ id, body }) => ({ id, action: body.value }))
    .sort((a, b) => a.action.number - b.action.number);
}

export function waitingOn(board: Place): readonly Waits[] {
  const quotes = mineOf(board).filter(({ quote }) => quote.state === Quote_State.REQUESTED);
  return [
    ...quotes.map(({ id, request }): Waits => ({ what: "quote", board, id, day: request?.answerBy ?? "" })),
    ...actionsWaitingOn(board).map(
      ({ id, action }): Waits => ({ what: "action", board, id, day: action.due, words: action.text }),
    ),
  ];
}

// `wasAt`: the boards they were at.
export function openForCorrections(
  records: readonly RecordNow[],
  wasAt: (board: string) => boolean,
  nowMs: number,
): readonly Waits[] {
  return records
    .filter((record) => record.state === "circulated" && Number(record.correctionsUntilMs) > nowMs)
    .filter(({ boards }) => boards.some(wasAt))
    .map((record): Waits => ({ what: "record", record, untilMs: Number(record.correctionsUntilMs) }));
}

// What is due first comes first, and last what has no day. `dayAt`: of a moment, by the clocks of the meeting.
export function inOrder(some: readonly Waits[], dayAt: (ms: number) => string): readonly Waits[] {
  const key = (one: Waits) => (one.what === "record" ? dayAt(one.untilMs) : one.day) || "9999";
  return [...some].sort((a, b) => key(a).localeCompare(key(b)));
}

// What somebody is told on a board, once: of what waits now, that of which this device has not told them yet, and what
// stands there since. What went away and comes back is told again, as somebody asks for it again.
export function toldNow(
  waiting: readonly string[],
  told: readonly string[],
  standing: readonly string[],
): readonly string[] {
  return waiting.filter((id) => standing.includes(id) || !told.includes(id));
}
