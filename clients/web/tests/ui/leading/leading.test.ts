// What leads a meeting, read from its records; time as the server's clock tells it; and what comes of votes.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import {
  Phase_State,
  PhaseKind,
  PhaseSchema,
  RecordSchema,
  Role,
  Vote_Method,
  VoteSchema,
} from "../../../src/protocol/index.ts";
import { asksFirst } from "../../../src/ui/leading/doing.ts";
import {
  leaderlessSince,
  leadingOf,
  missingToClose,
  openVoteIn,
  passedAtTheEnd,
  readyVoices,
  roundIn,
  takesPart,
  voicesOf,
} from "../../../src/ui/leading/model.ts";
import { clockOf, leftWords, warningBetween } from "../../../src/ui/leading/phases.ts";
import { secondTaps } from "../../../src/ui/leading/taps.ts";
import { allowanceOf, dotResults, dotsShown, ranked, spreadsOf } from "../../../src/ui/leading/votes.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
function leading(records: { readonly [id: string]: Body }) {
  const document = new Document();
  for (const [id, body] of Object.entries(records)) document.set(id, create(RecordSchema, { id, version: 1, body }));
  return leadingOf(document);
}
const phase = (order: number, state: Phase_State): Body => ({ case: "phase", value: { order, state } });
const { PLANNED, RUNNING, ENDED, SKIPPED } = Phase_State;

describe("a tap where the answer puts another button", () => {
  const told = (...taps: (readonly [atMs: number, detail: number])[]) => {
    const isSecond = secondTaps();
    return taps.map(([timeStamp, detail]) => (isSecond({ timeStamp, detail }) ? "none" : "one")).join(" ");
  };
  it("is none when it came too soon after another, or is the second of two", () => {
    expect(told([0, 1], [300, 1])).toBe("one none");
    expect(told([0, 1], [900, 2])).toBe("one none"); // on a system where people may take their time for two
    expect(told([0, 1], [900, 1])).toBe("one one");
    expect(told([0, 1], [500, 1], [800, 1])).toBe("one none one"); // who is in a hurry is not put off for ever
  });
  it("is one, however long a key is held down", () => {
    expect(told(...Array.from({ length: 60 }, (_, at) => [at * 33, 0] as const))).toBe(
      ["one", ...Array.from({ length: 59 }, () => "none")].join(" "),
    );
  });
});

describe("another phase", () => {
  const { ROUND, CLUSTER_PHASE, SILENT, CLOSE } = PhaseKind;
  const plan = (silentWriting: boolean, turns: readonly string[] = []) => {
    const document = new Document();
    const set = (id: string, body: Body) => document.set(id, create(RecordSchema, { id, version: 1, body }));
    set("board", { case: "board", value: { phase: "a", silentWriting } });
    [ROUND, CLUSTER_PHASE, SILENT, CLOSE].forEach((kind, at) => {
      set("abcd"[at] ?? "", { case: "phase", value: { order: at, kind, state: at === 0 ? RUNNING : PLANNED } });
    });
    turns.forEach((state, order) => {
      set(`t${order}`, { case: "speakingTurn", value: { order, state, round: 1 } });
    });
    const board = document.board();
    return (id: string) => board && asksFirst(board, leadingOf(document), id);
  };
  it("is asked about first, where cards are shown or the board is closed", () => {
    expect([plan(true)("b"), plan(true)("c"), plan(true)("d"), plan(false)("b")]).toEqual([
      "reveals",
      undefined,
      "closes",
      undefined,
    ]);
  });
  it("is asked about first while somebody speaks in a round, and not when all have", () => {
    expect(plan(false, ["done", "speaking", "waiting"])("b")).toBe("ends the round");
    expect(plan(false, ["speaking"])("")).toBe("ends the round");
    expect(plan(false, ["done", "done"])("b")).toBeUndefined();
  });
});

describe("the plan", () => {
  const at = (running: string, records: { readonly [id: string]: Body }) => {
    const { next, previous } = leading({ board: { case: "board", value: { phase: running } }, ...records });
    return `${previous?.id ?? "-"} ${running || "none"} ${next?.id ?? "-"}`;
  };
  it("begins with its first phase, and has an end", () => {
    expect(at("", { b: phase(2, PLANNED), a: phase(1, PLANNED) })).toBe("- none a");
    expect(at("b", { a: phase(1, ENDED), b: phase(2, RUNNING) })).toBe("a b -");
  });
  it("goes back to what ran, never to what was left out", () => {
    expect(at("c", { a: phase(1, ENDED), b: phase(2, SKIPPED), c: phase(3, RUNNING), d: phase(4, PLANNED) })).toBe(
      "a c d",
    );
  });
  it("after a phase that was ended without another goes on where it was", () => {
    expect(at("", { a: phase(1, ENDED), b: phase(2, PLANNED) })).toBe("a none b");
  });
});

