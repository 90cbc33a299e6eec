// Papers are measured once for each way they look, and forgotten when they have gone.
import { describe, expect, it } from "vitest";
import { Measures } from "../../../src/ui/board/measures.ts";

describe("a card", () => {
  it("is measured again when anything about its look is another, and not before", () => {
    const measures = new Measures();
    const record = { words: "one" };
    expect(measures.looksOtherwise("c1", [record, 300])).toBe(true);
    expect(measures.looksOtherwise("c1", [record, 300])).toBe(false);
    expect(measures.looksOtherwise("c1", [record, 400])).toBe(true);
    expect(measures.looksOtherwise("c1", [{ words: "one" }, 400])).toBe(true);
  });

  it("is measured again with other letters", () => {
    const measures = new Measures();
    measures.looksOtherwise("c1", [1]);
    measures.forgetLooks();
    expect(measures.looksOtherwise("c1", [1])).toBe(true);
  });

  it("is forgotten when it has gone, so that as much is remembered as lies there", () => {
    const measures = new Measures();
    for (let at = 0; at < 1_000; at += 1) {
      measures.looksOtherwise(`c${at}`, [at]);
      measures.heights.set(`c${at}`, 90);
      measures.keepOnly((id) => id === `c${at}`);
    }
    expect([...measures.heights.keys()]).toEqual(["c999"]);
    expect(measures.looksOtherwise("c999", [999])).toBe(false);
    expect(measures.looksOtherwise("c0", [0])).toBe(true);
  });
});
