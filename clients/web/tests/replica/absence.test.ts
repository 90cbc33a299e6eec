import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { documentOf } from "../../src/document/told.ts";
import { type Record, RecordSchema } from "../../src/protocol/index.ts";
import { Absence } from "../../src/replica/absence.ts";

const board = (version: number, phase: string): Record =>
  create(RecordSchema, { id: "board", version, body: { case: "board", value: { title: "Rivers", phase } } });
const turn = (version: number, participant: string, state: string): Record =>
  create(RecordSchema, { id: "turn.1.1", version, body: { case: "speakingTurn", value: { participant, state } } });

const card = (version: number, hidden: boolean, content = "rain"): Record =>
  create(RecordSchema, {
    id: "c1",
    version,
    body: { case: "card", value: { hidden, number: hidden ? 0 : 7 } },
    text: { content, version: content === "rain" ? 1 : 2 },
  });

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
  it("nothing of their own card that was only shown, and of one that was changed that it was", () => {
    const summary = (now: Record, mine: boolean) => {
      const absence = new Absence(0);
      absence.noteAll(documentOf([card(1, true)]));
      return absence.summary(documentOf([now]), "ben", () => mine);
    };
    expect(summary(card(2, false), true)).toBeUndefined();
    expect(summary(card(2, false, "rain again"), true)).toMatchObject({ changedCards: 1 });
    expect(summary(card(2, false), false)).toMatchObject({ changedCards: 1 });
  });
  it("nothing of what they did themselves while they were away", () => {
    const absence = new Absence(0, new Set(["c1"]));
    absence.noteAll(documentOf([card(1, false)]));
    expect(absence.summary(documentOf([card(2, false, "rain again")]), "ben", () => true)).toBeUndefined();
  });
  it("that their own turn to speak is over, and nobody else's", () => {
    const over = [turn(2, "ben", "passed")];
    expect(told([turn(1, "ben", "speaking")], over)).toMatchObject({ phase: "", turnOver: true });
    expect(told([turn(1, "ben", "waiting")], over)).toMatchObject({ turnOver: true });
    expect(told([turn(1, "ben", "passed")], over)).toBeUndefined();
    expect(told([turn(1, "ada", "speaking")], [turn(2, "ada", "spoken")])).toBeUndefined();
  });
});
