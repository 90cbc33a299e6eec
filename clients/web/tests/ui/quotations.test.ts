// What rapporteurs are still told of words that were refused long ago.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../src/document/index.ts";
import {
  type AttributionRequest,
  AttributionRequestSchema,
  Quote_State,
  RecordSchema,
} from "../../src/protocol/index.ts";
import { faultKey } from "../../src/ui/quotations/left.ts";
import { withheldOf } from "../../src/ui/quotations/model.ts";
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
