// A document with something laid over it reads as if it were one, and what lies below is never touched.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { cardsOfRegion, Document, lastCardOfRegion, Overlaid } from "../../src/document/index.ts";
import { CardSchema, type Record, RecordSchema } from "../../src/protocol/index.ts";
import { Dice } from "../dice.ts";

const card = (id: string, region: string, order: string): Record =>
  create(RecordSchema, { id, version: 1, body: { case: "card", value: create(CardSchema, { region, order }) } });

describe("a document with something laid over it", () => {
  it("shows what is over, hides what is hidden, and is what it was when that is taken off", () => {
    const below = new Document();
    for (const id of ["c1", "c2"]) below.set(id, card(id, "r1", id));
    const shown = new Overlaid(below);
    shown.set("c1", card("c1", "r2", "z"));
    shown.set("c2", undefined);
    shown.set("c3", card("c3", "r1", "a"));
    expect(shown.size).toBe(2);
    expect([...shown.records()].map(({ id }) => id).sort()).toEqual(["c1", "c3"]);
    expect(cardsOfRegion(shown, "r1").map(({ id }) => id)).toEqual(["c3"]);
    expect(shown.find("c2")).toBeUndefined();
    expect(below.card("c1")?.region).toBe("r1");
    shown.takeOff();
    expect([...shown.records()]).toEqual([...below.records()]);
  });

  it("knows the last card of a region, whatever is laid over, taken off, or changed below", () => {
    const dice = new Dice(11);
    const below = new Document();
    const shown = new Overlaid(below);
    for (let step = 0; step < 4_000; ++step) {
      const id = `c${dice.below(12)}`;
      const next = dice.oneIn(5) ? undefined : card(id, dice.pick(["r1", "r2"]), dice.pick([..."abcdef"]));
      if (dice.oneIn(40)) shown.takeOff();
      if (dice.oneIn(10)) {
        shown.belowChanges();
        below.set(id, next);
      } else {
        shown.set(id, next);
      }
      const region = dice.pick(["r1", "r2"]);
      expect(shown.lastCardOf(region)).toBe(lastCardOfRegion(shown, region));
    }
  });
});
