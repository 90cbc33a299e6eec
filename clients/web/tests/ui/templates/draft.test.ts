// A template while it is written: what its fields change, what they leave, and which mistake stands beside which of them.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Template, TemplateProblemSchema, TemplateSchema } from "../../../src/protocol/index.ts";
import {
  addPhase,
  addPrompt,
  addRegion,
  besideFields,
  blank,
  cardKinds,
  fieldOf,
  methods,
  movePhase,
  moveRegion,
  phaseKinds,
  removePhase,
  removePrompt,
  removeRegion,
  setPhase,
  setRegion,
  unshown,
} from "../../../src/ui/templates/draft.ts";

const at = (col: number, row: number, w = 1, h = 1) => ({ col, row, w, h });
const rivers = (): Template =>
  create(TemplateSchema, {
    id: "own.rivers",
    regions: [
      { id: "a", title: "A", layout: at(0, 0), other: { min_cards: "3" } },
      { id: "b", title: "B", layout: at(1, 0), scoreMin: 1, scoreMax: 5 },
      { id: "c", title: "C", layout: at(0, 1) },
    ],
    phases: [
      { kind: "frame", minutes: 5, title: "Frame", other: {} },
      { kind: "silent", minutes: 7, title: "Write" },
    ],
    decisionPrompts: [{ id: "go", text: "Do we go?", method: "consent", needs: ["owner"] }],
    guidebookHooks: [
      { from: "region:b[kind=example]", to: "example.what_was_done" },
      { from: "region:bc", to: "tool.limits" },
      { from: "decision:go", to: "tool.when_to_use" },
    ],
    other: { voting: "{dots: 3}" },
    totalMinutes: 12,
  });
const layouts = ({ regions }: Template) => regions.map(({ id, layout }) => `${id} ${layout?.col},${layout?.row}`);

describe("regions", () => {
  it("come to the next free place, with an id of their own", () => {
    const more = addRegion(addRegion(rivers()));
    expect(layouts(more)).toEqual(["a 0,0", "b 1,0", "c 0,1", "region-1 1,1", "region-2 2,1"]);
    expect(layouts(addRegion(blank(() => "x")))).toEqual(["region-1 0,0", "region-2 1,0"]);
  });
  it("that are moved change places on the board, too", () => {
    expect(layouts(moveRegion(rivers(), 0, 1))).toEqual(["b 0,0", "a 1,0", "c 0,1"]);
  });
  it("that are taken out leave no hole, and nothing that leads to them", () => {
    const less = removeRegion(rivers(), 1);
    expect(layouts(less)).toEqual(["a 0,0", "c 1,0"]);
    expect(less.guidebookHooks.map(({ from }) => from)).toEqual(["region:bc", "decision:go"]);
  });
  it("of several sizes stay where they are", () => {
    const wide = setRegion(rivers(), 0, { layout: { ...rivers().regions[0]?.layout, ...at(0, 0, 2) } as never });
    expect(layouts(removeRegion(wide, 1))).toEqual(["a 0,0", "c 0,1"]);
  });
  it("keep what no field shows", () => {
    const changed = setRegion(rivers(), 0, { title: "New" });
    expect(changed.regions[0]?.other).toEqual({ min_cards: "3" });
    expect(changed.other).toEqual({ voting: "{dots: 3}" });
  });
});

describe("phases", () => {
  it("add up to what the template says", () => {
    expect(setPhase(rivers(), 1, { minutes: 10 }).totalMinutes).toBe(15);
    expect(addPhase(rivers(), "Discuss").totalMinutes).toBe(17);
    expect(removePhase(rivers(), 0).totalMinutes).toBe(7);
    expect(movePhase(rivers(), 0, 1).phases.map(({ kind }) => kind)).toEqual(["silent", "frame"]);
    expect(blank(() => "x").totalMinutes).toBe(45);
  });
});

describe("decisions", () => {
  it("have ids of their own, and take with them what leads to them", () => {
    expect(addPrompt(rivers()).decisionPrompts.map(({ id }) => id)).toEqual(["go", "prompt-1"]);
    expect(removePrompt(rivers(), 0).guidebookHooks.map(({ from }) => from)).toEqual([
      "region:b[kind=example]",
      "region:bc",
    ]);
  });
});

it("what no field shows is counted", () => {
  expect(unshown(blank(() => "x"))).toBe(0);
  expect(unshown(rivers())).toBe(7); // 3 hooks, voting, min_cards, score, requires
});

it("kinds have the words of files", () => {
  expect(cardKinds).toHaveLength(18);
  expect(cardKinds[0]).toEqual([1, "idea"]);
  expect(phaseKinds).toHaveLength(12);
  expect(phaseKinds[5]).toEqual([6, "cluster"]);
  expect(methods).toEqual(["consent", "gradients", "majority", "sense_of_the_room"]);
});

describe("a mistake", () => {
  it.each([
    ["title", "title"],
    ["phases", "phases"],
    ["regions[2].title", "regions[2].title"],
    ["regions[2].card_kinds", "regions[2].card_kinds"],
    ["regions[2].layout.w", ""],
    ["guidebook_hooks[0].from", ""],
    ["id", ""],
    ["", ""],
  ])("in %s stands beside “%s”", (field, beside) => {
    expect(fieldOf({ field })).toBe(beside);
  });
  it("that no field shows, and a second one of a field, are told apart", () => {
    const problems = ["title", "id", "title"].map((field) => create(TemplateProblemSchema, { field }));
    const { beside, others } = besideFields(problems);
    expect([...beside.keys()]).toEqual(["title"]);
    expect(others.map(({ field }) => field)).toEqual(["id", "title"]);
  });
});
