// What is found on a board: what it is, and nothing that is put away.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { RecordSchema } from "../../../src/protocol/index.ts";
import { excerpt, hitsIn } from "../../../src/ui/board/finding.ts";
import { viewOf } from "../../../src/ui/board/model.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
const board = new Document();
const put = (id: string, body: Body, words = "") =>
  board.set(id, create(RecordSchema, { id, version: 1, body, text: { content: words } }));
const card = (id: string, number: number, words: string, more = {}) =>
  put(id, { case: "card", value: { region: "r1", order: id, number, ...more } }, words);
put("r1", { case: "region", value: { title: "Barriers", order: 1 } });
card("a", 2, "Twelve locks on the canal");
card("b", 12, "The Köšice weir");
card("c", 3, "Lock 12 is broken", { cluster: "g" });
card("d", 5, "A canal that was thrown away", { trashed: { by: "p" } });
card("e", 6, "Canals, again", { mergedInto: "a" });
put("g", { case: "cluster", value: { title: "Open the canal", region: "r1" } });
put("h", { case: "cluster", value: { title: "A canal dissolved", region: "r1", dissolved: true } });
put("n", { case: "note", value: { atMs: 5_000n } }, "See [#9](card:b): [@](person:p1) asks about the **canal**");
put("o", { case: "note", value: { trashed: { by: "p" } } }, "canal");
put("x", { case: "decision", value: { number: 1, title: "Canal first", versions: [{ text: "Dig it" }] } });
put("y", { case: "action", value: { number: 4, text: "Walk the canal" } });
put("z", { case: "action", value: { number: 5, text: "canal", state: 4 } }); // dropped

const found = (looked: string) =>
  hitsIn(board, viewOf(board), looked, (one) => (one === "p1" ? "Ada" : "")).map(({ what, id }) => `${what} ${id}`);

it("words are found in cards, groups, notes, decisions and actions, each said as what it is", () => {
  expect(found("CANAL")).toEqual(["card a", "merged a", "group g", "note n", "decision x", "action y"]);
});
it("a card is found by its number before others that have it in their words", () => {
  expect(found("12")).toEqual(["card b", "card c", "note n"]);
  expect(found("#12")).toEqual(["card b", "note n"]);
  expect(found("6")).toEqual(["merged a"]);
});
it("of a card that its author withdrew there are no words to be found, and its place is", () => {
  card("w", 7, "A canal of mine", { withdrawnMs: 5n });
  expect(found("canal")).not.toContain("card w");
  expect(found("7")).toEqual(["card w"]);
  card("w", 7, "", { trashed: { by: "p" } });
});
it("accents and case make no difference", () => expect(found("kosice")).toEqual(["card b"]));
it("a note is found by what is read in it, not by what stands for it", () => {
  expect(found("@ada")).toEqual(["note n"]);
  expect(found("person")).toEqual([]);
});
it("nothing is looked for, and nothing found", () => expect(found("  ")).toEqual([]));

it("of long words those around the place are shown", () => {
  const long = `${"Before it. ".repeat(20)}The Köšice weir${" After it.".repeat(20)}`;
  const { before, found: place, after } = excerpt(long, "kosice");
  expect(place).toBe("Köšice");
  expect(before.startsWith("…") && before.endsWith("The ")).toBe(true);
  expect(after.startsWith(" weir") && after.endsWith("…")).toBe(true);
  expect(before.length + place.length + after.length).toBeLessThan(115);
  expect(excerpt("Short", "nothing")).toEqual({ before: "", found: "", after: "Short" });
});
