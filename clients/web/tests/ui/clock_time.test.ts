// One clock for everything on a board: that of the meeting's place, whatever the device says.
import { describe, expect, it } from "vitest";
import { zoneHere } from "../../src/ui/meeting/times.ts";
import type { Room } from "../../src/ui/room/room.ts";
import { clockTime, dueDay, isOver, todayOn, zoneOn } from "../../src/ui/times.ts";

const roomAt = (timeZone: string) => ({ session: { shown: { board: () => ({ timeZone }) } } }) as unknown as Room;
const ms = Date.parse("2027-04-15T20:30:00Z");

describe("the zone of a board", () => {
  it("is that of the meeting's place", () => {
    expect(zoneOn(roomAt("Asia/Kathmandu"))).toBe("Asia/Kathmandu");
  });
  it("is the device's where the meeting names none, or one that nobody knows", () => {
    expect(zoneOn(roomAt(""))).toBe(zoneHere());
    expect(zoneOn(roomAt("Mars/Olympus"))).toBe(zoneHere());
  });
});

describe("a moment on a board", () => {
  it("is told by the clock of the place", () => {
    expect(clockTime(ms, "Europe/Rome", ms)).toBe("22:30");
    expect(clockTime(ms, "America/New_York", ms)).toBe("16:30");
  });
  it("has its day where that is another there, though it is the same here", () => {
    const later = Date.parse("2027-04-15T23:30:00Z");
    expect(clockTime(ms, "Europe/Rome", later)).toBe("15 Apr, 22:30");
    expect(clockTime(ms, "Europe/London", Date.parse("2027-04-15T22:30:00Z"))).toBe("21:30");
  });
});

describe("a day on which something is due", () => {
  it("is told in words, with its year where that is not this one", () => {
    expect(dueDay("2027-05-01", "2027-01-01")).toBe("Saturday 1 May");
    expect(dueDay("2026-01-01", "2027-01-01")).toMatch(/^Thursday,? 1 January 2026$/);
    expect(dueDay("soon", "2027-01-01")).toBe("soon"); // as an old record may say
  });
  it("is over when the day at the meeting's place is a later one", () => {
    const room = roomAt("Pacific/Kiritimati");
    Object.assign(room.session, { serverMs: () => Date.parse("2027-04-30T12:00:00Z") });
    expect(todayOn(room)).toBe("2027-05-01");
    expect(isOver("2027-04-30", todayOn(room))).toBe(true);
    expect(isOver("2027-05-01", todayOn(room))).toBe(false);
    expect(isOver("", todayOn(room))).toBe(false);
  });
});
