// A guidebook as it is read and written: its order, what a part lacks, whom words name, what a step is.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document, evolve } from "../../../src/document/index.ts";
import {
  ChapterSchema,
  EditionSchema,
  EntryFieldSchema,
  EntrySchema,
  fieldIdOf,
  Naming_State,
  type Record,
  RecordSchema,
} from "../../../src/protocol/index.ts";
import {
  agreesTo,
  bookOf,
  type EntryPart,
  type Lack,
  missingIn,
  names,
  sourcesOf,
} from "../../../src/ui/guidebook/book.ts";
import { entryTypes, fieldsOfType } from "../../../src/ui/guidebook/fields.ts";
import { curesOf, cureWords, lackWords } from "../../../src/ui/guidebook/lacks.ts";
import { keyOfOffer } from "../../../src/ui/guidebook/left.ts";
import { stepsIn } from "../../../src/ui/guidebook/steps.ts";
import type { T } from "../../../src/ui/language.ts";

class Guide {
  readonly document = new Document();
  put(id: string, body: Record["body"], content = ""): void {
    const text = content === "" ? {} : { text: { content, version: 2, lineage: 7 } };
    const value = create(RecordSchema, { id, version: 1, body, ...text } as never) as Record;
    evolve(this.document, { $typeName: "plenary.Effect", kind: { case: "put", value } });
  }
  chapter(id: string, order: string): void {
    this.put(id, { case: "chapter", value: create(ChapterSchema, { name: id, order, state: "draft" }) });
  }
  entry(id: string, type: string, more: object = {}): void {
    const value = create(EntrySchema, { type, chapter: "routes", order: id, title: id, state: "draft", ...more });
    this.put(id, { case: "entry", value });
  }
  field(owner: string, name: string, words: string, sources: readonly string[] = []): void {
    const refs = sources.map((id) => ({ document: "board", id }));
    const value = create(EntryFieldSchema, { owner, name, sources: refs });
    this.put(fieldIdOf(owner, name), { case: "entryField", value }, words);
  }
  part(id: string): EntryPart {
    return bookOf(this.document).parts.get(id) as EntryPart;
  }
  lacks(id: string): string {
    return missingIn(this.part(id))
      .map((one) => (one.is === "field" ? one.kind.name : one.is === "fact" ? one.fact : one.is))
      .join(" ");
  }
}

describe("a guidebook", () => {
  it("is read in the order of its chapters and their entries, without what was thrown away", () => {
    const guide = new Guide();
    guide.chapter("rewards", "b");
    guide.chapter("routes", "a");
    guide.entry("e2", "tool");
    guide.entry("e1", "case");
    guide.entry("e3", "tool", { trashed: { by: "p" } });
    const [routes, rewards] = bookOf(guide.document).chapters;
    expect(routes?.entries.map(({ id }) => id)).toEqual(["e1", "e2"]);
    expect(routes?.trashed.map(({ id }) => id)).toEqual(["e3"]);
    expect([routes?.number, rewards?.number]).toEqual([1, 2]);
  });

  it("has its editions by number, the latest first", () => {
    const guide = new Guide();
    for (const number of ["2", "10", "1"])
      guide.put(`edition.${number}`, { case: "edition", value: create(EditionSchema, { number }) });
    expect(bookOf(guide.document).editions.map(({ body }) => body.value.number)).toEqual(["10", "2", "1"]);
  });
});

describe("what an entry lacks", () => {
  it("of a tool: limits, and where it is known from", () => {
    const guide = new Guide();
    guide.chapter("routes", "a");
    guide.entry("e1", "tool");
    guide.field("e1", "when_to_use", "Where a street is dug up anyway.");
    guide.field("e1", "steps", "Ask.");
    guide.field("e1", "limits", "  \n ");
    expect(guide.lacks("e1")).toBe("limits evidence");
    guide.field("e1", "limits", "Not in winter.");
    guide.entry("e1", "tool", { reportedNotVerified: true });
    expect(guide.lacks("e1")).toBe("");
  });

  it("of a tool with a worked example: whether the organisation may be named; its source is evidence", () => {
    const guide = new Guide();
    guide.chapter("routes", "a");
    guide.entry("e1", "tool");
    for (const name of ["when_to_use", "steps", "limits"]) guide.field("e1", name, "Words.");
    guide.field("e1", "worked_example", "In a port.", ["c1"]);
    expect(guide.lacks("e1")).toBe("naming");
    guide.entry("e1", "tool", { naming: { state: Naming_State.ASKED } });
    expect(guide.lacks("e1")).toBe("naming");
    guide.entry("e1", "tool", { naming: { state: Naming_State.NOT_NAMED } });
    expect(guide.lacks("e1")).toBe("");
  });

  it("of a case: its place, its time, whose it is, and all that cases tell", () => {
    const guide = new Guide();
    guide.chapter("routes", "a");
    guide.entry("e1", "case", { reportedNotVerified: true, naming: { state: Naming_State.NOT_NAMED } });
    expect(guide.lacks("e1")).toBe(
      "context what_was_done results_and_evidence challenges lessons_learned place period organisationType",
    );
  });

  it("a source counts only where there are words", () => {
    const guide = new Guide();
    guide.chapter("routes", "a");
    guide.entry("e1", "example", { place: "Weir", naming: { state: Naming_State.NOT_NAMED } });
    guide.field("e1", "what_was_done", "They asked.");
    guide.field("e1", "results_and_evidence", "", ["c1"]);
    expect(guide.lacks("e1")).toBe("results_and_evidence evidence");
  });
});

