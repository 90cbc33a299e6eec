// A device that several people use one after the other: nobody leaves words behind that were not sent, and nothing of theirs.

import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Role, SnapshotBodySchema, TextChangeSchema } from "../../src/protocol/index.ts";
import { nothingKept } from "../../src/replica/outbox_store.ts";
import { BoardCopies } from "../../src/storage/board_copies.ts";
import { forgetDevice, unsentOf, unsentOnDevice } from "../../src/storage/device.ts";
import { Shelf } from "../../src/storage/shelf.ts";
import { Disk } from "./world.ts";

const ada = { document: "b1", participant: "ada" };
async function kept(disk: Disk) {
  const database = disk.database();
  let tokens = 0;
  const token = () => `t${++tokens}`;
  const claim = await new Shelf({ database, locks: undefined, wallMs: () => 0, token }, ada).claimEmpty();
  await new BoardCopies(database, ada).save({
    ...{ client: new Uint8Array(16), counter: 1, role: Role.PARTICIPANT, mine: [], people: [], confirmedMs: 1 },
    body: create(SnapshotBodySchema, {}),
  });
  return { database, claim };
}

it("nothing is left of who was there: no copy of a board, no client", async () => {
  const { database } = await kept(new Disk());
  expect(await unsentOnDevice(database)).toBe(0);
  expect(await forgetDevice(database)).toBe(0);
  expect(await new BoardCopies(database, ada).load()).toBeUndefined();
  const rows = await database.read(["outboxes"], (within) => counted(within.objectStore("outboxes")));
  expect(rows).toBe(0);
});
it("while words wait to be sent, everything stays", async () => {
  const { database, claim } = await kept(new Disk());
  const change = create(TextChangeSchema, {});
  const held = { record: "c1", on: "c1", change, insteadOf: [] };
  await claim.store.load();
  await claim.store.write([{ kind: "begin", contents: { ...nothingKept, words: [held] } }]);
  expect(await unsentOnDevice(database)).toBe(1);
  expect(await unsentOf(database, ada)).toBe(1);
  expect(await unsentOf(database, { ...ada, document: "b2" })).toBe(0);
  expect(await forgetDevice(database)).toBe(1);
  expect(await unsentOnDevice(database)).toBe(1);
  expect(await new BoardCopies(database, ada).load()).toBeDefined();
});

function counted(store: IDBObjectStore): Promise<number> {
  return new Promise((resolve) => {
    const request = store.count();
    request.onsuccess = () => resolve(request.result);
  });
}
