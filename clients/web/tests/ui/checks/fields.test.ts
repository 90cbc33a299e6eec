// The fields that a card is asked for: of its region, of the indicator sheet; and each check has words.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import {
  type Board,
  BoardSchema,
  type Card,
  CardKind,
  CardSchema,
  type DocumentReader,
  RegionSchema,
} from "../../../src/index.ts";
import { fieldsOf, hasDetails } from "../../../src/ui/checks/fields.ts";
import { findingWords } from "../../../src/ui/checks/words.ts";

const region = create(RegionSchema, { fields: ["party", "angle"] });
const here = (board: Board) => ({ board: () => board, region: () => region }) as unknown as DocumentReader;
const card = (kind: CardKind): Card => create(CardSchema, { kind, region: "r" });

describe("fields of a card", () => {
  it("are those of its region, with the choices of the board", () => {
    const board = create(BoardSchema, { choices: [{ field: "angle", oneOf: ["technology", "behaviour"] }] });
    const fields = fieldsOf(here(board), card(CardKind.RISK));
    expect(fields.map(({ id, oneOf }) => [id, oneOf.length])).toEqual([
      ["party", 0],
      ["angle", 2],
    ]);
  });

  it("evidence says where it comes from, and whatever does already", () => {
    const bare = { board: () => create(BoardSchema, {}), region: () => undefined } as unknown as DocumentReader;
    expect(hasDetails(bare, card(CardKind.EVIDENCE))).toBe(true);
    expect(hasDetails(bare, card(CardKind.QUESTION))).toBe(false);
    expect(hasDetails(bare, create(CardSchema, { kind: CardKind.QUESTION, source: "A report" }))).toBe(true);
  });

  it("of an indicator are the sheet of the board, without the name that its words are", () => {
    const indicatorFields = [
      { id: "name", label: "Indicator", required: true },
      { id: "review", label: "Looked at again on", type: "date", required: true },
      { id: "party", label: "Whose" },
    ];
    const fields = fieldsOf(here(create(BoardSchema, { indicatorFields })), card(CardKind.INDICATOR));
    expect(fields.map(({ id }) => id)).toEqual(["review", "party", "angle"]);
    expect(fields[0]).toMatchObject({ isDate: true, required: true });
  });

  it("of an indicator on a board without a sheet are the usual ones", () => {
    const fields = fieldsOf(here(create(BoardSchema)), card(CardKind.INDICATOR));
    expect(fields.find(({ id }) => id === "direction")?.oneOf).toEqual(["up", "down", "hold", "watch"]);
  });

  it("goals are for challenges and missions, sides for actors", () => {
    const bare = { board: () => create(BoardSchema), region: () => undefined } as unknown as DocumentReader;
    expect(hasDetails(bare, card(CardKind.CHALLENGE))).toBe(true);
    expect(hasDetails(bare, card(CardKind.ACTOR))).toBe(true);
    expect(hasDetails(bare, card(CardKind.IDEA))).toBe(false);
  });
});

it("every check of the server has words here, in the person's language", () => {
  const table = readFileSync(join(import.meta.dirname, "../../../../../facilitation/checks/judging.cc"), "utf8");
  const ids = [...table.matchAll(/^ {6}\{"([a-z-]+)", About/gm)].map(([, id]) => id ?? "");
  expect(ids.length).toBeGreaterThan(20);
  const said = (check: string) => findingWords((key) => `told: ${key}`, { check, text: "as the server says it" });
  for (const check of ids) expect(said(check), check).toMatch(/^told: /);
  expect(said("of-a-later-version")).toBe("as the server says it");
});
