// The programme of Bellagio 2019, as far as it matters here: what is on, what is next, where a group meets.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { AgendaKind, BreakoutSchema, RecordSchema } from "../../src/protocol/index.ts";
import { groupsOf, isMine, nowAndNext, programmeOf, runningId, spanOf } from "../../src/ui/meeting/programme.ts";

const zone = "Europe/Rome";
function documentOf(...records: MessageInitShape<typeof RecordSchema>[]): Document {
  const document = new Document();
  for (const init of records) document.set(init.id ?? "", create(RecordSchema, { version: 1, ...init }));
  return document;
}
type ItemInit = Extract<NonNullable<MessageInitShape<typeof RecordSchema>["body"]>, { case: "agendaItem" }>["value"];
const item = (id: string, value: ItemInit) => ({ id, body: { case: "agendaItem" as const, value } });
const thursday = documentOf(
  item("lunch", { order: 3, kind: AgendaKind.MEAL, title: "Lunch", day: "2019-03-28", start: "13:00", end: "14:00" }),
  item("s2", {
    order: 2,
    kind: AgendaKind.SESSION,
    number: "II",
    title: "ROUTES",
    day: "2019-03-28",
    start: "10:00",
    end: "13:00",
  }),
  item("s2-breakout", {
    parent: "s2",
    order: 2,
    kind: AgendaKind.BREAKOUT_ITEM,
    title: "Breakout sessions",
    day: "2019-03-28",
  }),
  item("s2-talk", {
    parent: "s2",
    order: 1,
    kind: AgendaKind.PRESENTATION,
    title: "Missions in practice",
    day: "2019-03-28",
  }),
  item("s3", {
    order: 4,
    kind: AgendaKind.SESSION,
    number: "III",
    title: "CAPACITY",
    day: "2019-03-28",
    start: "15:15",
    latestEnd: "19:00",
  }),
  item("dinner", { order: 5, kind: AgendaKind.MEAL, title: "Dinner", day: "2019-03-28", start: "19:00" }),
  item("welcome", { order: 1, kind: AgendaKind.SOCIAL, title: "Welcome", day: "2019-03-27", start: "19:00" }),
  {
    id: "breakout.s2",
    body: { case: "breakout", value: { agendaItem: "s2-breakout", session: "s2", availableMinutes: 180 } },
  },
  {
    id: "b1",
    body: { case: "breakout", value: { agendaItem: "s2-breakout", session: "s2", board: "m.b1", title: "Group 10" } },
  },
  {
    id: "b2",
    body: { case: "breakout", value: { agendaItem: "s2-breakout", session: "s2", board: "m.b2", title: "Group 2" } },
  },
);
const days = programmeOf(thursday, zone);
const at = (time: string) => {
  const { now, next } = nowAndNext(days, Date.parse(time));
  return `${now?.id ?? "nothing"}, then ${next?.id ?? "nothing"}`;
};

describe("a programme", () => {
  it("is read day by day, in the order it was printed, with what belongs to a session inside it", () => {
    expect(days.map(({ day, items }) => [day, ...items.map(({ id }) => id)])).toEqual([
      ["2019-03-27", "welcome"],
      ["2019-03-28", "s2", "lunch", "s3", "dinner"],
    ]);
    expect(days[1]?.items[0]?.items.map(({ id }) => id)).toEqual(["s2-talk", "s2-breakout"]);
  });

  it("shows groups that have a board where they meet, in the order people count", () => {
    expect(groupsOf(days).map(({ breakout }) => breakout.title)).toEqual(["Group 2", "Group 10"]);
    expect(days[1]?.items[0]?.items[1]?.groups).toHaveLength(2);
  });

  it("has no time for what states none", () => {
    const talk = days[1]?.items[0]?.items[0];
    expect(talk && spanOf(talk)).toBeUndefined();
  });
});

