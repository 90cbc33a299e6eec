// Others' pointers: when they are shown, and what they wake.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Presence, PresenceSchema } from "../../src/protocol/index.ts";
import { pointersShown } from "../../src/ui/board/showing.ts";
import { Holding } from "../../src/ui/room/holding.ts";

const others = (count: number) =>
  new Map<number, Presence>(
    Array.from({ length: count }, (_, at) => [at, create(PresenceSchema, { connection: at, participant: `p${at}` })]),
  );

describe("pointers", () => {
  it("are shown to up to 25 people, oneself among them, and not in a crowd", () => {
    expect(pointersShown("auto", others(24))).toBe(true);
    expect(pointersShown("auto", others(25))).toBe(false);
  });
  it("are shown always or never to whoever wishes so", () => {
    expect(pointersShown("on", others(300))).toBe(true);
    expect(pointersShown("off", others(1))).toBe(false);
  });
  it("of one person on two devices are one person's", () => {
    const devices = others(30);
    for (const [connection, presence] of devices) devices.set(connection, { ...presence, participant: "ada" });
    expect(pointersShown("auto", devices)).toBe(true);
  });
});

describe("what others hold", () => {
  const presence = (more: object) => create(PresenceSchema, { connection: 7, participant: "ada", ...more });

  it("is drawn anew when it is taken up, moved and put down, not when a pointer or a caret moves", () => {
    const holding = new Holding();
    const pointer = { x: 0.5, y: 0.5 };
    const told: [string, object, boolean][] = [
      ["points", { pointer }, false],
      ["takes up", { pointer, dragging: ["c1"] }, true],
      ["moves it", { pointer: { x: 0.6, y: 0.5 }, dragging: ["c1"] }, true],
      ["puts it down", {}, true],
      ["points again", { pointer }, false],
      ["writes", { writing: "c2", caret: 1 }, true],
      ["writes on", { writing: "c2", caret: 2 }, false],
      ["is gone", { gone: true }, true],
      ["is still gone", { gone: true }, false],
    ];
    for (const [what, more, drawn] of told) expect([what, holding.changes(presence(more))]).toEqual([what, drawn]);
  });
});