describe("what belongs before a phase, or to one", () => {
  const board = (phase: string): Body => ({ case: "board", value: { phase } });
  const ran = (startedMs: bigint, endedMs: bigint): Body => ({
    case: "phase",
    value: { order: 1, state: endedMs === 0n ? RUNNING : ENDED, startedMs, endedMs },
  });
  const ready = (atMs: bigint): Body => ({ case: "signal", value: { kind: "ready", participant: "a", atMs } });
  it("knows whether any phase has ever begun, also when the last one is over", () => {
    expect(leading({ board: board(""), p: phase(1, PLANNED) }).begun).toBe(false);
    expect(leading({ board: board("p"), p: phase(1, RUNNING) }).begun).toBe(true);
    expect(leading({ board: board(""), p: phase(1, ENDED) }).begun).toBe(true);
  });
  it("counts who is ready in the phase they were ready in, and not after its end", () => {
    const readyIn = (phase: string, atMs: bigint, endedMs: bigint) =>
      leading({ board: board(phase), p: ran(10n, endedMs), s: ready(atMs) }).ready.length;
    expect(readyIn("p", 5n, 0n)).toBe(0);
    expect(readyIn("p", 15n, 0n)).toBe(1);
    expect(readyIn("", 15n, 20n)).toBe(0);
    expect(readyIn("", 25n, 20n)).toBe(1); // between two phases
    expect(leading({ board: board(""), p: phase(1, PLANNED), s: ready(5n) }).ready).toHaveLength(1);
  });
});

describe("time", () => {
  const began = 1_000_000;
  const running = create(PhaseSchema, {
    state: RUNNING,
    startedMs: BigInt(began),
    deadlineMs: BigInt(began + 300_000),
    plannedMinutes: 5,
  });
  it("is what is left by the server's clock", () => {
    expect(clockOf(running, began + 60_000)).toMatchObject({ left: 240, share: 0.2, paused: false });
    expect(clockOf(running, began + 299_100).left).toBe(1);
    expect(clockOf(running, began + 420_000)).toMatchObject({ left: -120, share: 1 });
  });
  it("stands still while it is paused, and pauses are no part of it", () => {
    const paused = { ...running, state: Phase_State.PAUSED, pausedMs: BigInt(began + 60_000) };
    expect(clockOf(paused, began + 200_000)).toMatchObject({ left: 240, paused: true, endsMs: undefined });
    const after = { ...running, pausedForMs: 100_000n, deadlineMs: BigInt(began + 400_000) };
    expect(clockOf(after, began + 160_000)).toMatchObject({ left: 240, share: 0.2 });
  });
  it("without an end is no countdown", () => {
    expect(clockOf({ ...running, deadlineMs: 0n }, began)).toMatchObject({ left: undefined, share: 0 });
  });
  it("is none on a closed board, however long its phase was planned", () => {
    expect(clockOf({ ...running, kind: PhaseKind.CLOSE }, began)).toMatchObject({ left: undefined, endsMs: undefined });
  });
  it("is told in minutes once it is over, and not in seconds", () => {
    const t = (_: string, values?: { readonly [name: string]: string | number }) => `+${values?.count} min`;
    expect([90, 5, 0, -59, -60, -119, -150].map((left) => leftWords(t, left))).toEqual([
      "1:30",
      "0:05",
      "0:00",
      "0:00",
      "+1 min",
      "+1 min",
      "+2 min",
    ]);
  });
  it("is warned of once each, and not of what had passed before one came", () => {
    expect(warningBetween(301, 300)).toBe("five");
    expect(warningBetween(300, 299)).toBeUndefined();
    expect(warningBetween(61, 60)).toBe("one");
    expect(warningBetween(1, 0)).toBe("over");
    expect(warningBetween(undefined, 240)).toBeUndefined();
    expect(warningBetween(200, 480)).toBeUndefined(); // more time was given
  });
});

describe("a vote on dots", () => {
  const vote = create(VoteSchema, {
    method: Vote_Method.DOTS,
    targets: ["k1", "k2", "k3", "k4"],
    dotsEach: 5,
    maxPerTarget: 2,
    totals: { k1: 4, k2: 9, k3: 4 },
  });
  it("gives what is left, and a table for all its people", () => {
    const ballot = { dots: { k1: 2, k2: 1 } } as never;
    expect(allowanceOf(vote, ballot, 1)).toEqual({ all: 5, onOne: 2, left: 2 });
    expect(allowanceOf(vote, undefined, 4)).toEqual({ all: 20, onOne: 8, left: 20 });
  });
  it("is sorted, ties are ties, and what nobody chose is not tied", () => {
    expect(
      dotResults(vote).map(({ target, dots, place, tied }) => `${place} ${target} ${dots}${tied ? " tied" : ""}`),
    ).toEqual(["1 k2 9", "2 k1 4 tied", "2 k3 4 tied", "4 k4 0"]);
  });
});

