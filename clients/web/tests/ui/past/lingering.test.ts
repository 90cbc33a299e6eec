// What is large is there while somebody looks at it, and not much longer.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Lingering } from "../../../src/ui/past/lingering.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what lingers", () => {
  const counted = () => {
    let made = 0;
    return new Lingering(() => {
      made += 1;
      return made;
    });
  };

  it("is the same while somebody looks, and a minute longer", () => {
    const some = counted();
    const leave = some.looks();
    vi.advanceTimersByTime(600_000);
    expect(some.of("")).toBe(1);
    leave();
    vi.advanceTimersByTime(59_000);
    expect(some.of("")).toBe(1);
    vi.advanceTimersByTime(61_000);
    expect(some.of("")).toBe(2);
  });

  it("is made once for somebody who goes to and fro, however long", () => {
    const some = counted();
    for (let at = 0; at < 100; at += 1) {
      expect(some.of("")).toBe(1);
      const leave = some.looks();
      vi.advanceTimersByTime(100);
      leave();
      vi.advanceTimersByTime(5_000);
    }
    expect(vi.getTimerCount()).toBe(1);
  });

  it("stays for one of two who look when the other leaves", () => {
    const some = counted();
    const [leave] = [some.looks(), some.looks()];
    some.of("");
    leave();
    vi.advanceTimersByTime(600_000);
    expect(some.of("")).toBe(1);
  });

  it("goes, too, when whoever asked for it never came to look", () => {
    const some = counted();
    some.of("");
    vi.advanceTimersByTime(60_000);
    expect(some.of("")).toBe(2);
  });

  it("is another for whoever may see something else", () => {
    const some = counted();
    expect(["rapporteur", "rapporteur", "facilitator", "rapporteur"].map((role) => some.of(role))).toEqual([
      1, 1, 2, 3,
    ]);
  });
});
