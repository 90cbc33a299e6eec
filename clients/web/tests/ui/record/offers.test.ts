// What boards say otherwise than a record: offered as long as it stands, and taken or left once.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import {
  ParagraphSchema,
  type Record,
  RecordOfferSchema,
  RecordSchema,
  SessionRecordHeadSchema,
} from "../../../src/index.ts";
import { nameOf, offersStanding, settlesOnce } from "../../../src/ui/record/offers.ts";
import { besideOf, paperOf } from "../../../src/ui/record/paper.ts";
import type { Answer } from "../../../src/ui/room/asked.ts";
import { Store } from "../../../src/ui/store.ts";

const digest = (byte: number) => new Uint8Array([byte]);
const trashed = { by: "p", atMs: 1n, reason: "" };
const paper = (...all: readonly (readonly [id: string, section: string, order: string, more?: object])[]) => {
  const document = new Document();
  for (const [id, section, order, more = {}] of all) {
    const body = { case: "paragraph", value: create(ParagraphSchema, { section, order, ...more }) };
    document.set(id, create(RecordSchema, { id, body } as never) as Record);
  }
  return paperOf(document);
};
const offer = (change: string, id: string, draftedFrom: string, byte: number) =>
  create(RecordOfferSchema, { change, id, paragraph: { draftedFrom, draftedDigest: digest(byte) } });
const head = (...settled: readonly { key: string; digest: Uint8Array }[]) =>
  create(SessionRecordHeadSchema, { settled: [...settled] });
const standing = (...asked: Parameters<typeof offersStanding>) => offersStanding(...asked).map(({ change }) => change);

describe("an offer stands no more", () => {
  const fresh = offer("new", "", "card a", 1);
  it("once a paragraph was drafted from it, also one that is thrown away", () => {
    expect(standing(paper(), head(), [fresh])).toEqual(["new"]);
    expect(standing(paper(["d", "discussion", "a", { draftedFrom: "card a" }]), head(), [fresh])).toEqual([]);
    const thrown = paper(["d", "discussion", "a", { draftedFrom: "card a", trashed }]);
    expect(standing(thrown, head(), [fresh])).toEqual([]);
  });
  it("once it was left, until the board says something else again", () => {
    expect(standing(paper(), head({ key: "card a", digest: digest(1) }), [fresh])).toEqual([]);
    expect(standing(paper(), head({ key: "card a", digest: digest(2) }), [fresh])).toEqual(["new"]);
  });
  it("once its paragraph has what was drafted last", () => {
    const changed = offer("changed", "d", "card a", 2);
    const drafted = (byte: number) =>
      paper(["d", "discussion", "a", { draftedFrom: "card a", draftedDigest: digest(byte) }]);
    expect(standing(drafted(1), head(), [changed])).toEqual(["changed"]);
    expect(standing(drafted(2), head(), [changed])).toEqual([]);
  });
  it("once what is gone from the board is gone from the record", () => {
    const gone = offer("gone", "d", "card a", 9);
    const there = { draftedFrom: "card a", draftedDigest: digest(1) };
    expect(standing(paper(["d", "discussion", "a", there]), head(), [gone])).toEqual(["gone"]);
    expect(standing(paper(["d", "discussion", "a", { ...there, trashed }]), head(), [gone])).toEqual([]);
  });
});

describe("an offer is taken or left once", () => {
  const name = nameOf(offer("new", "", "card a", 1));
  const stage = () => {
    const settling = new Store<ReadonlySet<string>>(new Set());
    const log: string[] = [];
    const answers: ((answer: Answer) => void)[] = [];
    const lists: (() => void)[] = [];
    const click = () =>
      settlesOnce(
        settling,
        name,
        () => {
          log.push("asked");
          return new Promise((answer) => answers.push(answer));
        },
        () => {
          log.push("read");
          return new Promise((done) => lists.push(done));
        },
      );
    return { settling, log, answers, lists, click };
  };
  it("a second click does nothing until the list was read anew", async () => {
    const { settling, log, answers, lists, click } = stage();
    const first = click();
    await click();
    answers[0]?.({ is: "done" });
    await Promise.resolve();
    await Promise.resolve();
    await click();
    expect(log).toEqual(["asked", "read"]);
    expect(settling.value.has(name)).toBe(true);
    lists[0]?.();
    await first;
    expect(settling.value.size).toBe(0);
  });
  it("refused, it can be tried again at once", async () => {
    const { log, answers, click, settling } = stage();
    const first = click();
    answers[0]?.({ is: "not taken" });
    await first;
    expect(settling.value.size).toBe(0);
    void click();
    expect(log).toEqual(["asked", "asked"]);
  });
});

describe("when a paragraph is thrown away one is", () => {
  const read = paper(
    ["s", "summary", "a"],
    ["d1", "discussion", "a"],
    ["d2", "discussion", "b"],
    ["x1", "annex", "a"],
    ["x2", "annex", "b"],
  );
  it("at the one after it", () =>
    expect(["s", "d1", "x1"].map((id) => besideOf(read, id))).toEqual(["d1", "d2", "x2"]));
  it("at the end at the one before it", () => expect(besideOf(read, "x2")).toBe("x1"));
  it("not in the folded annex", () => expect(besideOf(read, "d2")).toBe("d1"));
  it("nowhere, when it was the only one", () => expect(besideOf(paper(["s", "summary", "a"]), "s")).toBeUndefined());
});