describe("a vote on a scale", () => {
  it("is told as how many gave what, by target and criterion", () => {
    const vote = create(VoteSchema, {
      method: Vote_Method.RATING,
      targets: ["k1"],
      criteria: ["effort", "effect"],
      totals: { "k1/effort/1": 2, "k1/effort/5": 1, "k1/effect/3": 3 },
    });
    expect(spreadsOf(vote)).toEqual([
      { target: "k1", criterion: "effort", counts: [2, 0, 0, 0, 1], answers: 3, tied: false },
      { target: "k1", criterion: "effect", counts: [0, 0, 3, 0, 0], answers: 3, tied: false },
    ]);
  });
  it("a fist counts", () => {
    const vote = create(VoteSchema, {
      method: Vote_Method.FIST_TO_FIVE,
      targets: ["c1"],
      totals: { "c1/0": 1, "c1/5": 2 },
    });
    expect(spreadsOf(vote)[0]?.counts).toEqual([1, 0, 0, 0, 0, 2]);
  });
  it("a ranking is sorted by first places, then by second ones; ties are ties", () => {
    const totals = { "a/1": 1, "b/1": 2, "c/1": 1, "a/2": 2, "b/2": 1, "c/2": 2 };
    const vote = create(VoteSchema, { method: Vote_Method.RANKING, targets: ["a", "b", "c"], totals });
    expect(spreadsOf(vote).map(({ target, tied }) => `${target}${tied ? " tied" : ""}`)).toEqual([
      "b",
      "a tied",
      "c tied",
    ]);
  });
  it("in a ranking a place is given to one alone", () => {
    expect(ranked({ a: 1, b: 2 }, "b", 1)).toEqual({ b: 1 });
    expect(ranked({ a: 1, b: 2 }, "b", undefined)).toEqual({ a: 1 });
  });
});

describe("dots where they lie", () => {
  it("are each shown while there is room, and else counted", () => {
    expect(dotsShown(1, 3, 3)).toBe("●○○");
    expect(dotsShown(0, 12, 3)).toBe("○ 0"); // a table of four
    expect(dotsShown(7, 12, 6)).toBe("● 7");
    expect(dotsShown(5, 5, 6)).toBe("●●●●●");
  });
});

