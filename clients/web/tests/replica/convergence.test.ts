// Many clients, much typing, connections that come and go, devices that are switched off, disks that fail, servers that
// forget (tests/table/afternoon.ts): at the end everybody holds what the log says, every outbox is empty, and every word that was typed is
// somewhere. A failing seed becomes a named test.
import { describe, expect, it } from "vitest";
import { recordsHash } from "../document/records_hash.ts";
import { Afternoon } from "../table/afternoon.ts";

const seeds = Number(process.env.SEEDS ?? 60);
const first = Number(process.env.FIRST_SEED ?? 1);

describe("afternoons", () => {
  const numbers = Array.from({ length: seeds }, (_, i) => first + i);

  function expectAgreement(afternoon: Afternoon): void {
    for (const sitter of afternoon.people) {
      expect(sitter.state, sitter.name).toBe("saved");
      const view = afternoon.table.server.viewOf(sitter.name);
      expect(recordsHash(sitter.session.shown), sitter.name).toBe(recordsHash(view));
    }
  }
  const times = (mark: string, words: string) => words.split(mark).length - 1;

  it.each(numbers)("at the end all agree, nothing is outstanding, and every word is there once: seed %d", (seed) => {
    const afternoon = new Afternoon(seed);
    afternoon.goesBy(300);
    afternoon.ends();
    expectAgreement(afternoon);
    const { document } = afternoon.table.server;
    for (const { mark } of afternoon.typed) expect(times(mark, document.words("n1")), mark).toBe(1);
    for (const id of afternoon.added) expect(document.card(id), id).toBeDefined();
  });

  it.each(numbers)("devices that crash while they keep nothing lose only what was not kept: seed %d", (seed) => {
    const afternoon = new Afternoon(seed, "crashes at any time");
    afternoon.goesBy(300);
    afternoon.ends();
    expectAgreement(afternoon);
    const words = afternoon.table.server.document.words("n1");
    for (const { mark } of afternoon.typed) {
      if (afternoon.mayBeLost.has(mark)) expect(times(mark, words), mark).toBeLessThanOrEqual(1);
      else expect(times(mark, words), mark).toBe(1);
    }
  });

  it.each(numbers)("undo and redo at any time, by everybody, break nothing: seed %d", (seed) => {
    const afternoon = new Afternoon(seed, "are switched off", "undo and redo everything");
    afternoon.goesBy(300);
    afternoon.ends();
    expectAgreement(afternoon);
  });

  it.each([1001, 1002, 1003, 1004, 1005, 1006])(
    "what is shown after every step is what guessing everything anew would show: seed %d",
    (seed) => {
      const afternoon = new Afternoon(seed);
      afternoon.goesBy(150, () => {
        for (const sitter of afternoon.people) {
          const before = recordsHash(sitter.session.shown);
          sitter.session.guessAnew();
          expect(recordsHash(sitter.session.shown), sitter.name).toBe(before);
        }
      });
    },
  );
});
