// The laws that changes of words keep, on texts with pairs, joiners and line ends in them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  apply,
  Change,
  compose,
  difference,
  faultOn,
  fromProto,
  inverse,
  moved,
  nothingOn,
  toProto,
  transform,
  wellFormed,
} from "../../src/text/index.ts";

const pieces = ["a", "b", " ", "\r\n", "é", "e\u0301", "中", "ع", "\u200d", "\uffff", "\0", "😀", "𝒳", "👩🏽"];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
const words = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));

// A change that fits the text: every character kept, deleted, or with words put before it.
function changeOn(base: string): fc.Arbitrary<Change> {
  const characters = [...base];
  const fates = fc.array(fc.constantFrom("keep", "erase", "insert"), {
    minLength: characters.length,
    maxLength: characters.length,
  });
  return fc
    .tuple(fates, fc.array(words, { minLength: characters.length + 1, maxLength: characters.length + 1 }), fc.boolean())
    .map(([fate, inserted, atEnd]) => {
      const change = new Change();
      characters.forEach((character, i) => {
        if (fate[i] === "insert") change.insert(inserted[i] ?? "");
        if (fate[i] === "erase") change.erase(character.length);
        else change.keep(character.length);
      });
      return atEnd ? change.insert(inserted[characters.length] ?? "") : change;
    });
}

const oneChange = text.chain((base) => fc.record({ base: fc.constant(base), a: changeOn(base) }));
const twoChanges = text.chain((base) => fc.record({ base: fc.constant(base), a: changeOn(base), b: changeOn(base) }));
const threeChanges = text.chain((base) =>
  fc.record({ base: fc.constant(base), a: changeOn(base), b: changeOn(base), c: changeOn(base) }),
);
const twoInARow = oneChange.chain(({ base, a }) =>
  fc.record({ base: fc.constant(base), a: fc.constant(a), b: changeOn(apply(base, a)) }),
);
const runs = { numRuns: 1000 };

describe("the laws of changes of words", () => {
  it("TP1: two changes made at the same time end in the same words in both orders (TEXT-6)", () => {
    fc.assert(
      fc.property(twoChanges, ({ base, a, b }) => {
        const one = apply(apply(base, a), transform(b, a, "right"));
        expect(apply(apply(base, b), transform(a, b, "left"))).toBe(one);
      }),
      runs,
    );
  });

  it("TEXT-3: transforming and composing changes that split no pair gives changes that split none", () => {
    fc.assert(
      fc.property(twoChanges, ({ base, a, b }) => {
        expect(faultOn(apply(base, a), transform(b, a, "right"))).toBe("none");
        expect(faultOn(apply(base, b), transform(a, b, "left"))).toBe("none");
        expect(wellFormed(apply(apply(base, a), transform(b, a, "right")))).toBe(true);
      }),
      runs,
    );
    fc.assert(
      fc.property(twoInARow, ({ base, a, b }) => {
        expect(faultOn(base, compose(a, b))).toBe("none");
      }),
      runs,
    );
  });

  it("a change transformed over two of the log, one at a time, meets both (TEXT-4)", () => {
    fc.assert(
      fc.property(threeChanges, ({ base, a, b, c }) => {
        const bAfter = transform(b, a, "right");
        const aFirst = apply(apply(base, a), bAfter);
        const mine = transform(transform(c, a, "right"), bAfter, "right");
        // The client that made c hears a, then b, and shows its own on top of each.
        const aSeen = transform(a, c, "left");
        const bSeen = transform(bAfter, transform(c, a, "right"), "left");
        expect(apply(apply(apply(base, c), aSeen), bSeen)).toBe(apply(aFirst, mine));
      }),
      runs,
    );
  });

  it("composing is doing one after the other, and does not matter how it is bracketed", () => {
    const three = twoInARow.chain(({ base, a, b }) =>
      fc.record({
        base: fc.constant(base),
        a: fc.constant(a),
        b: fc.constant(b),
        c: changeOn(apply(apply(base, a), b)),
      }),
    );
    fc.assert(
      fc.property(three, ({ base, a, b, c }) => {
        const all = apply(apply(apply(base, a), b), c);
        expect(apply(base, compose(compose(a, b), c))).toBe(all);
        expect(apply(base, compose(a, compose(b, c)))).toBe(all);
      }),
      runs,
    );
  });

  it("an inverse takes back; nothing composed with a change is the change", () => {
    fc.assert(
      fc.property(oneChange, ({ base, a }) => {
        expect(apply(apply(base, a), inverse(a, base))).toBe(base);
        expect(compose(nothingOn(base), a).equals(a)).toBe(true);
        expect(compose(a, nothingOn(apply(base, a))).equals(a)).toBe(true);
        expect(transform(a, nothingOn(base), "right").equals(a)).toBe(true);
      }),
      runs,
    );
  });

  it("a difference leads from one text to the other and cuts no pair, whatever the two have in common", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = difference(before, after);
        expect(faultOn(before, change)).toBe("none");
        expect(apply(before, change)).toBe(after);
      }),
      runs,
    );
  });

  it("what is sent is what was made, in normal form (TEXT-1)", () => {
    fc.assert(
      fc.property(oneChange, ({ a }) => {
        expect(fromProto(toProto(a))?.equals(a)).toBe(true);
      }),
      runs,
    );
  });

  it("carets keep their order, and those beside nothing that changed keep their neighbours", () => {
    fc.assert(
      fc.property(oneChange, ({ base, a }) => {
        const after = apply(base, a);
        let last = 0;
        for (let caret = 0; caret <= base.length; ++caret) {
          const place = moved(caret, a, "right");
          expect(place).toBeGreaterThanOrEqual(last);
          expect(place).toBeLessThanOrEqual(after.length);
          expect(moved(caret, a, "left")).toBeLessThanOrEqual(place);
          last = place;
        }
      }),
      runs,
    );
  });
});
