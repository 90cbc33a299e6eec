// tests/vectors/text.json, section by section: the server's changes of words and ours agree to the unit.
import { describe, expect, it } from "vitest";
import {
  apply,
  Change,
  compose,
  difference,
  faultOn,
  fromProto,
  inverse,
  lineageAfter,
  moved,
  transform,
} from "../../src/text/index.ts";
import { changeOf, type JsonChange, jsonOf, readVectors } from "../vectors.ts";

interface Vectors {
  format: number;
  build: { steps: { keep?: number; erase?: number; insert?: string }[]; change: JsonChange }[];
  apply: { text: string; change: JsonChange; result: string }[];
  fault: { text: string; change: JsonChange; fault: string }[];
  not_normal: { why: string; change: JsonChange }[];
  inverse: { text: string; change: JsonChange; inverse: JsonChange }[];
  compose: { text: string; first: JsonChange; second: JsonChange; composed: JsonChange; result: string }[];
  transform: {
    text: string;
    logged: JsonChange;
    later: JsonChange;
    later_after_logged: JsonChange;
    logged_after_later: JsonChange;
    result: string;
  }[];
  lineage: { before: number; change: JsonChange; after: number }[];
  moved: { change: JsonChange; left: number[]; right: number[] }[];
  difference: { before: string; after: string; difference: JsonChange }[];
}

const vectors = readVectors<Vectors>("text.json");

describe("the vectors of changes of words (TEXT-6)", () => {
  it("are of the format that this test reads, with every section in it", () => {
    expect(vectors.format).toBe(1);
    const sections = Object.keys(vectors).sort();
    expect(sections).toEqual(
      [
        "format",
        "build",
        "apply",
        "fault",
        "not_normal",
        "inverse",
        "compose",
        "transform",
        "lineage",
        "moved",
        "difference",
      ].sort(),
    );
    for (const section of sections.filter((name) => name !== "format"))
      expect(vectors[section as keyof Vectors], section).not.toHaveLength(0);
  });

  it.each(vectors.build)("TEXT-1: building keeps normal form: $steps", ({ steps, change }) => {
    const built = new Change();
    for (const step of steps)
      built
        .keep(step.keep ?? 0)
        .erase(step.erase ?? 0)
        .insert(step.insert ?? "");
    expect(jsonOf(built)).toEqual(change);
  });

  it.each(vectors.apply)("a change takes $text to $result", ({ text, change, result }) => {
    expect(faultOn(text, changeOf(change))).toBe("none");
    expect(apply(text, changeOf(change))).toBe(result);
    expect(changeOf(change).lengthAfter).toBe(result.length);
  });

  it.each(vectors.fault)("TEXT-3: a change that does not fit is refused: $fault, $change on $text", (given) => {
    expect(faultOn(given.text, changeOf(given.change))).toBe(given.fault);
  });

  it.each(vectors.not_normal)("a change that is not in normal form is not taken: $why", ({ change }) => {
    expect(fromProto(change)).toBeUndefined();
  });

  it.each(vectors.inverse)("an inverse takes back, and is spelled exactly so: $change", (given) => {
    const change = changeOf(given.change);
    const back = inverse(change, given.text);
    expect(jsonOf(back)).toEqual(given.inverse);
    expect(apply(apply(given.text, change), back)).toBe(given.text);
  });

  it.each(vectors.compose)("composed changes do what both do: $first, $second", (given) => {
    const composed = compose(changeOf(given.first), changeOf(given.second));
    expect(jsonOf(composed)).toEqual(given.composed);
    expect(apply(given.text, composed)).toBe(given.result);
  });

  it.each(vectors.transform)("TEXT-4: both orders end in the same words: $result", (given) => {
    const logged = changeOf(given.logged);
    const later = changeOf(given.later);
    const laterAfter = transform(later, logged, "right");
    const loggedAfter = transform(logged, later, "left");
    expect(jsonOf(laterAfter)).toEqual(given.later_after_logged);
    expect(jsonOf(loggedAfter)).toEqual(given.logged_after_later);
    expect(apply(apply(given.text, logged), laterAfter)).toBe(given.result);
    expect(apply(apply(given.text, later), loggedAfter)).toBe(given.result);
  });

  it.each(vectors.lineage)("TEXT-2: the lineage after $change", ({ before, change, after }) => {
    expect(lineageAfter(before, changeOf(change))).toBe(after);
  });

  it.each(vectors.moved)("carets move with $change", ({ change, left, right }) => {
    const places = left.map((_, caret) => caret);
    expect(places.map((caret) => moved(caret, changeOf(change), "left"))).toEqual(left);
    expect(places.map((caret) => moved(caret, changeOf(change), "right"))).toEqual(right);
  });

  it.each(vectors.difference)("the difference of $before and $after", (given) => {
    expect(jsonOf(difference(given.before, given.after))).toEqual(given.difference);
  });
});
