// What happened, as a person would tell it.
import { fromJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { Replay } from "../../src/document/replay.ts";
import { type LogLine, LogLineSchema } from "../../src/protocol/index.ts";
import { type Act, actsIn, kindOf } from "../../src/ui/past/acts.ts";
import { Happened } from "../../src/ui/past/happened.ts";

type Json = { [name: string]: unknown };
const card = (id: string, version: number, more: Json = {}, words?: string): Json => ({
  put: { id, version, card: { region: "r1", number: 1, ...more }, ...(words ? { text: { content: words } } : {}) },
});
const board = (version: number, more: Json = {}): Json => ({ put: { id: "board", version, board: more } });
const region = { put: { id: "r1", version: 1, region: { title: "Barriers" } } };

interface Commit {
  readonly effects: Json[];
  readonly by?: { [participant: string]: string[] };
}
// One commit after the other, ten seconds apart; each line is what it did, and who is told to have done what.
function log(...commits: Commit[]): LogLine[] {
  return commits.map(({ effects, by = {} }, at) =>
    fromJson(LogLineSchema, {
      seq: at + 1,
      at: new Date(Date.UTC(2027, 0, 15, 8, 0, at * 10)).toISOString(),
      effects: effects as never[],
      acts: Object.entries(by).map(([participant, records]) => ({ by: participant, records })) as never[],
    }),
  );
}
function told(...commits: Commit[]): Act[] {
  const replay = new Replay();
  replay.add(log(...commits));
  return replay.steps.flatMap(actsIn);
}
const short = ({ what, by, count, place, ids }: Act) =>
  [by || "-", what, count, place || "-", ids.join("+") || "-"].join(" ");
const opened = { effects: [board(1), region, card("c1", 1, {}, "one"), card("c2", 1, {}, "two")] };

describe("acts", () => {
  it("a board that is opened with all it holds is one", () => {
    expect(told(opened).map(short)).toEqual(["- opened 1 - -"]);
  });

  it.each<[string, Json[], string[]]>([
    ["a card is written", [card("c3", 1, {}, "three")], ["- added 1 r1 c3"]],
    [
      "cards go to a group",
      [card("c1", 2, { cluster: "k" }), card("c2", 2, { cluster: "k" })],
      ["ada moved 2 k c1+c2"],
    ],
    ["cards lie elsewhere", [card("c1", 2, { placed: true, x: 0.5 })], ["ada arranged 1 r1 c1"]],
    ["words change", [card("c1", 2, {}, "other words")], ["ada edited 1 - c1"]],
    ["a card goes to the trash", [card("c1", 2, { trashed: {} })], ["ada trashed 1 - c1"]],
    ["a card is withdrawn", [card("c1", 2, { withdrawn_ms: "5" }, "")], ["ada withdrawn 1 - c1"]],
    ["a card speaks for another", [card("c2", 2, { merged_into: "c1" })], ["ada merged 1 c1 c2"]],
    ["a card is parked", [card("c1", 2, { parked: true })], ["ada parked 1 - c1"]],
    [
      "a group is made",
      [{ put: { id: "k", version: 1, cluster: { title: "Rivers" } } }, card("c1", 2, { cluster: "k" })],
      ["ada grouped 1 k c1"],
    ],
    [
      "a group's report is heard",
      [
        { put: { id: "report.g", version: 1, report: { title: "Rivers", started_ms: "5" } } },
        { put: { id: "diff", version: 1, difference: { subject: "Where to begin" } } },
      ],
      ["- reportTold 1 report.g -", "- different 1 diff -"],
    ],
    ["people walk the boards", [board(2, { gallery_ms: "7" })], ["ada walkOpened 1 - -"]],
    ["the board is locked", [board(2, { locked: true })], ["ada boardLocked 1 - -"]],
    [
      "all cards are shown",
      [board(2, { silent_writing: true }), board(3), card("c3", 1), card("c4", 1)],
      ["- added 2 r1 c3+c4"],
    ],
    ["a card counts up unseen", [card("c1", 2)], []],
  ])("%s", (_, effects, expected) => {
    const by = { ada: ["c1", "c2", "k", "board"] };
    expect(told(opened, { effects, by }).slice(1).map(short)).toEqual(expected);
  });

  it("cards that appear together are told with the reveal, and not as written then", () => {
    const silent = { effects: [board(2, { silent_writing: true })], by: { fay: ["board"] } };
    const reveal = { effects: [board(3), card("c3", 1), card("c4", 1)], by: { fay: ["board"] } };
    expect(told(opened, silent, reveal).slice(1).map(short)).toEqual(["fay silent 1 - -", "fay revealed 2 - c3+c4"]);
  });

  it("everything has a kind to be found by", () => {
    expect(told(opened).map(({ what }) => kindOf(what))).toEqual(["people"]);
  });
});

describe("what happened", () => {
  const move = (id: string, version: number, cluster: string, by: string) => ({
    effects: [card(id, version, { cluster })],
    by: { [by]: [id] },
  });
  const quiet = (commits: number) => Array.from({ length: commits }, () => ({ effects: [] }));
  function happened(...commits: Commit[]): Happened {
    const all = new Happened(new Document());
    all.add(log(...commits));
    return all;
  }

  it("is told once where one person did alike within a minute, where the last of it was, the newest first", () => {
    const all = happened(opened, move("c1", 2, "k", "ada"), move("c2", 2, "m", "ben"), move("c2", 3, "k", "ada"));
    expect(all.newest("").map(short)).toEqual(["ada moved 2 k c1+c2", "ben moved 1 m c2", "- opened 1 - -"]);
  });

  it("is told again when it is done again later", () => {
    const all = happened(opened, move("c1", 2, "k", "ada"), ...quiet(8), move("c2", 2, "k", "ada"));
    expect(all.newest("").map(short)).toEqual(["ada moved 1 k c2", "ada moved 1 k c1", "- opened 1 - -"]);
  });

  it("is told as far as it has come, and nothing of it twice", () => {
    const lines = log(opened, move("c1", 2, "k", "ada"), move("c2", 2, "k", "ada"));
    const all = new Happened(new Document());
    all.add(lines.slice(0, 2));
    all.add(lines);
    expect(all.newest("").map(short)).toEqual(["ada moved 2 k c1+c2", "- opened 1 - -"]);
    expect([all.length, all.seq]).toEqual([3, 3]);
  });

  it("is kept as far as it is shown, however long the meeting: the last two hundred of each kind", () => {
    const decision = { effects: [{ put: { id: "d", version: 1, decision: { title: "Dredge" } } }] };
    const moves = Array.from({ length: 5_000 }, (_, at) => move("c1", at + 2, `k${at}`, "ada"));
    const all = happened(opened, decision, ...moves);
    expect(all.size).toBe(202);
    expect(all.newest("").map(({ place }) => place)).toEqual(Array.from({ length: 200 }, (_, at) => `k${4_999 - at}`));
    expect(all.newest("decisions").map(short)).toEqual(["- decision 1 d -"]);
    expect(all.newest("people").map(short)).toEqual(["- opened 1 - -"]);
  });

  it("is kept longer while the next act may still be told together with it", () => {
    const instant = (commits: LogLine[]) => commits.map((line) => ({ ...line, at: "2027-01-15T08:00:00.000Z" }));
    const moves = Array.from({ length: 300 }, (_, at) => move("c1", at + 2, `k${at}`, "ada"));
    const lines = instant(log(opened, ...moves, move("c2", 2, "k0", "ada")));
    const all = new Happened(new Document());
    all.add(lines.slice(0, -1));
    all.add(lines.slice(-1));
    expect(all.newest("").slice(0, 2).map(short)).toEqual(["ada moved 2 k0 c1+c2", "ada moved 1 k299 c1"]);
  });
});
