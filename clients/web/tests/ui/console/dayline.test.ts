// The day as one line: what is timed in it, and where now is.

import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/document.ts";
import { AgendaKind, RecordSchema } from "../../../src/protocol/index.ts";
import { dayLine } from "../../../src/ui/console/dayline.ts";
import { programmeOf } from "../../../src/ui/meeting/programme.ts";
import { momentOf } from "../../../src/ui/meeting/times.ts";

const zone = "Europe/Rome";
type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
type ItemInit = Extract<Body, { case: "agendaItem" }>["value"];
const day = "2027-04-15";
function documentOf(items: { readonly [id: string]: ItemInit }) {
  const document = new Document();
  for (const [id, value] of Object.entries(items))
    document.set(id, create(RecordSchema, { id, version: 1, body: { case: "agendaItem", value: { day, ...value } } }));
  return document;
}
const days = (items: { readonly [id: string]: ItemInit }) => programmeOf(documentOf(items), zone);
const programme = days({
  talk: { order: 1, title: "TALK", start: "10:00", end: "10:30" },
  s2: { order: 2, kind: AgendaKind.SESSION, title: "Routes", start: "10:30", end: "13:00" },
  "s2-a": { parent: "s2", order: 1, title: "Two cases", start: "10:30" },
  "s2-b": { parent: "s2", order: 2, title: "Breakouts", start: "11:35" },
  lunch: { order: 3, title: "Lunch", start: "13:00", end: "14:00" },
  walk: { order: 4, title: "No time stated" },
  secret: { order: 5, title: "Surprise", start: "17:00", hidden: true },
  friday: { order: 6, title: "Another day", day: "2027-04-16", start: "09:00" },
});
const line = (clock: string, on = day) => {
  const at = momentOf(on, clock, zone) ?? expect.fail();
  const { slots, here } = dayLine(programme, at, zone, "s2");
  return { slots: slots.map(({ title, is, hidden }) => `${title}: ${is}${hidden ? ", hidden" : ""}`), here };
};

describe("the line of the day", () => {
  it("has what is timed today, a session by its parts, with what was, is, comes next", () => {
    expect(line("12:15").slots).toEqual([
      "Talk: past",
      "Two cases: past",
      "Breakouts: now",
      "Lunch: next",
      "Surprise: later, hidden",
    ]);
  });
  it("says how much of what is now is over", () => {
    expect(line("11:35").here).toBe(0);
    expect(line("13:30").here).toBe(0.5);
    expect(line("09:00").here).toBeUndefined();
  });
  it("on another day shows that of the session, on which nothing is now", () => {
    const { slots, here } = line("12:00", "2027-04-01");
    expect(slots[0]).toBe("Talk: next");
    expect(slots.some((slot) => slot.includes(": now"))).toBe(false);
    expect(here).toBeUndefined();
  });
  it("groups that meet later than what is listed after them begin and end in their own time", () => {
    const at = (clock: string) => momentOf(day, clock, zone) ?? expect.fail();
    const document = documentOf({
      talk: { order: 2, title: "Talk", start: "10:00" },
      lunch: { order: 3, title: "Lunch", start: "13:00" },
    });
    const session = { kind: AgendaKind.SESSION, title: "Routes", order: 1 };
    const init = (id: string, body: Body) => document.set(id, create(RecordSchema, { id, version: 1, body }));
    init("a-session", { case: "agendaItem", value: session });
    init("b1", {
      case: "breakout",
      value: { session: "a-session", board: "m.b1", startsMs: BigInt(at("11:30")), availableMinutes: 45 },
    });
    const { slots } = dayLine(programmeOf(document, zone), at("12:00"), zone, "a-session");
    expect(slots.map(({ title, is }) => `${title}: ${is}`)).toEqual(["Talk: past", "Routes: now", "Lunch: next"]);
    expect(slots[1]).toMatchObject({ startMs: at("11:30"), overMs: at("13:00") });
  });
  it("is empty where nothing has a time", () => {
    expect(dayLine(days({ a: { title: "A" } }), 0, zone, "a").slots).toEqual([]);
    expect(dayLine([], 0, zone, "").slots).toEqual([]);
  });
});
