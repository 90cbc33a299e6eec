// What the server says of the groups, as it is shown, and what an act would do in them.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type GroupNowSchema, GroupsAnswerSchema, PhaseKind } from "../../../src/index.ts";
import {
  allOver,
  beginnings,
  clockNow,
  closes,
  groupsIn,
  kindOf,
  latest,
  minutesBehind,
  newsIn,
  planLine,
  reveals,
  seenIn,
  sessionToShow,
  stepOf,
} from "../../../src/ui/console/groups.ts";

type Init = MessageInitShape<typeof GroupNowSchema>;
const groups = (...all: Init[]) => groupsIn(create(GroupsAnswerSchema, { groups: all }));
const group = (init: Init) => groups(init)[0] ?? expect.fail("no group");
const minute = 60_000;

describe("names", () => {
  it("a number that a group has in its title is its number; else they are counted", () => {
    const names = groups(
      { title: "Group 4: ageing and care" },
      { title: "Rivers" },
      { title: "Gruppe 12 – Wasser: und Land" },
      { title: "Agenda 2030" },
    ).map(({ number, title }) => `${number} ${title}`);
    expect(names).toEqual(["4 ageing and care", "2 Rivers", "12 Wasser: und Land", "5 Agenda 2030"]);
  });
  it("no two have the same number", () => {
    const numbers = groups({ title: "Group 1: one" }, { title: "Group 1: another" }, { title: "Plenary" }).map(
      ({ number, title }) => `${number} ${title}`,
    );
    expect(numbers).toEqual(["1 one", "2 Group 1: another", "3 Plenary"]);
  });
  it("phases have the kinds that the policy names", () => {
    const kind = (word: string) => kindOf(group({ phase: { kind: word } }).now.phase ?? expect.fail());
    expect(kind("silent")).toBe(PhaseKind.SILENT);
    expect(kind("cluster")).toBe(PhaseKind.CLUSTER_PHASE);
    expect(kind("something of a later server")).toBe(PhaseKind.PHASE_KIND_UNSPECIFIED);
  });
});

describe("the session to begin with", () => {
  it("is the one in which something runs, else one that is not over", () => {
    expect(sessionToShow(groups({ session: "s1" }, { session: "s2", phase: { id: "p" } }))).toBe("s2");
    expect(sessionToShow(groups({ session: "s1", closed: true }, { session: "s2" }, { session: "s3" }))).toBe("s2");
    expect(sessionToShow(groups({ session: "s1", phase: { id: "p" }, closed: true }, { session: "s2" }))).toBe("s2");
    expect(sessionToShow([])).toBeUndefined();
  });
  it("all are over when each is", () => {
    expect(allOver(groups({ closed: true }, {}))).toBe(false);
    expect(allOver(groups({ closed: true }, { closed: true }))).toBe(true);
    expect(allOver([])).toBe(false);
  });
});

describe("the plan", () => {
  const { now } = group({
    phase: { id: "b" },
    phases: [
      { id: "a", ended: true, plannedMinutes: 4 },
      { id: "x", skipped: true, plannedMinutes: 3 },
      { id: "b", plannedMinutes: 9, extendedMinutes: 2 },
      { id: "c" },
    ],
  });
  it("is drawn to scale, with what has been, is, was left out and comes", () => {
    expect(planLine(now).map(({ is, minutes }) => `${is} ${minutes}`)).toEqual([
      "done 4",
      "left out 3",
      "now 11",
      "to come 2",
    ]);
    expect(stepOf(now)).toBe(3);
  });
  it("time runs by the server's clock, and stands still in a pause", () => {
    const phase = { id: "b", startedMs: 0n, deadlineMs: BigInt(5 * minute) };
    const running = group({ phase }).now.phase ?? expect.fail();
    expect(clockNow(running, 4 * minute).left).toBe(60);
    const paused =
      group({ phase: { ...phase, paused: true, pausedMs: BigInt(2 * minute) } }).now.phase ?? expect.fail();
    expect(clockNow(paused, 4 * minute)).toMatchObject({ left: 180, paused: true });
  });
  it("the meeting is as late as the group furthest behind", () => {
    const phases = [{ id: "a", ended: true }];
    expect(minutesBehind(groups({ behindMs: 90_000n, phases }, { behindMs: 260_000n, phases }))).toBe(4);
    expect(minutesBehind(groups({ behindMs: -130_000n, phases }, { behindMs: -70_000n, phases }))).toBe(-1);
    expect(minutesBehind(groups({ phases: [{ id: "a" }] }))).toBeUndefined(); // nothing has begun
    expect(latest(undefined, 20)).toBe(20); // a talk is over its time, and no group has begun
    expect(latest(4, 20)).toBe(20);
    expect(latest(25, 20)).toBe(25);
    expect(latest(-2, 0)).toBe(-2);
    expect(latest(undefined, 0)).toBeUndefined();
  });
});

