// What the report-back reads from a document: order, turns, time, sides, marks, and who waits.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/document.ts";
import {
  DifferenceSchema,
  MemberSchema,
  RecordSchema,
  RegionSchema,
  ReportSchema,
  WalkSchema,
} from "../../../src/protocol/index.ts";
import { asksForDifference } from "../../../src/ui/reporting/far_address.ts";
import {
  hearsReports,
  movedBy,
  outcomeOf,
  reportsIn,
  runsOver,
  secondsLeft,
  sidesOf,
  unanswered,
  waitingIn,
  walksIn,
} from "../../../src/ui/reporting/reports.ts";

const document = new Document();
const put = (record: Parameters<typeof create<typeof RecordSchema>>[1] & { id: string }) =>
  document.set(record.id, create(RecordSchema, record));
const report = (id: string, order: number, some: object = {}) =>
  put({ id, body: { case: "report", value: create(ReportSchema, { title: id, order, ...some }) } });

report("report.b", 2, { headline: "Hold the rain", decisions: [{ id: "d1", number: 1, title: "Pilot", text: "One" }] });
report("report.a", 1, { startedMs: 1n, endedMs: 2n, headline: "Begin small" });
report("report.c", 3, { startedMs: 5_000n, seconds: 120, decisions: [{ id: "d2", plenaryOutcome: "confirmed" }] });
report("report.d", 4);
put({
  id: "x",
  body: {
    case: "difference",
    value: create(DifferenceSchema, {
      sides: [
        { report: "report.b", decision: "d1" },
        { report: "report.a", decision: "" },
        { report: "gone", decision: "" },
      ],
    }),
  },
});
const walk = (id: string, some: object) => put({ id, body: { case: "walk", value: create(WalkSchema, some) } });
walk("walk.1", { marked: "c1", question: "Who pays?", atMs: 2n });
walk("walk.2", { marked: "c1", question: "Where?", atMs: 1n });
walk("walk.3", { marked: "", question: "" });
const member = (participant: string, some: object) =>
  put({ id: `member.${participant}`, body: { case: "member", value: create(MemberSchema, { participant, ...some }) } });
member("ann", {});
member("ben", { waiting: true, removed: true });

const { all, now, next, differences } = reportsIn(document);

describe("the report-back", () => {
  it("hears groups in their order, says whose turn it is and who comes", () => {
    expect(all.map(({ id }) => id)).toEqual(["report.a", "report.b", "report.c", "report.d"]);
    expect([now?.id, next?.id]).toEqual(["report.c", "report.b"]);
  });

  it("moves a group by one place, and not beyond the ends", () => {
    expect(movedBy(all, "report.c", -1)).toEqual(["report.a", "report.c", "report.b", "report.d"]);
    expect(movedBy(all, "report.a", -1)).toBeUndefined();
    expect(movedBy(all, "report.d", 1)).toBeUndefined();
    expect(movedBy(all, "report.z", 1)).toBeUndefined();
  });

  it("counts down by the server's clock, below nothing, and says once that it is over", () => {
    const value = all[2]?.body.value;
    if (!value) throw new Error("there is a report");
    expect(secondsLeft(value, 5_000)).toBe(120);
    expect(secondsLeft(value, 4_000)).toBe(120); // a clock a little behind
    expect(secondsLeft(value, 130_500)).toBe(-5);
    expect([runsOver(undefined, 0), runsOver(1, 0), runsOver(0, -1)]).toEqual([false, true, false]);
  });

  it("counts decisions without an answer; an answer that it does not know is none", () => {
    expect(unanswered(all)).toBe(1);
    expect(outcomeOf({ plenaryOutcome: "sung" })).toBe("");
  });
});

it("a difference puts a decision beside what another group carries on, without groups that are gone", () => {
  const [difference] = differences;
  if (!difference) throw new Error("there is a difference");
  expect(sidesOf(difference.body.value, all).map(({ title, words }) => [title, words])).toEqual([
    ["report.b", "One"],
    ["report.a", "Begin small"],
  ]);
});

it("marks are counted, and questions stand as they were asked", () => {
  const { marks, questions } = walksIn(document);
  expect([...marks]).toEqual([["c1", 2]]);
  expect(questions.map(({ question }) => question)).toEqual(["Where?", "Who pays?"]);
});

it("who waits is known by their member record", () => {
  expect(waitingIn(document).map(({ participant }) => participant)).toEqual(["ben"]);
});

it("a board hears reports where its template has regions for them", () => {
  expect(hearsReports(document)).toBe(false);
  put({ id: "r1", body: { case: "region", value: create(RegionSchema, { source: "harvests" }) } });
  expect(hearsReports(document)).toBe(true);
});

it("the projector's address names the difference to show", () => {
  expect(asksForDifference("#difference=x%201")).toBe("x 1");
  expect(asksForDifference("#token")).toBe("");
});
