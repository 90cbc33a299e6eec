// VERSION-2: what a later version wrote stays where it is: in the document, in what is guessed, on the device.
import { create, fromBinary, toBinary, toJsonString } from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { expect, it } from "vitest";
import { Document, evolve } from "../../src/document/index.ts";
import {
  CardKind,
  CardSchema,
  EffectSchema,
  type Record,
  RecordSchema,
  SnapshotBodySchema,
} from "../../src/protocol/index.ts";

import { BoardCopies } from "../../src/storage/board_copies.ts";
import { difference, toProto } from "../../src/text/index.ts";
import { viewOf } from "../../src/ui/board/model.ts";
import { Disk } from "../storage/world.ts";
import { setKind, Table } from "../table/table.ts";

const later = "of a later version";
// Field 999 of a record and of its card, which this version does not know.
function card(id: string): Record {
  const unknown = new BinaryWriter().tag(999, 2).string(later).finish();
  const inside = new Uint8Array([
    ...toBinary(CardSchema, create(CardSchema, { region: "r1", kind: CardKind.IDEA })),
    ...unknown,
  ]);
  const record = create(RecordSchema, { id, version: 1, text: { content: "Rain" } });
  record.body = { case: "card", value: fromBinary(CardSchema, inside) };
  return fromBinary(RecordSchema, new Uint8Array([...toBinary(RecordSchema, record), ...unknown]));
}
const kept = (record: Record | undefined) =>
  record ? new TextDecoder().decode(toBinary(RecordSchema, record)).split(later).length - 1 : 0;

it("words that change take nothing away from a record, nor does taking the change back", () => {
  const document = new Document();
  evolve(document, create(EffectSchema, { kind: { case: "put", value: card("c1") } }));
  expect(kept(document.find("c1"))).toBe(2);
  const change = toProto(difference("Rain", "Rain all night"));
  const undo = evolve(document, create(EffectSchema, { kind: { case: "edit", value: { id: "c1", change } } }));
  expect([document.words("c1"), kept(document.find("c1"))]).toEqual(["Rain all night", 2]);
  undo.revert(document);
  expect([document.words("c1"), kept(document.find("c1"))]).toEqual(["Rain", 2]);
});

it("what is guessed of one's own request keeps it, too", () => {
  const table = new Table();
  const ben = table.sits("ben");
  table.server.document.set("c1", card("c1")); // as a later server stored it
  ben.adds("c2", "the next commit");
  table.settle();
  const late = table.sits("late");
  expect(kept(late.session.shown.find("c1"))).toBe(2);
  late.asks(setKind("c1", CardKind.RISK));
  expect([late.session.shown.card("c1")?.kind, kept(late.session.shown.find("c1"))]).toEqual([CardKind.RISK, 2]);
  expect(ben.seen.refusals).toEqual([]);
});

it("a copy on the device keeps it, and a record of a kind that is not known; the board shows what it knows", async () => {
  const database = new Disk().database();
  const kind = new BinaryWriter().tag(998, 2).string("a kind of record").finish();
  const unknown = fromBinary(
    RecordSchema,
    new Uint8Array([...toBinary(RecordSchema, create(RecordSchema, { id: "x1", version: 1 })), ...kind]),
  );
  const region = create(RecordSchema, { id: "r1", version: 1, body: { case: "region", value: { title: "Ideas" } } });
  const body = create(SnapshotBodySchema, { records: [card("c1"), unknown, region] });
  const owner = { document: "b1", participant: "ada" };
  const copy = { client: "c", counter: 1, role: 1, mine: [], confirmedMs: 1, body, people: [] };
  await new BoardCopies(database, owner).save(copy as never);
  const records = (await new BoardCopies(database, owner).load())?.body.records ?? [];
  expect(records.map((record) => toBinary(RecordSchema, record))).toEqual(
    body.records.map((record) => toBinary(RecordSchema, record)),
  );
  const document = new Document();
  for (const record of records) document.set(record.id, record);
  expect(viewOf(document).order).toEqual(["c1"]);
  expect(toJsonString(RecordSchema, records[1] as Record)).toContain("x1");
});
