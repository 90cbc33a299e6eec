// One contract for all stores of an outbox.
import { create } from "@bufbuild/protobuf";
import { expect } from "vitest";
import { RequestSchema, TextChangeSchema } from "../../src/protocol/index.ts";
import type { HeldRequest, HeldWords, OutboxContents, OutboxStore } from "../../src/replica/outbox_store.ts";

export const client = new TextEncoder().encode("0123456789abcdef");

export function held(cseq: number, text: string): HeldRequest {
  const verb = { case: "addCard", value: { id: `c${cseq}`, text } } as const;
  return { cseq, request: create(RequestSchema, { cseq, verb }), on: "", insteadOf: [] };
}
export function heldEdit(cseq: number, id: string): HeldRequest {
  const verb = { case: "editText", value: { id } } as const;
  return { cseq, request: create(RequestSchema, { cseq, verb }), on: "before 😀", insteadOf: [cseq - 1] };
}
export function waiting(record: string): HeldWords {
  const change = create(TextChangeSchema, { runs: [0], inserts: ["typed"] });
  return { record, on: "on", change, insteadOf: [7] };
}
export const begun: OutboxContents = { client, lastCseq: 0, requests: [], words: [] };

// `reopen`: the same store as somebody finds it who comes later.
export async function keepsWhatItIsGiven(store: OutboxStore, reopen: () => Promise<OutboxStore>): Promise<void> {
  expect((await store.load()).client).toHaveLength(0);
  await store.write([{ kind: "begin", contents: begun }]);
  await store.write([
    { kind: "request", held: held(1, "one") },
    { kind: "request", held: held(2, "two") },
    { kind: "words", held: waiting("n1") },
    { kind: "words", held: waiting("n2") },
  ]);
  await store.write([{ kind: "request", held: held(2, "two, corrected") }]);
  await store.write([{ kind: "request", held: heldEdit(3, "n1") }]); // takes the place of the words that waited
  await store.write([
    { kind: "drop", upTo: 1 },
    { kind: "forget", record: "n3" },
  ]);
  const expected: OutboxContents = {
    client,
    lastCseq: 3,
    requests: [held(2, "two, corrected"), heldEdit(3, "n1")],
    words: [waiting("n2")],
  };
  let later = await reopen();
  expect(await later.load()).toEqual(expected);

  // Numbers stay given away when nothing is left of them.
  await later.write([
    { kind: "drop", upTo: 3 },
    { kind: "forget", record: "n2" },
  ]);
  later = await reopen();
  expect(await later.load()).toEqual({ ...expected, requests: [], words: [] });

  // A new client id, with what is still held.
  const other = client.slice().reverse();
  const anew: OutboxContents = { client: other, lastCseq: 1, requests: [held(1, "again")], words: [waiting("n4")] };
  await later.write([{ kind: "begin", contents: anew }]);
  expect(await (await reopen()).load()).toEqual(anew);
}
