// A card whose author took its words back: wherever it stands it says so, and nothing is done to words that are gone.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { RecordSchema, Role } from "../../../src/protocol/index.ts";
import type { CardRecord } from "../../../src/ui/board/model.ts";
import { withoutItsWords, wordsRead, wordsReadIn } from "../../../src/ui/board/withdrawn.ts";
import type { T } from "../../../src/ui/language.ts";
import { mayIn } from "../../../src/ui/leading/may.ts";
import type { Room } from "../../../src/ui/room/room.ts";

const t: T = (key) => `<${key}>`;
const card = (withdrawnMs = 0n) =>
  create(RecordSchema, {
    id: "c",
    version: 1,
    body: { case: "card", value: { number: 7, author: "me", withdrawnMs } },
    text: { content: "Mine alone" },
  }) as CardRecord;
const documentOf = (record: CardRecord) => {
  const document = new Document();
  document.set(record.id, record);
  return document;
};

it("its words are read nowhere, also while they are here still", () => {
  expect(wordsRead(t, card())).toBe("Mine alone");
  expect(wordsRead(t, card(5n))).toBe("<card.withdrawn>");
  expect(wordsReadIn(t, documentOf(card(5n)), "c")).toBe("<card.withdrawn>");
  expect(wordsRead(t, undefined)).toBe("");
});

it("nor on the board of the past, when they stood there", () => {
  expect(wordsRead(t, withoutItsWords(card(), documentOf(card(5n))))).toBe("<card.withdrawn>");
  const stands = card();
  expect(withoutItsWords(stands, documentOf(card()))).toBe(stands);
});

it("its author is offered nothing of its words any more, and its place can be moved", () => {
  const may = (withdrawnMs: bigint) => {
    const shown = documentOf(card(withdrawnMs));
    const room = { role: Role.PARTICIPANT, isMine: () => true, session: { shown } } as unknown as Room;
    return (["editText", "setCard", "withdrawCard", "moveCards"] as const).filter((verb) => mayIn(room)(verb, "c"));
  };
  expect(may(0n)).toEqual(["editText", "setCard", "withdrawCard", "moveCards"]);
  expect(may(5n)).toEqual(["moveCards"]);
});
