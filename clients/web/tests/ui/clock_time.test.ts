// One clock for everything on a board: that of the meeting's place, whatever the device says.
import { describe, expect, it } from "vitest";
import { zoneHere } from "../../src/ui/meeting/times.ts";
import type { Room } from "../../src/ui/room/room.ts";
import { clockTime, zoneOn } from "../../src/ui/times.ts";

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
