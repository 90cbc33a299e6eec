import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { documentOf } from "../../src/document/told.ts";
import { type Record, RecordSchema } from "../../src/protocol/index.ts";
import { Absence } from "../../src/replica/absence.ts";

const board = (version: number, phase: string): Record =>
  create(RecordSchema, { id: "board", version, body: { case: "board", value: { title: "Rivers", phase } } });
const turn = (version: number, participant: string, state: string): Record =>
  create(RecordSchema, { id: "turn.1.1", version, body: { case: "speakingTurn", value: { participant, state } } });

function told(before: Record[], now: Record[]) {
  const absence = new Absence(0);
  absence.noteAll(documentOf(before));
  return absence.summary(documentOf(now), "ben", () => false);
}

describe("whoever was away is told", () => {
  it("in which phase the group is by now", () => {
    expect(told([board(1, "p1")], [board(2, "p2")])).toMatchObject({ phase: "p2", turnOver: false });
  });
  it("nothing of it, where the phase is the one it was", () => {
    expect(told([board(1, "p1")], [board(2, "p1")])).toBeUndefined();
  });
  it("that their own turn to speak is over, and nobody else's", () => {
    const over = [turn(2, "ben", "passed")];
    expect(told([turn(1, "ben", "speaking")], over)).toMatchObject({ phase: "", turnOver: true });
    expect(told([turn(1, "ben", "waiting")], over)).toMatchObject({ turnOver: true });
    expect(told([turn(1, "ben", "passed")], over)).toBeUndefined();
    expect(told([turn(1, "ada", "speaking")], [turn(2, "ada", "spoken")])).toBeUndefined();
  });
});
