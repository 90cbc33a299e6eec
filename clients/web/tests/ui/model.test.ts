// What the board shows of a document.
import { create } from "@bufbuild/protobuf";
import { beforeAll, expect, it } from "vitest";
import { Document } from "../../src/document/index.ts";
import { CardSchema, type Record, RecordSchema } from "../../src/protocol/index.ts";
import { cardsWords, groupAt, viewOf } from "../../src/ui/board/model.ts";
import { stepFrom } from "../../src/ui/board/walking.ts";
import { t } from "../../src/ui/language.ts";
import { withWords } from "../../src/ui/words.ts";

beforeAll(() => withWords(async () => undefined));

type More = { readonly mergedInto?: string; readonly region?: string; readonly cluster?: string };
const card = (id: string, more: More = {}): Record =>
  create(RecordSchema, {
    id,
    version: 1,
    body: { case: "card", value: create(CardSchema, { region: "r1", order: id, ...more }) },
  });

it("a card that was merged is not on the board, and is found with the one that speaks for it", () => {
  const document = new Document();
  const region = create(RecordSchema, { id: "r1", version: 1, body: { case: "region", value: { title: "Barriers" } } });
  for (const record of [region, card("a"), card("b", { mergedInto: "a" }), card("c", { mergedInto: "a" }), card("d")])
    document.set(record.id, record);
  const view = viewOf(document);
  expect(view.order).toEqual(["a", "d"]);
  expect([...view.merged].map(([into, from]) => [into, from.map(({ id }) => id)])).toEqual([["a", ["b", "c"]]]);
});

it("a group with cards in several regions has a part in each, and the arrows come by every one of them", () => {
  const document = new Document();
  const region = (id: string, order: number): Record =>
    create(RecordSchema, { id, version: 1, body: { case: "region", value: { title: id, order } } });
  const river = create(RecordSchema, {
    id: "river",
    version: 1,
    body: { case: "cluster", value: { title: "Open the river", region: "r1" } },
  });
  for (const record of [
    ...[region("r1", 1), region("r2", 2), region("r3", 3), river],
    ...[card("a", { cluster: "river" }), card("b", { cluster: "river", region: "r3" })],
    ...[card("c"), card("d", { region: "r2" })],
  ])
    document.set(record.id, record);
  const view = viewOf(document);
  const parts = view.regions.map(({ groups }) => groups.map((group) => [group.id, group.part, cardsWords(t, group)]));
  expect(parts).toEqual([[["river", "river@r1", "1 of 2 cards"]], [], [["river", "river@r3", "1 of 2 cards"]]]);
  expect(view.groups).toBe(1);

  const walked = ["region:r1"];
  for (let at = stepFrom(view, "region:r1", "next"); at !== walked.at(-1); at = stepFrom(view, at, "next"))
    walked.push(at);
  expect(walked.join(" ")).toBe("region:r1 group:river@r1 a c region:r2 d region:r3 group:river@r3 b");
  expect(walked.map(groupAt).filter((id) => id !== "")).toEqual(["river", "river"]);
});
