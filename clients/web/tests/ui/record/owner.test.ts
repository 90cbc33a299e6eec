// Whoever is named below a paragraph is named, or nobody is.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Owner } from "../../../src/ui/record/Owner.tsx";
import type { Room } from "../../../src/ui/room/room.ts";
import { RoomContext } from "../../../src/ui/room/use.ts";

function drawn(names: { readonly [participant: string]: string }): string {
  const room = { nameOf: (one: string) => names[one] ?? "", watch: () => () => {}, version: () => 0 };
  const owner = createElement(Owner, { participant: "dmitri" });
  return renderToStaticMarkup(createElement(RoomContext, { value: room as unknown as Room }, owner));
}

it("an owner whose name is known is named", () => {
  expect(drawn({ dmitri: "Dmitri Volkov" })).toContain("<bdi>Dmitri Volkov</bdi>");
});
it("an owner whose name is not known yet is not called somebody", () => {
  expect(drawn({})).toBe("");
});
