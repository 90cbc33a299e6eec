// Of a case: whether its presenter has looked at it in time. The days run from when the board was closed.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { BoardSchema } from "../../../src/protocol/index.ts";
import { presenterCheckOf } from "../../../src/ui/checks/presenting.ts";

const day = 86_400_000;
const closed = 1_000 * day;
const checkOf = (board: MessageInitShape<typeof BoardSchema>, nowMs: number) =>
  presenterCheckOf(create(BoardSchema, board), nowMs);
const ofCase = { presenterReviewDays: 7, closedMs: BigInt(closed) };

it("nobody has to look at what is no case, whenever it was closed", () => {
  expect(checkOf({ closedMs: BigInt(closed) }, closed + 99 * day)).toEqual({ is: "nobody has to" });
  expect(presenterCheckOf(undefined, closed)).toEqual({ is: "nobody has to" });
});
it("the presenter is waited for as long as the board is open, and then for so many days", () => {
  expect(checkOf({ presenterReviewDays: 7 }, closed + 99 * day)).toEqual({ is: "waited for", untilMs: undefined });
  expect(checkOf(ofCase, closed + 7 * day - 1)).toEqual({ is: "waited for", untilMs: closed + 7 * day });
});
it("once the days are over it is overdue, until the presenter answers after all", () => {
  expect(checkOf(ofCase, closed + 7 * day)).toEqual({ is: "overdue", sinceMs: closed + 7 * day });
  expect(checkOf({ ...ofCase, presenterAnswered: true }, closed + 7 * day)).toEqual({ is: "answered" });
});
