import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt } from "../../../src/ui/notes/clock.ts";
import { marks, referencesIn, toCard, toMark, toPerson, toTime } from "../../../src/ui/notes/references.ts";

const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,57}$/);
const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe("a reference in a note", () => {
  it("is found again wherever it stands, whatever stands around it", () => {
    const reference = fc.oneof(
      fc
        .tuple(id, fc.nat(999))
        .map(([card, number]) => [toCard(card, String(number)), { to: "card", id: card }] as const),
      id.map((person) => [toPerson(person), { to: "person", id: person }] as const),
      ms.map((at) => [toTime(at, clockAt(at, "")), { to: "time", ms: at }] as const),
      fc
        .tuple(fc.constantFrom(...marks), ms)
        .map(([mark, at]) => [toMark(mark, at, clockAt(at, "", "with seconds")), { to: mark, ms: at }] as const),
    );
    fc.assert(
      fc.property(fc.string(), reference, fc.string(), (before, [written, meant], after) => {
        const found = referencesIn(before + written + after).map(({ reference: one }) => one);
        expect(found).toContainEqual(meant);
      }),
    );
  });

  it("names nobody: people are their id", () => {
    expect(toPerson("p-17")).toBe("[@](person:p-17)");
  });

  it.each(["[a](https://example.org)", "[#1](card:)", "[#1](card:a b)", "[x](time:soon)", "#12", "[#1] (card:a)"])(
    "is not %s",
    (words) => expect(referencesIn(words)).toEqual([]),
  );
});

describe("the meeting's clock", () => {
  it("is that of the place", () => {
    expect(clockAt(Date.UTC(2019, 2, 27, 9, 0, 5), "Europe/Rome")).toBe("10:00");
    expect(clockAt(Date.UTC(2019, 2, 27, 9, 0, 5), "Europe/Rome", "with seconds")).toBe("10:00:05");
    expect(clockAt(Date.UTC(2019, 2, 27, 23, 30), "Europe/Rome")).toBe("00:30");
  });
  it("goes on where the zone is not known", () => {
    expect(clockAt(0, "Nowhere/None")).toMatch(/^\d\d:\d\d$/);
  });
});