describe("the next phase", () => {
  const some = groups(
    { document: "m.1", title: "Group 1: a", phase: { id: "p1", generation: 2 }, next: { kind: "vote" } },
    { document: "m.2", title: "Group 2: b" },
    { document: "m.3", title: "Group 3: c", next: { kind: "vote" } },
    { document: "m.4", title: "Group 4: d", next: { kind: "vote", title: "Weigh" } },
  );
  it("is told of those together in which the same begins; nothing comes last", () => {
    const told = beginnings(some).map(({ phase, groups: where }) => {
      return `${phase?.title || phase?.kind || "nothing"}: ${where.map(({ number }) => number).join()}`;
    });
    expect(told).toEqual(["vote: 1,3", "Weigh: 4", "nothing: 2"]);
  });
  it("shows the cards written in silence, unless it is silent itself", () => {
    expect(reveals(group({ silent: true, next: { kind: "round" } }))).toBe(true);
    expect(reveals(group({ silent: true, next: { kind: "pair" } }))).toBe(false);
    expect(reveals(group({ silent: true }))).toBe(false);
    expect(reveals(group({ next: { kind: "round" } }))).toBe(false);
    expect(closes(group({ next: { kind: "close" } }))).toBe(true);
  });
  it("says what was seen to run, so that two taps are one", () => {
    expect(seenIn(some.slice(0, 2))).toEqual({
      "m.1": { id: "p1", generation: 2 },
      "m.2": { id: "", generation: 0 },
    });
  });
});

describe("news", () => {
  const phase = { id: "p", generation: 1, startedMs: 0n, deadlineMs: BigInt(5 * minute) };
  const news = (before: Init, after: Init, at: readonly [number, number] = [0, 2_000]) =>
    newsIn(groups({ document: "m.1", ...before }), groups({ document: "m.1", ...after }), ...at).map(
      ({ kind }) => kind,
    );
  it("is a call for help, once", () => {
    const help = [{ participant: "ben", atMs: 5n }];
    expect(news({}, { help })).toEqual(["help"]);
    expect(news({ help }, { help })).toEqual([]);
    expect(news({ help }, { help: [{ participant: "ben", atMs: 9n }] })).toEqual(["help"]);
    expect(news({ help }, {})).toEqual([]);
  });
  it("is another phase, the same one anew, or none", () => {
    expect(news({ phase }, { phase: { ...phase, id: "q" } })).toEqual(["phase"]);
    expect(news({ phase }, { phase: { ...phase, generation: 2 } })).toEqual(["phase"]);
    expect(news({ phase }, {})).toEqual(["ended"]);
  });
  it("is time that is up, once; not a second that passes, nor a pause", () => {
    expect(news({ phase }, { phase }, [minute, minute + 2_000])).toEqual([]);
    expect(news({ phase }, { phase }, [5 * minute - 1_000, 5 * minute + 1_000])).toEqual(["over"]);
    expect(news({ phase }, { phase }, [5 * minute + 1_000, 5 * minute + 3_000])).toEqual([]);
    expect(news({ phase: { ...phase, deadlineMs: 0n } }, { phase: { ...phase, deadlineMs: 0n } })).toEqual([]);
  });
  it("a group that was not there before is none", () => {
    expect(newsIn([], groups({ document: "m.1", help: [{ participant: "ben", atMs: 5n }] }), 0, 1)).toEqual([]);
  });
});