describe("what has no source, and what cures it", () => {
  const says: T = (key, values) => [key, ...Object.values(values ?? {})].join(" ");
  function evidenceOf(type: string, written: { readonly [field: string]: string } = {}) {
    const guide = new Guide();
    guide.chapter("routes", "a");
    guide.entry("e1", type);
    for (const [name, words] of Object.entries(written)) guide.field("e1", name, words);
    const lack = missingIn(guide.part("e1")).find((one) => one.is === "evidence") as Lack;
    return { words: lackWords(says, lack), cures: curesOf(lack).map((cure) => cureWords(says, cure, lack)) };
  }
  const [results, indicators, example] = ["results", "indicators", "workedExample"].map(
    (name) => `guide.field.${name}`,
  );

  it.each(["case", "example"])("of a %s: what came of it", (type) => {
    expect(evidenceOf(type, { results_and_evidence: "Less water." })).toEqual({
      words: `guide.lacks.source ${results}`,
      cures: [`guide.cure.source ${results}`, "guide.cure.reported"],
    });
  });
  it("of a tool: how one notices, or a worked example; never what came of it, which no tool says", () => {
    expect(evidenceOf("tool", { indicators: "Gullies run." })).toEqual({
      words: `guide.lacks.sources ${indicators} ${example}`,
      cures: [`guide.cure.source ${indicators}`, `guide.cure.write ${example}`, "guide.cure.reported"],
    });
  });
  it.each(entryTypes)("of every type, a %s too, all of its fields that are evidence, which are one or two", (type) => {
    const titles = fieldsOfType(type).flatMap(({ evidence, title }) => (evidence ? [title] : []));
    expect(titles.length === 1 || titles.length === 2).toBe(true);
    for (const title of titles) expect(evidenceOf(type).words).toContain(title);
  });
});

it("tells each source of a part once", () => {
  const guide = new Guide();
  guide.chapter("routes", "a");
  guide.entry("e1", "tool");
  guide.field("e1", "steps", "Ask.", ["c1", "c2"]);
  guide.field("e1", "limits", "None.", ["c2"]);
  expect(sourcesOf(guide.part("e1")).map(({ id }) => id)).toEqual(["c1", "c2"]);
});

it.each([
  ["Ben Stone saw it.", true],
  ["It was ben stone’s idea.", true],
  ["Benny Stone saw it.", false],
  ["A cobblestone.", false],
  ["Ruben Stone saw it.", false],
])("%j names Ben Stone: %s", (words, expected) => {
  expect(names(words, "Ben Stone")).toBe(expected);
  expect(names(words, " ")).toBe(false);
});

it("a yes is to these very words, and to no others", () => {
  const guide = new Guide();
  guide.chapter("routes", "a");
  guide.entry("e1", "tool");
  const agreed = [{ participant: "ben", textVersion: 2, textLineage: 7 }];
  const value = create(EntryFieldSchema, { owner: "e1", name: "steps", agreed });
  guide.put(fieldIdOf("e1", "steps"), { case: "entryField", value }, "Ben saw it.");
  const record = guide.part("e1").fields.find(({ kind }) => kind.name === "steps")?.record;
  expect(record && agreesTo(record, "ben")).toBe(true);
  expect(record && agreesTo(record, "rea")).toBe(false);
  expect(record && agreesTo({ ...record, text: { ...record.text, version: 3 } as never }, "ben")).toBe(false);
});

it("each line is a step, however it was begun", () => {
  expect(stepsIn("1. Ask\n- Listen\n\n* Act\n12) Stop\n1.5 metres")).toEqual([
    "Ask",
    "Listen",
    "Act",
    "Stop",
    "1.5 metres",
  ]);
});

it("every type says something, and what is required comes with a name", () => {
  for (const type of ["chapter", "case", "example", "tool"])
    expect(fieldsOfType(type).some(({ required }) => required)).toBe(true);
  expect(fieldsOfType("song")).toEqual([]);
});

it("what is left is offered again when its board says something else, or another board says it", () => {
  const offer = { name: "limits", text: "Not in winter." };
  const key = keyOfOffer("b1", "tool", offer);
  expect(keyOfOffer("b1", "tool", { ...offer })).toBe(key);
  expect(keyOfOffer("b1", "tool", { ...offer, text: "Not in summer." })).not.toBe(key);
  expect(keyOfOffer("b2", "tool", offer)).not.toBe(key);
});
