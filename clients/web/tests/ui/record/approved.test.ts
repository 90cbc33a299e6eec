// An approved record says at its head who approved it, and the sum over what was approved.
import { create } from "@bufbuild/protobuf";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { SessionRecordHeadSchema, SessionRecordHead_State as State } from "../../../src/index.ts";
import { type Desk, DeskContext } from "../../../src/ui/record/desk.ts";
import { paperOf } from "../../../src/ui/record/paper.ts";
import { Status } from "../../../src/ui/record/Status.tsx";
import type { Room } from "../../../src/ui/room/room.ts";
import { RoomContext } from "../../../src/ui/room/use.ts";
import { withWords } from "../../../src/ui/words.ts";

beforeAll(() => withWords(async () => undefined));

function drawn(state: State, more: object): string {
  const head = create(SessionRecordHeadSchema, { state, approvedMs: 1_800_000_000_000n, ...more });
  const names: { readonly [id: string]: string } = { rob: "Rob Okafor" };
  const room = { nameOf: (one: string) => names[one] ?? "", watch: () => () => {}, version: () => 0 };
  const status = createElement(Status, { head, paper: paperOf(new Document()), nowMs: 0 });
  const desk = createElement(DeskContext, { value: { zone: "UTC" } as Desk }, status);
  return renderToStaticMarkup(createElement(RoomContext, { value: room as unknown as Room }, desk));
}
const approvals = [
  { by: "rob", atMs: 1n },
  { by: "gone", atMs: 2n },
];

it("names who approved it, and begins the sum", () => {
  const said = drawn(State.APPROVED, { approvals, contentHash: new Uint8Array(32).fill(0xab) });
  expect(said).toContain("<bdi>Rob Okafor, Somebody</bdi>");
  expect(said).toContain('<code dir="ltr">abababab…</code>');
});
it("says neither before", () => {
  const said = drawn(State.CIRCULATED, { approvals: approvals.slice(0, 1) });
  expect(said).not.toContain("Rob Okafor");
  expect(said).not.toContain("<code");
});
