// LINE-1: a client measures its own connection, and tells of it when its person says so.
import { fromBinary } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { ClientFrameSchema } from "../../src/protocol/index.ts";
import { Measured, reportOf } from "../../src/replica/measured.ts";
import { Table } from "../table/table.ts";

it("ways there and back: the last, the one in the middle, the worst", () => {
  const measured = new Measured();
  expect(measured.at(0, 0).rtt).toBeUndefined();
  for (const ms of [40, 10, 400, 20]) measured.wayAndBack(ms);
  expect(measured.at(0, 0)).toMatchObject({ pings: 4, rtt: { lastMs: 20, medianMs: 30, worstMs: 400 } });
});

it("an interruption begins when the server was heard last, and ends when the board is there again", () => {
  const measured = new Measured();
  measured.lost(0, 1_000_000); // never connected: no interruption
  measured.live(100, 1_000_100);
  measured.lost(5_000, 1_005_000);
  measured.lost(9_000, 1_009_000); // another dial that failed: the same one
  expect(measured.at(12_000, 3)).toMatchObject({
    interruptedTimes: 1,
    interruptedMs: 7_000,
    interruptions: [{ atMs: 1_005_000, lastedMs: 7_000 }],
    waiting: 3,
  });
  measured.live(20_000, 1_020_000);
  expect(measured.at(60_000, 0)).toMatchObject({ interruptedTimes: 1, interruptedMs: 15_000, sinceMs: 1_000_100 });
});

it("of many interruptions the last twenty are told, and all are counted", () => {
  const measured = new Measured();
  measured.live(0, 1);
  for (let i = 1; i <= 30; i += 1) {
    measured.lost(i * 100, i * 100);
    measured.live(i * 100 + i, i * 100 + i);
  }
  const line = measured.at(10_000, 0);
  expect(line.interruptions.map(({ lastedMs }) => lastedMs)).toEqual(Array.from({ length: 20 }, (_, at) => at + 11));
  expect(line.interruptedTimes).toBe(30);
  expect(line.interruptedMs).toBe((30 * 31) / 2);
});

it("a change waits from being made until it is safe", () => {
  const measured = new Measured();
  measured.made(1, 0);
  measured.made(2, 50);
  measured.made(2, 900); // changed before it was sent: still the same
  measured.safe(100, (cseq) => cseq === 2);
  expect(measured.at(0, 1)).toMatchObject({ changes: 1, waited: { medianMs: 100, worstMs: 100 } });
  measured.safe(1_050, () => false);
  expect(measured.at(0, 0)).toMatchObject({ changes: 2, waited: { medianMs: 550, worstMs: 1_000 } });
});

it("LINE-1: nothing of it is sent until its person says so, and then it can be taken back", () => {
  const table = new Table();
  const ben = table.sits("ben");
  ben.adds("c1", "canary-words");
  table.settle();
  const reports = () =>
    ben.session
      .outgoing()
      .map((frame) => fromBinary(ClientFrameSchema, frame).report)
      .filter((report) => report !== undefined);
  expect(reports()).toEqual([]);
  expect(ben.session.measured()).toMatchObject({ changes: 1, interruptedTimes: 0, resent: 0 });
  ben.session.shareReport(true);
  const [shared, ...more] = reports();
  expect(more).toEqual([]);
  expect(shared).toMatchObject({ shared: true, changes: 1, minor: 0 });
  expect(JSON.stringify(shared, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(
    /canary|ben|c1/,
  );
  expect(reports()).toEqual([]); // not again so soon
  ben.session.shareReport(false);
  expect(reports().map(({ shared }) => shared)).toEqual([false]);
});

it("what is shared is whole figures, and names of programs", () => {
  const measured = new Measured();
  measured.live(0, 1_700_000_000_000.4);
  measured.wayAndBack(12.6);
  const report = reportOf(measured.at(10, 2), "plenary-web", "Firefox 140, Linux", 0);
  expect(report).toMatchObject({ shared: true, sinceMs: 1_700_000_000_000n, rttLastMs: 13, waiting: 2 });
  expect(fromBinary(ClientFrameSchema, new Uint8Array()).report).toBeUndefined();
});
