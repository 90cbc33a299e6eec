// A note in a line of plain words.
import { expect, it } from "vitest";
import { plainNote } from "../../../src/ui/notes/plain_note.ts";
import { readPlain } from "../../../src/ui/notes/references.ts";
import type { Room } from "../../../src/ui/room/room.ts";

it("what it refers to is said in its place", () => {
  const says = readPlain("Ask [@](person:p-1) about [#41](card:c-1), [14:32](time:1900000000000).", (one, label) =>
    "id" in one ? `<${one.id}>` : label,
  );
  expect(says).toBe("Ask <p-1> about <c-1>, 14:32.");
});
it("people have their names and cards their numbers", () => {
  const room = {
    nameOf: (id: string) => (id === "p-1" ? "Ada" : ""),
    session: { shown: { card: (id: string) => (id === "c-1" ? { number: 41 } : undefined) } },
  } as unknown as Room;
  const t = ((key: string) => `{${key}}`) as Parameters<typeof plainNote>[0];
  expect(plainNote(t, room, "[@](person:p-1) [@](person:p-2) [#7](card:c-1) [#9](card:c-9)")).toBe(
    "@Ada @{board.somebody} {board.card} 41 #9",
  );
});
