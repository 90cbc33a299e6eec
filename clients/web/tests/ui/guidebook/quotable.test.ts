// What may be quoted from a board is read from an export of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quotableIn } from "../../../src/ui/guidebook/printed.ts";

it("words and who by, as the server writes them", () => {
  const golden = join(import.meta.dirname, "../../../../../tests/facilitation/exports/golden/demo.json");
  const quotable = quotableIn("board-1", JSON.parse(readFileSync(golden, "utf8")));
  expect([...quotable]).toEqual([
    [
      "board-1 Q1",
      {
        text: "If a ten-year-old can't check it, it isn't a mission, it's a slogan.",
        saidBy: "Participant D (regional health authority)",
      },
    ],
  ]);
});
it("nothing of a record without quotations", () => {
  expect(quotableIn("board-1", {}).size).toBe(0);
  expect(quotableIn("board-1", { groups: [{}] }).size).toBe(0);
});
