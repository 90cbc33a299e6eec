// What is made of a board for the far end of the room, for paper, and for who is here for the first time.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { RecordSchema } from "../../src/protocol/index.ts";
import { viewOf } from "../../src/ui/board/model.ts";
import { blanksOf } from "../../src/ui/print/blanks.ts";
import { linesOf } from "../../src/ui/projector/lines.ts";
import { enough, stepsDone } from "../../src/ui/warmup/steps.ts";

type CardInit = Extract<NonNullable<MessageInitShape<typeof RecordSchema>["body"]>, { case: "card" }>["value"];
const card = (id: string, value: CardInit, version = 1) => ({ id, version, body: { case: "card" as const, value } });
function boardOf(...records: MessageInitShape<typeof RecordSchema>[]) {
  const document = new Document();
  const regions = ["Challenges", "Direction"].map((title, at) => ({
    id: `r${at + 1}`,
    body: { case: "region" as const, value: { title, order: at + 1 } },
  }));
  const group = { id: "k1", body: { case: "cluster" as const, value: { title: "Open the river" } } };
  for (const init of [...regions, group, ...records])
    document.set(init.id ?? "", create(RecordSchema, { version: 1, ...init }));
  return viewOf(document);
}

describe("the list that a room is shown", () => {
  const lines = (silent: boolean, ...records: MessageInitShape<typeof RecordSchema>[]) =>
    linesOf(boardOf(...records), silent).map(({ number, words, cards }) => `${number} ${words} ${cards ?? "-"}`);

  it("is the regions with their cards, while nothing is grouped", () => {
    expect(lines(false, card("a", { region: "r1" }), card("b", { region: "r1" }))).toEqual([
      "1 Challenges 2",
      "2 Direction 0",
    ]);
  });

  it("is the groups once there are some; one that lies in several regions is one", () => {
    expect(
      lines(false, card("a", { region: "r1", cluster: "k1" }), card("b", { region: "r2", cluster: "k1" })),
    ).toEqual(["1 Open the river 2"]);
  });

  it("counts nothing while people write in silence", () => {
    expect(lines(true, card("a", { region: "r1", cluster: "k1" }))).toEqual(["1 Challenges -", "2 Direction -"]);
  });
});

describe("the warm-up", () => {
  const mine = (id: string) => id.startsWith("my");
  const tried = (...records: MessageInitShape<typeof RecordSchema>[]) => {
    const view = boardOf(...records);
    const { wrote, moved, threw } = stepsDone(view, mine);
    return `${wrote ? "wrote " : ""}${moved ? "moved " : ""}${threw ? "threw " : ""}${enough(view, mine) ? "enough" : ""}`.trim();
  };

  it("ticks off what a person's own cards show", () => {
    expect(tried(card("another", { region: "r1" }, 5))).toBe("");
    expect(tried(card("my1", { region: "r1" }))).toBe("wrote");
    expect(tried(card("my1", { region: "r1" }, 2))).toBe("wrote moved");
    expect(tried(card("my1", { region: "r1", trashed: { by: "me" } }, 2))).toBe("wrote threw enough");
    expect(tried(card("my1", { region: "r1", trashed: { by: "me" } }, 3))).toBe("wrote moved threw enough");
  });

  it("is enough for who has plainly begun to work", () => {
    expect(tried(card("my1", { region: "r1" }), card("my2", { region: "r1" }), card("my3", { region: "r2" }))).toBe(
      "wrote enough",
    );
  });
});

it("cards to write by hand have a name of their own on every table", () => {
  const names = [1, 2, 3].flatMap((region) => blanksOf(region, "a3"));
  expect(new Set(names).size).toBe(names.length);
  expect(blanksOf(2, "a4")[2]).toBe("2c");
});
