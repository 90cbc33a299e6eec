// A device that several people use one after the other: nobody leaves words behind that were not sent, and nothing of theirs.

import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Role, SnapshotBodySchema, TextChangeSchema } from "../../src/protocol/index.ts";
import { nothingKept } from "../../src/replica/outbox_store.ts";
import { BoardCopies } from "../../src/storage/board_copies.ts";
import { forgetDevice, forgetOwners, unsentOnDevice } from "../../src/storage/device.ts";
import { Shelf } from "../../src/storage/shelf.ts";
import { Disk } from "./world.ts";

const ada = { document: "b1", participant: "ada" };
const held = { record: "c1", on: "c1", change: create(TextChangeSchema, {}), insteadOf: [] };
async function kept(disk: Disk, owner = ada) {
  const database = disk.database();
  let tokens = 0;
  const token = () => `${owner.document}-${++tokens}`;
  const claim = await new Shelf({ database, locks: undefined, wallMs: () => 0, token }, owner).claimEmpty();
  await new BoardCopies(database, owner).save({
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
  await claim.store.load();
  await claim.store.write([{ kind: "begin", contents: { ...nothingKept, words: [held] } }]);
  expect(await unsentOnDevice(database)).toBe(1);
  expect(await forgetDevice(database)).toBe(1);
  expect(await unsentOnDevice(database)).toBe(1);
  expect(await new BoardCopies(database, ada).load()).toBeDefined();
});

const inB2 = { ...ada, document: "b2" };
it("of some documents nothing is left, and of others everything", async () => {
  const disk = new Disk();
  const { database } = await kept(disk);
  await kept(disk, inB2);
  expect(await forgetOwners(database, [ada])).toBe(0);
  expect(await new BoardCopies(database, ada).load()).toBeUndefined();
  expect(await new BoardCopies(database, inB2).load()).toBeDefined();
  const rows = await database.read(["outboxes"], (within) => counted(within.objectStore("outboxes")));
  expect(rows).toBe(1);
});
it("of some documents nothing goes while words wait on one of them; words on others do not matter", async () => {
  const disk = new Disk();
  const { database, claim } = await kept(disk);
  await kept(disk, inB2);
  await claim.store.load();
  await claim.store.write([{ kind: "begin", contents: { ...nothingKept, words: [held] } }]);
  expect(await forgetOwners(database, [inB2, ada])).toBe(1);
  expect(await new BoardCopies(database, inB2).load()).toBeDefined();
  expect(await forgetOwners(database, [inB2])).toBe(0);
  expect(await unsentOnDevice(database)).toBe(1);
});
it("words of another page are counted when they were written before it, and kept anew when after", async () => {
  const disk = new Disk();
  const { database, claim } = await kept(disk);
  await claim.store.load();
  const forgetting = forgetOwners(database, [ada]);
  const writing = claim.store.write([{ kind: "words", held }]);
  expect([await forgetting, await writing]).toEqual([0, undefined]);
  expect(await unsentOnDevice(database)).toBe(1);
  const typing = claim.store.write([{ kind: "words", held: { ...held, record: "c2" } }]);
  expect(await forgetOwners(database, [ada])).toBe(2);
  await typing;
  expect(await unsentOnDevice(database)).toBe(2);
});

function counted(store: IDBObjectStore): Promise<number> {
  return new Promise((resolve) => {
    const request = store.count();
    request.onsuccess = () => resolve(request.result);
  });
}
