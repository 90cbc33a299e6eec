// When everybody is back in plenary, and whether a plan fits before it.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { AgendaItemSchema, AgendaKind, type ItemNow, ItemNowSchema } from "../../../src/index.ts";
import { backMs, minutesPast, planEndsMs, type Step } from "../../../src/ui/meanwhile/back.ts";
import type { Going } from "../../../src/ui/meeting/going.ts";

const noon = Date.parse("2027-04-15T12:00:00Z");
const minute = 60_000;
const at = (minutes: number) => noon + minutes * minute;
const item = (id: string, parent: string, kind: AgendaKind, state: string, planned?: number, expected = planned) =>
  create(ItemNowSchema, {
    id,
    state,
    item: create(AgendaItemSchema, { parent, kind }),
    plannedEndMs: BigInt(planned === undefined ? 0 : at(planned)),
    expectedEndMs: BigInt(expected === undefined ? 0 : at(expected)),
  });
const going = (lateMinutes: number, ...items: ItemNow[]): Going => ({
  lateMinutes,
  items: new Map(items.map((one) => [one.id, one])),
});
const work = { session: "s1", startsMs: 0, minutes: 0 };
const { SESSION, BREAKOUT_ITEM, DISCUSSION } = AgendaKind;

describe("everybody is back in plenary", () => {
  it("at the end of the breakouts of the session, moved by what ran over", () => {
    const day = going(
      6,
      item("s1", "", SESSION, "running", 90, 96),
      item("talk", "s1", DISCUSSION, "ended", -40),
      item("work", "s1", BREAKOUT_ITEM, "running", 30, 36),
      item("plenary", "s1", DISCUSSION, "planned", 90, 96),
    );
    expect(backMs(work, day, noon)).toBe(at(36));
  });
  it("at the end of the breakout that runs, or of the next, where there are several", () => {
    const two = (first: string, second: string) =>
      going(0, item("one", "s1", BREAKOUT_ITEM, first, 30), item("two", "s1", BREAKOUT_ITEM, second, 200));
    expect(backMs(work, two("running", "planned"), noon)).toBe(at(30));
    expect(backMs(work, two("ended", "running"), noon)).toBe(at(200));
    expect(backMs(work, two("planned", "planned"), noon)).toBe(at(30));
    expect(backMs(work, two("ended", "planned"), at(60))).toBe(at(200));
  });
  it("at the end of the item itself, where it has no parts", () => {
    expect(backMs(work, going(0, item("s1", "", BREAKOUT_ITEM, "planned", 50)), noon)).toBe(at(50));
  });
  it("as the board states it, as late as the meeting is, where the programme says nothing", () => {
    const stated = { session: "s1", startsMs: at(-20), minutes: 45 };
    expect(backMs(stated, undefined, noon)).toBe(at(25));
    expect(backMs(stated, going(7, item("s1", "", SESSION, "planned")), noon)).toBe(at(32));
    expect(backMs(work, going(7, item("s1", "", SESSION, "planned")), noon)).toBeUndefined();
  });
  it("is not said long before, nor long after", () => {
    const day = (end: number) => going(0, item("s1", "", BREAKOUT_ITEM, "planned", end));
    expect(backMs(work, day(13 * 60), noon)).toBeUndefined();
    expect(backMs(work, day(-3 * 60), noon)).toBeUndefined();
    expect(backMs(work, day(-5), noon)).toBe(at(-5));
  });
});

describe("a plan", () => {
  const plan: readonly Step[] = [
    { is: "over", minutes: 4 },
    { is: "now", minutes: 6, leftMs: 2 * minute },
    { is: "to come", minutes: 9 },
    { is: "to come", minutes: 5 },
  ];
  it("ends when what is left of it has been done; what is over its time takes no more", () => {
    expect(planEndsMs(plan, noon)).toBe(at(16));
    expect(planEndsMs([{ is: "now", minutes: 6, leftMs: -3 * minute }], noon)).toBe(noon);
    expect(planEndsMs([{ is: "now", minutes: 0 }], noon)).toBe(noon);
  });
  it("ends so many whole minutes after everybody is back, or in time", () => {
    expect(minutesPast(plan, at(10), noon)).toBe(6);
    expect(minutesPast(plan, at(16), noon)).toBe(0);
    expect(minutesPast(plan, at(15) + 30_000, noon)).toBe(0);
    expect(minutesPast([{ is: "over", minutes: 4 }], at(-10), noon)).toBe(0);
  });
  it("that has not begun begins when it was planned, or now", () => {
    const whole: readonly Step[] = [{ is: "to come", minutes: 45 }];
    expect(minutesPast(whole, at(60), noon, at(20))).toBe(5);
    expect(minutesPast(whole, at(25), noon, at(-20))).toBe(20);
  });
});
