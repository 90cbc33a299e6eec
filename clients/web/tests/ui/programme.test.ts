// The programme of Bellagio 2019, as far as it matters here: what is on, what is next, where a group meets.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { AgendaKind, RecordSchema } from "../../src/protocol/index.ts";
import { groupsOf, nowAndNext, programmeOf, spanOf } from "../../src/ui/meeting/programme.ts";

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
