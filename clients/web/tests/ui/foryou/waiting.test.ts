// What waits for one person's word: on which boards, in which order, and what a board tells of it, once.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/document.ts";
import { Action_State, Quote_State, RecordNowSchema, RecordSchema } from "../../../src/protocol/index.ts";
import {
  inOrder,
  openForCorrections,
  type Place,
  toldNow,
  type Waits,
  waitingOn,
} from "../../../src/ui/foryou/waiting.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
function board(records: { readonly [id: string]: Body }): Place {
  const shown = new Document();
  for (const [id, body] of Object.entries(records)) shown.set(id, create(RecordSchema, { id, version: 1, body }));
  const session = { shown, me: { participant: "me" }, people: new Map() } as unknown as Place["session"];
  return { document: "b", title: "Group 1", here: true, session };
}
const proposed = { owner: "me", state: Action_State.ACTION_PROPOSED };
const said = (some: readonly Waits[]) => some.map((one) => (one.what === "record" ? one.record.document : one.id));

describe("what waits for me", () => {
  it("is an action somebody proposed to me, until I take it on or it is over, and nobody else's", () => {
    const waits = waitingOn(
      board({
        a1: { case: "action", value: { ...proposed, text: "Ask", due: "2027-05-03", number: 2 } },
        a2: { case: "action", value: { ...proposed, number: 1 } },
        a3: { case: "action", value: { ...proposed, acceptedByOwner: true } },
        a4: { case: "action", value: { ...proposed, state: Action_State.DONE } },
        a5: { case: "action", value: { ...proposed, state: Action_State.DROPPED } },
        a6: { case: "action", value: { ...proposed, trashed: { by: "p" } } },
        a7: { case: "action", value: { ...proposed, owner: "somebody" } },
        a8: { case: "action", value: { ...proposed, owner: "" } },
      }),
    );
    expect(said(waits)).toEqual(["a2", "a1"]);
    expect(waits[1]).toMatchObject({ what: "action", words: "Ask", day: "2027-05-03" });
  });
  it("are words I am asked to be quoted with, with the day by which to answer", () => {
    const quote = (state: Quote_State, speaker = "me"): Body => ({
      case: "quote",
      value: { speaker, state, request: "r1" },
    });
    const waits = waitingOn(
      board({
        q1: quote(Quote_State.REQUESTED),
        q2: quote(Quote_State.GRANTED),
        q3: quote(Quote_State.REQUESTED, "somebody"),
        r1: { case: "attributionRequest", value: { speaker: "me", answerBy: "2027-05-01" } },
      }),
    );
    expect(waits).toMatchObject([{ what: "quote", id: "q1", day: "2027-05-01" }]);
  });
  it("are records of what I was at, while corrections may be proposed", () => {
    const record = (document: string, state: string, until: bigint, ...boards: string[]) =>
      create(RecordNowSchema, { document, state, correctionsUntilMs: until, boards });
    const open = openForCorrections(
      [
        record("open", "circulated", 2_000n, "elsewhere", "mine"),
        record("over", "circulated", 1_000n, "mine"),
        record("draft", "draft", 0n, "mine"),
        record("approved", "approved", 2_000n, "mine"),
        record("of others", "circulated", 2_000n, "elsewhere"),
      ],
      (one) => one === "mine",
      1_000,
    );
    expect(said(open)).toEqual(["open"]);
  });
  it("comes by its day, and last what has none", () => {
    const on = board({
      a1: { case: "action", value: { ...proposed, number: 1 } },
      a2: { case: "action", value: { ...proposed, number: 2, due: "2027-05-04" } },
      a3: { case: "action", value: { ...proposed, number: 3, due: "2027-05-02" } },
    });
    const record = create(RecordNowSchema, { document: "rec" });
    const all: readonly Waits[] = [...waitingOn(on), { what: "record", record, untilMs: 5 }];
    expect(said(inOrder(all, () => "2027-05-03"))).toEqual(["a3", "rec", "a2", "a1"]);
  });
});

describe("on a board I am told", () => {
  it("of each action once, and not again after a reload", () => {
    expect(toldNow(["a1", "a2"], [], [])).toEqual(["a1", "a2"]);
    expect(toldNow(["a1", "a2"], ["a1", "a2"], [])).toEqual([]); // as it is after a reload
    expect(toldNow(["a1", "a2", "a3"], ["a1", "a2"], ["a1"])).toEqual(["a1", "a3"]); // a2 was put away
  });
  it("no more once I have answered, and again when somebody asks again", () => {
    expect(toldNow([], ["a1"], ["a1"])).toEqual([]);
    expect(toldNow(["a1"], [], [])).toEqual(["a1"]);
  });
});
