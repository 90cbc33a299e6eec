// What was done to lead the groups, from what the server tells of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { LedActSchema, type PhaseNowSchema, Role } from "../../../src/index.ts";
import { newestFirst, Telling } from "../../../src/ui/console/acts.ts";

type Init = MessageInitShape<typeof LedActSchema>;
const telling = (...acts: Init[]) => {
  const all = new Telling();
  all.add(acts.map((act) => create(LedActSchema, { document: "m.1", by: "fay", ...act })));
  return all;
};
const told = (...acts: Init[]) =>
  telling(...acts).told.map(({ what, minutes }) => (minutes ? `${what} ${minutes}` : what));
const phase = (more: MessageInitShape<typeof PhaseNowSchema> = {}) => ({ id: "p", generation: 1, ...more });

describe("an act", () => {
  it("of time says how many minutes it gave or took, of this run of the phase in this group", () => {
    expect(
      told(
        { verb: "start_phase", phase: phase() },
        { verb: "set_phase_time", phase: phase({ extendedMinutes: 5 }) },
        { verb: "set_phase_time", phase: phase({ extendedMinutes: 4 }) },
        { verb: "set_phase_time", document: "m.2", phase: phase({ extendedMinutes: 1 }) },
        { verb: "start_phase", phase: phase({ generation: 2 }) },
        { verb: "set_phase_time", phase: phase({ generation: 2, extendedMinutes: 2 }) },
      ),
    ).toEqual(["phase", "more 5", "less 1", "more 1", "phase", "more 2"]);
  });
  it("of looking cards through, a message, pairs or a place is told in words of ours", () => {
    expect(
      told(
        { verb: "hold_cards", up: true, count: 1 },
        { verb: "hold_cards" },
        { verb: "release_cards", count: 2 },
        { verb: "announce" },
        { verb: "set_pairs", phase: phase() },
        { verb: "set_gather", up: true },
        { verb: "set_gather" },
      ),
    ).toEqual(["held", "board", "released", "announced", "pairs", "gathered", "spotlightOff"]);
  });
  it("of a phase is somebody's, or the timer's, or an end", () => {
    expect(
      told(
        { verb: "start_phase", phase: phase() },
        { verb: "start_phase", by: "", phase: phase() },
        { verb: "start_phase", phase: phase({ ended: true }) },
        { verb: "pause_phase", phase: phase({ paused: true }) },
        { verb: "pause_phase", phase: phase() },
      ),
    ).toEqual(["phase", "phaseByItself", "phaseEnded", "paused", "resumed"]);
  });
  it("of the board is told from what it was before", () => {
    expect(
      told(
        { verb: "set_board", board: { locked: true } },
        { verb: "set_board", board: { locked: true } },
        { verb: "start_phase", phase: phase(), board: { locked: true, closed: true } },
        { verb: "set_board", board: { locked: true } },
        { verb: "set_board", board: {} },
        { verb: "set_board", document: "m.2", board: {} },
      ),
    ).toEqual(["locked", "board", "phase", "reopened", "unlocked", "board"]);
  });
  it("of the programme is told with what it was about; one that moves many names none", () => {
    expect(
      told(
        { verb: "add_agenda_item", title: "Lunch" },
        { verb: "move_agenda_item", count: 3 },
        { verb: "set_agenda_item", title: "Lunch" },
        { verb: "begin_agenda_item", title: "Lunch", up: true },
        { verb: "begin_agenda_item", title: "Lunch" },
        { verb: "import_programme" },
        { verb: "seat_people", count: 2 },
      ),
    ).toEqual(["itemAdded", "programme", "itemChanged", "itemBegun", "programme", "imported", "seated"]);
  });
  it("has two sides where it can be taken back", () => {
    for (const [verb, up, down] of [
      ["set_off_record", "offRecord", "onRecord"],
      ["set_spotlight", "spotlight", "spotlightOff"],
      ["lock_cards", "cardsLocked", "cardsUnlocked"],
      ["note_absence", "away", "back"],
      ["set_signal", "help", "helped"],
    ] as const)
      expect(told({ verb, up: true }, { verb })).toEqual([up, down]);
  });
  // Which verbs the server tells: server/api/acts.cc, leads_by. Read from its table, so that neither list goes without the other.
  it("of every verb on boards that only who leads may ask for is told in words", () => {
    const table = readFileSync(join(import.meta.dirname, "../../../../../facilitation/policy/table.cc"), "utf8");
    const roles = new Map(
      [...table.matchAll(/constexpr Roles (\w+)\s*= \{([^}]*)\}/g)].map(([, name, cells = ""]) => [
        name,
        cells.split(",").map((cell) => cell.trim()),
      ]),
    );
    const rows = table.matchAll(/\{Request::k(\w+),\s*(on_boards|in_every_document),\s*for_people,\s*(\w+),/g);
    const ledBy = [...rows].flatMap(([, verb = "", , who]) => {
      const cells = roles.get(who) ?? [];
      const leads = cells[Role.PARTICIPANT] === "no" && cells[Role.FACILITATOR] !== "no";
      if (verb === "SetCredit") return []; // of themselves
      return leads ? [verb.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase()] : [];
    });
    expect(ledBy).toContain("conclude_proposal");
    expect(ledBy.filter((verb) => told({ verb }).includes("other"))).toEqual([]);
  });
  it("that a later server knows is not left out", () => {
    expect(told({ verb: "broadcast_words" })).toEqual(["other"]);
  });
});

describe("the log", () => {
  const log = (...acts: Init[]) =>
    newestFirst(telling(...acts).told).map(({ what, documents }) => `${what} ${documents}`);
  it("tells the newest first, and what was done in several groups at once only once", () => {
    expect(
      log(
        { verb: "start_phase", document: "m.1", atMs: 1_000n, phase: phase({ kind: "vote" }) },
        { verb: "start_phase", document: "m.2", atMs: 1_200n, phase: phase({ kind: "vote" }) },
        { verb: "start_phase", document: "m.3", atMs: 1_300n, phase: phase({ kind: "round" }) },
        { verb: "start_phase", document: "m.4", atMs: 1_300n, by: "lea", phase: phase({ kind: "vote" }) },
      ),
    ).toEqual(["phase m.4", "phase m.3", "phase m.1,m.2"]);
  });
  it("does not join what was done later, or twice in one group", () => {
    const more = (document: string, atMs: bigint, extendedMinutes: number): Init => ({
      verb: "set_phase_time",
      document,
      atMs,
      phase: phase({ extendedMinutes }),
    });
    expect(log(more("m.1", 1_000n, 1), more("m.1", 1_100n, 2), more("m.2", 9_000n, 1))).toEqual([
      "more m.2",
      "more m.1",
      "more m.1",
    ]);
  });
});
