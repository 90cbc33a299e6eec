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
    const edited = card(1, false, "rain again");
    const absence = new Absence(0, new Map([["c1", edited]]));
    absence.noteAll(documentOf([card(1, false)]));
    expect(absence.summary(documentOf([card(2, false, "rain again")]), "ben", () => true)).toBeUndefined();
  });
  it("nothing of a card they wrote themselves while they were away, whatever number it was given", () => {
    const absence = new Absence(0, new Map([["c1", card(1, true)]]));
    absence.noteAll(documentOf([]));
    expect(absence.summary(documentOf([card(1, false)]), "ben", () => true)).toBeUndefined();
  });
  it("what others did to a card that they were changing themselves: its words, its place, merged, gone", () => {
    const own = (now: Record[], shown: Record[] = now) => {
      const absence = new Absence(0, new Map([["c1", card(1, false, "rain again")]]));
      absence.noteAll(documentOf([card(1, false)]));
      return absence.summary(documentOf(now), "ben", () => true, documentOf(shown));
    };
    expect(own([])).toMatchObject({ gone: 1 });
    expect(own([card(2, false, "rain again, and hail")])).toMatchObject({ changedCards: 1 });
    const elsewhere = (content: string) => {
      const made = card(2, false, content);
      if (made.body.case === "card") made.body.value.order = "b";
      return made;
    };
    expect(own([elsewhere("rain")], [elsewhere("rain again")])).toMatchObject({ changedCards: 1 });
    const merged = card(2, false, "rain again");
    if (merged.body.case === "card") merged.body.value.mergedInto = "c2";
    expect(own([merged])).toMatchObject({ changedCards: 1 });
  });
  it("that their own turn to speak is over, and nobody else's", () => {
    const over = [turn(2, "ben", "passed")];
    expect(told([turn(1, "ben", "speaking")], over)).toMatchObject({ phase: "", turnOver: true });
    expect(told([turn(1, "ben", "waiting")], over)).toMatchObject({ turnOver: true });
    expect(told([turn(1, "ben", "passed")], over)).toBeUndefined();
    expect(told([turn(1, "ada", "speaking")], [turn(2, "ada", "spoken")])).toBeUndefined();
  });
});
