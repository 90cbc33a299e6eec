// What a screen reader is told about the others.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Announcer } from "../../src/ui/room/announcer.ts";
import { withWords } from "../../src/ui/words.ts";

beforeAll(() => withWords(async () => undefined));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the acts of others", () => {
  it("are told together, five seconds after the first of them", () => {
    const announcer = new Announcer();
    announcer.others("new", "c1");
    vi.advanceTimersByTime(4_000);
    announcer.others("new", "c2");
    announcer.others("changed", "c0");
    expect(announcer.said.value).toBe("");
    vi.advanceTimersByTime(1_000);
    expect(announcer.said.value).toBe("From the others: 2 new cards, 1 card changed.");
  });

  it("count a card once: new when it came, whatever else happened to it", () => {
    const announcer = new Announcer();
    for (const what of ["new", "changed", "changed"] as const) announcer.others(what, "c1");
    for (const what of ["changed", "changed"] as const) announcer.others(what, "c0");
    vi.advanceTimersByTime(5_000);
    expect(announcer.said.value).toBe("From the others: 1 new card, 1 card changed.");
  });

  it("are told anew for what comes later, and one's own act does not wait for them", () => {
    const announcer = new Announcer();
    announcer.others("new", "c1");
    announcer.own("Taken back.");
    expect(announcer.said.value).toBe("Taken back.");
    vi.advanceTimersByTime(5_000);
    expect(announcer.said.value).toBe("From the others: 1 new card.");
    announcer.others("changed", "c1");
    vi.advanceTimersByTime(5_000);
    expect(announcer.said.value).toBe("From the others: 1 card changed.");
  });
});
