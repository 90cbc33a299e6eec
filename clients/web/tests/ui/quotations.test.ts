// What rapporteurs are still told of words that were refused long ago.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../src/document/index.ts";
import {
  type AttributionRequest,
  AttributionRequestSchema,
  Quote_State,
  RecordingMarker_Kind,
  RecordSchema,
} from "../../src/protocol/index.ts";
import { faultKey } from "../../src/ui/quotations/left.ts";
import { marksThatWait, quotationsOf, withheldOf } from "../../src/ui/quotations/model.ts";
import type { Mark } from "../../src/ui/recording/marks.ts";
import type { Room } from "../../src/ui/room/room.ts";

function roomWith(requests: { readonly [id: string]: Partial<AttributionRequest> }, own = ""): Room {
  const shown = new Document();
  const set = (id: string, body: object) => shown.set(id, create(RecordSchema, { id, version: 1, body } as never));
  set("board", { case: "board", value: { timeZone: "Europe/Rome" } });
  for (const [id, some] of Object.entries(requests))
    set(id, {
      case: "attributionRequest",
      value: create(AttributionRequestSchema, { withheld: true, ...some } as never),
    });
  if (own !== "") set("q", { case: "quote", value: { state: Quote_State.DECLINED, request: own, withheld: true } });
  return { session: { shown } } as unknown as Room;
}
const ms = (when: string) => BigInt(Date.parse(when));

it("what came of it and on which day of the meeting, the earliest first", () => {
  const room = roomWith({
    late: { answer: "declined", answeredMs: ms("2027-06-01T09:00:00Z") },
    early: { lapsedMs: ms("2027-05-03T22:00:00Z") }, // midnight in Rome
  });
  expect(withheldOf(room)).toEqual([
    { id: "early", state: Quote_State.QUOTE_LAPSED, day: "2027-05-04" },
    { id: "late", state: Quote_State.DECLINED, day: "2027-06-01" },
  ]);
});
it("nothing of requests for words that others took the place of, and none that stand beside their quotation", () => {
  const room = roomWith(
    {
      unanswered: {},
      granted: { answer: "granted", answeredMs: 7n },
      mine: { answer: "declined", answeredMs: 7n },
      open: { withheld: false, answer: "declined", answeredMs: 7n },
    },
    "mine",
  );
  expect(withheldOf(room)).toEqual([]);
});

it("why something was not taken of a board one left is said by what can be done about it", () => {
  const keys = [0, 503, 500, 429, 401, 403, 404, 409, 400].map((status) => faultKey({ status }));
  expect(keys).toEqual([
    "mine.left.unreached",
    "mine.left.unreached",
    "mine.left.unreached",
    "mine.left.often",
    "mine.left.again",
    "mine.left.again",
    "mine.left.notTaken",
    "mine.left.notTaken",
    "mine.left.notTaken",
  ]);
});

it("marks for a quotation wait until somebody writes down the words, the newest first", () => {
  const mark = (id: string, some: Partial<Mark> = {}): Mark => ({
    id,
    kind: RecordingMarker_Kind.QUOTE_MARK,
    channel: "audio",
    atMs: 1,
    ref: "",
    label: "",
    by: "r",
    announced: false,
    ...some,
  });
  const shown = new Document();
  const quote = { state: Quote_State.CAPTURED, marker: "taken" };
  shown.set("q", create(RecordSchema, { id: "q", version: 1, body: { case: "quote", value: quote } } as never));
  const quotations = quotationsOf({ session: { shown } } as unknown as Room);
  const marks = [
    mark("first"),
    mark("taken"),
    mark("of-q", { ref: "q" }),
    mark("of-a-card", { ref: "c1" }),
    mark("moment", { kind: RecordingMarker_Kind.MOMENT }),
  ];
  expect(marksThatWait(marks, quotations).map(({ id }) => id)).toEqual(["of-a-card", "first"]);
});