describe("now and next", () => {
  it("is by the clocks of the place, an hour ahead of Greenwich that March", () => {
    expect(at("2019-03-28T08:59:00Z")).toBe("nothing, then s2");
    expect(at("2019-03-28T09:00:00Z")).toBe("s2, then lunch");
    expect(at("2019-03-28T12:30:00Z")).toBe("lunch, then s3");
  });

  it("is nothing between two items, and lasts to the latest end or the next beginning where no end is stated", () => {
    expect(at("2019-03-28T13:30:00Z")).toBe("nothing, then s3");
    expect(at("2019-03-28T17:59:00Z")).toBe("s3, then dinner");
    expect(at("2019-03-28T18:00:00Z")).toBe("dinner, then nothing");
  });

  it("is not for ever: what has no end at all is over some hours later", () => {
    expect(at("2019-03-28T23:30:00Z")).toBe("nothing, then nothing");
    expect(at("2019-03-27T20:00:00Z")).toBe("welcome, then s2");
  });

  it("knows a session by when its group begins, if the programme says nothing else", () => {
    const demo = programmeOf(
      documentOf(item("s2", { kind: AgendaKind.SESSION, title: "ROUTES" }), {
        id: "s2-b1",
        body: {
          case: "breakout",
          value: {
            session: "s2",
            board: "demo.b1",
            startsMs: BigInt(Date.parse("2027-04-15T09:35:00Z")),
            availableMinutes: 45,
          },
        },
      }),
      zone,
    );
    expect(demo[0]?.day).toBe("2027-04-15");
    expect(nowAndNext(demo, Date.parse("2027-04-15T10:19:00Z")).now?.id).toBe("s2");
    expect(nowAndNext(demo, Date.parse("2027-04-15T10:20:00Z")).now).toBeUndefined();
  });
});

// ---------------------------------------------------------------- as it happens

describe("once something has begun", () => {
  const at = (clock: string) => Date.parse(`2027-04-15T${clock}:00+01:00`);
  const ms = (clock: string) => BigInt(at(clock));
  const day = "2027-04-15";
  const meeting = (happened: { readonly [id: string]: ItemInit }) =>
    programmeOf(
      documentOf(
        item("welcome", { order: 1, title: "Welcome", day, start: "09:00", end: "09:30", ...happened.welcome }),
        item("s1", { order: 2, kind: AgendaKind.SESSION, title: "Routes", day, start: "09:30", ...happened.s1 }),
        item("talk", { order: 1, parent: "s1", title: "Talk", day, ...happened.talk }),
        item("work", { order: 2, parent: "s1", title: "Breakouts", day, ...happened.work }),
        item("lunch", { order: 3, title: "Lunch", day, start: "12:30", end: "13:30", ...happened.lunch }),
        item("old", { order: 4, title: "Taken out", day, start: "10:00", trashed: { atMs: 1n } }),
      ),
      "Europe/Lisbon",
    );
  const on = (clock: string, happened: Parameters<typeof meeting>[0]) => {
    const days = meeting(happened);
    const { now, part, next } = nowAndNext(days, at(clock));
    return [now?.id, part?.id, next?.id, runningId(days)];
  };

  it("what runs is on, whatever the clock says, and what follows it is next", () => {
    expect(on("10:10", {})).toEqual(["s1", undefined, "lunch", ""]);
    expect(on("10:10", { welcome: { startedMs: ms("09:05") } })).toEqual(["welcome", undefined, "s1", "welcome"]);
  });
  it("a part runs within its session, and the next part is next", () => {
    const begun = { welcome: { startedMs: ms("09:05"), endedMs: ms("09:40") }, s1: { startedMs: ms("09:40") } };
    expect(on("09:50", { ...begun, talk: { startedMs: ms("09:40") } })).toEqual(["s1", "talk", "work", "talk"]);
    expect(on("10:50", { ...begun, talk: { startedMs: ms("09:40"), endedMs: ms("10:20") } })).toEqual([
      "s1",
      undefined,
      "work",
      "s1",
    ]);
  });
  it("between two items nothing is on", () => {
    expect(on("09:40", { welcome: { startedMs: ms("09:05"), endedMs: ms("09:38") } })).toEqual([
      undefined,
      undefined,
      "s1",
      "",
    ]);
  });
  it("what happened on another day says nothing about this one", () => {
    const yesterday = { startedMs: ms("09:00") - 86_400_000n, endedMs: ms("10:00") - 86_400_000n };
    expect(on("13:00", { welcome: yesterday })).toEqual(["lunch", undefined, undefined, ""]);
  });
});

describe("where one sits", () => {
  const group = (id: string, board: string, members: string[] = []) => ({
    id,
    version: 1,
    breakout: create(BreakoutSchema, { agendaItem: "work", title: id, board, members }),
  });
  const groups = [group("a", "m.a", ["ada"]), group("b", "m.b"), group("c", "", ["bo"])];
  const sits = (me: string, places: readonly string[]) =>
    groups.filter((one) => isMine(one, groups, me, (board) => places.includes(board))).map(({ id }) => id);

  it("is as the programme says, also before there is a board", () => {
    expect(sits("ada", [])).toEqual(["a"]);
    expect(sits("bo", [])).toEqual(["c"]);
  });
  it("is where this device has a place, unless a seat elsewhere took one away from there", () => {
    expect(sits("guest", ["m.b"])).toEqual(["b"]);
    expect(sits("ada", ["m.b"])).toEqual(["a"]);
  });
});
