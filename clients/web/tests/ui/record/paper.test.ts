// A record as it is read, what stands before its next step, and what is found in it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import {
  CorrectionSchema,
  ParagraphSchema,
  type Record,
  RecordFindingSchema,
  RecordSchema,
  SessionRecordHeadSchema,
  SessionRecordHead_State as State,
} from "../../../src/index.ts";
import { findingsStanding, gateOf } from "../../../src/ui/record/gate.ts";
import { citedBy, isFrozen, paperOf, takesCorrections } from "../../../src/ui/record/paper.ts";
import { sections } from "../../../src/ui/record/sections.ts";

const now = 1_800_000_000_000;
const trashed = { by: "p", atMs: 1n, reason: "" };

function record(): Document {
  const document = new Document();
  const put = (id: string, body: Record["body"], content = "") =>
    document.set(id, create(RecordSchema, { id, body, text: { content, version: 1, lineage: 1 } } as never) as Record);
  const paragraph = (id: string, section: string, order: string, content: string, more: object = {}) =>
    put(id, { case: "paragraph", value: create(ParagraphSchema, { section, order, ...more }) }, content);
  paragraph("d2", "discussion", "b", "Ada said so.");
  paragraph("d1", "discussion", "a", "It was said.");
  paragraph("d3", "discussion", "c", "It was thrown away.", { trashed });
  paragraph("s1", "summary", "a", "In short.");
  const correction = (id: string, more: object) =>
    put(id, { case: "correction", value: create(CorrectionSchema, { section: "discussion", ...more }) });
  correction("k1", { state: "proposed", paragraph: "d1", paragraphNumber: 1, atMs: 2n });
  correction("k2", { state: "declined", atMs: 1n });
  correction("k3", { state: "issued", paragraph: "d1", paragraphNumber: 1, corrigendum: 2 });
  correction("k4", { state: "issued", paragraph: "d1", paragraphNumber: 1, corrigendum: 1 });
  return document;
}
it("the sections of which copies for outside say nothing are those that the server leaves out of them", () => {
  const server = readFileSync(join(import.meta.dirname, "../../../../../facilitation/records/written.cc"), "utf8");
  const rule = /bool shows_section\([^)]*\) const \{([^}]*)\}/.exec(server)?.[1] ?? "";
  const left = [...rule.matchAll(/key != "(\w+)"/g)].map(([, key]) => key);
  expect(left.length).toBeGreaterThan(0);
  expect(sections.flatMap(({ key, inside }) => (inside ? [key] : [])).sort()).toEqual(left.sort());
});

const head = (state: State, more: object = {}) => create(SessionRecordHeadSchema, { state, ...more });
const found = (paragraph: string, words: string, withheld = true) =>
  create(RecordFindingSchema, { paragraph, words, withheld, kind: "names_person" });

describe("a record as it is read", () => {
  it("has sections by number, and paragraphs by their place in them", () => {
    const { paragraphs, trashed, sections } = paperOf(record());
    expect(paragraphs.map(({ id, number }) => `${id} ${number}`)).toEqual(["s1 5.1", "d1 7.1", "d2 7.2"]);
    expect(trashed.map(({ id }) => id)).toEqual(["d3"]);
    expect(sections).toHaveLength(12);
  });

  it("keeps the numbers that corrections cite, once it was circulated", () => {
    const document = record();
    const moved = document.find("d2");
    if (moved?.body.case !== "paragraph") throw new Error("no paragraph");
    const value = { ...moved.body.value, number: 9 };
    document.set("d2", { ...moved, body: { case: "paragraph", value } });
    expect(paperOf(document).paragraphs.map(({ number }) => number)).toEqual(["5.1", "7.1", "7.9"]);
  });

  it("tells apart what waits, what was answered, and corrigenda", () => {
    const { waiting, answered, corrigenda } = paperOf(record());
    expect(waiting.map(({ id }) => id)).toEqual(["k1"]);
    expect(answered.map(({ id }) => id)).toEqual(["k2"]);
    expect(corrigenda.map(({ id }) => id)).toEqual(["k4", "k3"]);
    expect([...waiting, ...answered].map(citedBy)).toEqual(["7.1", "7"]);
  });

  it("takes corrections while it is circulated and the window is open", () => {
    const circulated = head(State.CIRCULATED, { correctionsUntilMs: BigInt(now) });
    expect(takesCorrections(circulated, now - 1)).toBe(true);
    expect(takesCorrections(circulated, now)).toBe(false);
    expect(takesCorrections(head(State.RECORD_DRAFT), 0)).toBe(false);
    expect([State.RECORD_DRAFT, State.APPROVED, State.CORRECTED].map((state) => isFrozen(head(state)))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe("the gate", () => {
  const none = new Map();
  it("of a draft wants somebody who answers for it", () => {
    const gate = gateOf(head(State.RECORD_DRAFT), paperOf(record()), none, now);
    expect(gate).toMatchObject({ to: "circulate", hindrances: [{ is: "contact" }] });
    expect(gateOf(head(State.RECORD_DRAFT), paperOf(new Document()), none, now).hindrances).toEqual([
      { is: "empty" },
      { is: "contact" },
    ]);
  });

  it("of a circulated one wants answers, and the end of the window", () => {
    const circulated = head(State.CIRCULATED, { correctionsUntilMs: BigInt(now + 5), keyContact: "p" });
    expect(gateOf(circulated, paperOf(record()), none, now).hindrances).toMatchObject([
      { is: "correction", number: "7.1" },
      { is: "window", untilMs: now + 5 },
    ]);
  });

  it("names paragraphs that are withheld, and hinders nobody because of them", () => {
    const paper = paperOf(record());
    const standing = findingsStanding(paper, [found("d2", "Ada"), found("d1", "Bo"), found("s1", "short", false)]);
    expect([...standing.keys()]).toEqual(["s1", "d2"]);
    const gate = gateOf(head(State.RECORD_DRAFT, { keyContact: "p" }), paper, standing, now);
    expect(gate.hindrances).toEqual([]);
    expect(gate.points.map(({ number }) => number)).toEqual(["7.2"]);
  });

  it("of an approved one is open", () => {
    expect(gateOf(head(State.APPROVED), paperOf(record()), none, now)).toEqual({
      to: "nothing",
      hindrances: [],
      points: [],
    });
  });
});
