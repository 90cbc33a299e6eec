// Looking back: the board at every step, wound to and fro.
import { fromJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Replay } from "../../src/document/replay.ts";
import { LogLineSchema } from "../../src/protocol/index.ts";

const put = (id: string, version: number, region: string, words?: string) => ({
  put: { id, version, card: { region }, ...(words === undefined ? {} : { text: { content: words, version: 1 } }) },
});
const line = (seq: number, minute: number, ...effects: object[]) =>
  fromJson(LogLineSchema, {
    seq,
    at: `2027-01-15T08:0${minute}:00.000Z`,
    effects: effects as never[],
  });
const lines = [
  line(1, 0, { put: { id: "r1", version: 1, region: { title: "Barriers" } } }),
  line(3, 1, put("c1", 1, "r1", "one"), put("c2", 1, "r1", "two")),
  line(4, 1, put("c1", 2, "r2")),
  line(9, 5, { remove: "c2" }),
];

describe("a replay", () => {
  it("shows the board after any number of steps, in whatever order one asks", () => {
    const replay = new Replay();
    replay.add(lines);
    const cards = (step: number) => {
      const board = replay.at(step);
      return ["c1", "c2"].map((id) => `${board.card(id)?.region ?? "-"} ${board.words(id)}`.trim());
    };
    const then = [
      ["-", "-"],
      ["-", "-"],
      ["r1 one", "r1 two"],
      ["r2 one", "r1 two"],
      ["r2 one", "-"],
    ];
    for (const step of [4, 0, 2, 3, 1, 4, 2, 0, 3]) expect(cards(step)).toEqual(then[step]);
    expect(cards(99)).toEqual(then[4]);
    expect(cards(-1)).toEqual(then[0]);
  });

  it("takes what came later, and nothing twice", () => {
    const replay = new Replay();
    replay.add(lines.slice(0, 2));
    expect(replay.at(2).words("c2")).toBe("two");
    replay.add(lines.slice(1));
    expect(replay.length).toBe(4);
    expect(replay.at(4).card("c2")).toBeUndefined();
    expect(replay.at(2).words("c2")).toBe("two");
  });

  it("finds the step of a moment", () => {
    const replay = new Replay();
    replay.add(lines);
    const at = (time: string) => replay.stepsBy(Date.parse(`2027-01-15T08:${time}Z`));
    expect([at("00:00"), at("00:59"), at("01:00"), at("04:59"), at("05:00"), at("09:00")]).toEqual([1, 1, 3, 3, 4, 4]);
    expect(replay.stepsBy(0)).toBe(0);
  });

  it("goes on over the holes that are left by what has been taken from sight", () => {
    const replay = new Replay();
    replay.add([line(1, 0, { remove: "n1" }, { edit: { id: "n1" } }, put("c1", 1, "r1", "one"))]);
    expect(replay.at(1).words("c1")).toBe("one");
  });
});