describe("the meeting", () => {
  const member = (participant: string, role: Role, more: object = {}): Body => ({
    case: "member",
    value: { participant, role, joinedMs: 1n, ...more },
  });
  it("has one vote open, whose turn it is, and hands in the order in which they were raised", () => {
    const turn = (round: number, order: number, state: string): Body => ({
      case: "speakingTurn",
      value: { round, order, state },
    });
    const hand = (participant: string, atMs: bigint): Body => ({
      case: "signal",
      value: { kind: "hand", participant, atMs },
    });
    const now = leading({
      v1: { case: "vote", value: { openedMs: 1n, closedMs: 2n } },
      v2: { case: "vote", value: { openedMs: 3n } },
      "turn.1.1": turn(1, 1, "not_reached"),
      "turn.2.2": turn(2, 2, "waiting"),
      "turn.2.1": turn(2, 1, "speaking"),
      s1: hand("late", 9n),
      s2: hand("early", 4n),
      s3: hand("down", 0n),
    });
    expect(openVoteIn(now)?.id).toBe("v2");
    expect(now.turns.map(({ id }) => id)).toEqual(["turn.2.1", "turn.2.2"]);
    expect(roundIn(now).speaks?.id).toBe("turn.2.1");
    expect(now.hands.map(({ participant }) => participant)).toEqual(["early", "late"]);
  });
  it("knows a round that ended with a turn that was passed, until the next phase begins", () => {
    const turn = (order: number, state: string, endedMs: bigint): Body => ({
      case: "speakingTurn",
      value: { round: 1, order, state, endedMs },
    });
    const running = (startedMs: bigint): Body => ({
      case: "phase",
      value: { kind: PhaseKind.ROUND, state: Phase_State.RUNNING, startedMs },
    });
    const passed = { t1: turn(1, "passed", 20n), t2: turn(2, "spoken", 10n) };
    const board: Body = { case: "board", value: { phase: "p" } };
    expect(passedAtTheEnd(leading({ board, p: running(5n), ...passed }))).toBe(true);
    expect(passedAtTheEnd(leading({ board, p: running(21n), ...passed }))).toBe(false);
    expect(passedAtTheEnd(leading({ board, p: running(5n), ...passed, t3: turn(3, "speaking", 0n) }))).toBe(false);
    expect(passedAtTheEnd(leading({ board, p: running(5n), ...passed, t3: turn(3, "spoken", 30n) }))).toBe(false);
    expect(passedAtTheEnd(leading(passed))).toBe(false);
  });
  it("counts the people at a table each, nobody who only leads, and nobody who never came", () => {
    const now = leading({
      m1: member("a", Role.PARTICIPANT),
      m2: member("b", Role.PARTICIPANT, { voices: 4 }),
      m3: member("c", Role.FACILITATOR),
      m4: member("d", Role.PARTICIPANT, { removed: true }),
      m5: member("e", Role.PARTICIPANT, { joinedMs: 0n }),
    });
    expect(voicesOf(now)).toBe(5);
  });
  it("counts a table that is ready with all its people", () => {
    const ready = (participant: string): Body => ({
      case: "signal",
      value: { kind: "ready", participant, atMs: 5n },
    });
    const now = leading({
      m1: member("a", Role.PARTICIPANT),
      m2: member("b", Role.PARTICIPANT, { voices: 4 }),
      m3: member("c", Role.PARTICIPANT),
      s1: ready("a"),
      s2: ready("b"),
    });
    expect(readyVoices(now)).toBe(5);
    expect(voicesOf(now)).toBe(6);
  });
  it("counts the same people as ready as it counts at all", () => {
    const ready = (participant: string): Body => ({
      case: "signal",
      value: { kind: "ready", participant, atMs: 5n },
    });
    const now = leading({
      m1: member("a", Role.PARTICIPANT),
      m2: member("b", Role.PARTICIPANT),
      m3: member("c", Role.RAPPORTEUR),
      m4: member("d", Role.FACILITATOR),
      m5: member("e", Role.CO_FACILITATOR),
      m6: member("f", Role.PARTICIPANT, { removed: true }),
      s1: ready("a"),
      s3: ready("c"),
      s4: ready("d"),
      s5: ready("e"),
      s6: ready("f"),
      s7: ready("nobody who is known"),
    });
    expect([readyVoices(now), voicesOf(now)]).toEqual([2, 3]); // a and c, of a, b and c
  });
  it("asks nobody whether they are ready who is not counted", () => {
    const now = leading({
      m1: member("participant", Role.PARTICIPANT),
      m2: member("rapporteur", Role.RAPPORTEUR),
      m3: member("presenter", Role.PRESENTER),
      m4: member("host", Role.PLENARY_HOST),
      m5: member("observer", Role.OBSERVER),
      m6: member("leader", Role.FACILITATOR),
      m7: member("never came", Role.PARTICIPANT, { joinedMs: 0n }),
      m8: member("removed", Role.PARTICIPANT, { removed: true }),
    });
    const counted = now.members.filter(({ participant }) => takesPart(now, participant));
    expect(counted.map(({ participant }) => participant)).toEqual(["participant", "rapporteur", "presenter"]);
    expect([takesPart(now, "removed"), takesPart(now, "nobody who is known")]).toEqual([false, false]);
  });
  it("is without a leader once all who lead and have come are away, since the last of them", () => {
    const away = (one: bigint, two: bigint) =>
      leaderlessSince(
        leading({
          m1: member("a", Role.FACILITATOR, { awaySinceMs: one }),
          m2: member("b", Role.FACILITATOR, { awaySinceMs: two }),
          m3: member("c", Role.FACILITATOR, { joinedMs: 0n }),
          m4: member("d", Role.RAPPORTEUR),
        }),
      );
    expect(away(5n, 0n)).toBeUndefined();
    expect(away(5n, 8n)).toBe(8);
    expect(leaderlessSince(leading({ m4: member("d", Role.RAPPORTEUR) }))).toBeUndefined();
  });
  it("can be closed with a headline or without one, never without the disagreement and an example", () => {
    const missing = (value: object) => missingToClose(leading({ harvest: { case: "harvest", value } }));
    expect(missingToClose(leading({}))).toBe(true);
    expect(missing({ headline: "Swim" })).toBe(true);
    expect(missing({ headline: "Swim", disagreementKept: "Who pays" })).toBe(true);
    expect(missing({ headline: "Swim", disagreementKept: "Who pays", example: "None" })).toBe(false);
    expect(missing({ noHeadline: true, disagreementKept: "All of it", example: "The Vell" })).toBe(false);
  });
});
