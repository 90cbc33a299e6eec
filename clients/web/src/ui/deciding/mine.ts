// One's own part in the round that is open.
import { type DecisionResponse, DecisionState, responseId } from "../../index.ts";
import { mayNow } from "../leading/may.ts";
import type { DecisionRecord } from "../leading/model.ts";
import type { Room } from "../room/room.ts";

export interface Mine {
  readonly round: number; // 0: none is open
  readonly response: DecisionResponse | undefined;
  readonly excused: boolean;
  readonly mayRespond: boolean;
}
export function mineIn(room: Room, { id, body: { value } }: DecisionRecord): Mine {
  const me = room.session.me.participant;
  const open = value.state === DecisionState.TESTING || value.state === DecisionState.PAUSED_QUORUM;
  const round = open ? (value.rounds.at(-1)?.number ?? 0) : 0;
  const excused = value.excused.includes(me);
  return {
    round,
    response: responseOf(room, id, round, me),
    excused,
    mayRespond: value.state === DecisionState.TESTING && !excused && mayNow(room, "respondToProposal").may,
  };
}
function responseOf(room: Room, decision: string, round: number, by: string): DecisionResponse | undefined {
  const body = room.session.shown.find(responseId(decision, round, by))?.body;
  return body?.case === "decisionResponse" ? body.value : undefined;
}
// Of everybody, where they are given openly; else one's own alone.
export function responsesTo(room: Room, decision: string, round: number): readonly DecisionResponse[] {
  return [...room.session.shown.ofKind("decisionResponse")]
    .map(({ body }) => body.value)
    .filter((one) => one.decision === decision && one.round === round);
}
// Is one asked, and has not answered yet?
export function isAsked(room: Room, record: DecisionRecord): boolean {
  const { mayRespond, response } = mineIn(room, record);
  return mayRespond && response === undefined;
}
