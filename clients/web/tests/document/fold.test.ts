// A log folded line by line; how a replay winds it is in replay.test.ts.
import { create, fromJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/document.ts";
import { Fold } from "../../src/document/fold.ts";
import { CardSchema, LogLineSchema, type Record, RecordSchema } from "../../src/protocol/index.ts";

const card = (id: string, region: string, content: string): Record =>
  create(RecordSchema, {
    id,
    version: 1,
    body: { case: "card", value: create(CardSchema, { region }) },
    text: { content, version: 1 },
  });
function folded(): Fold {
  const fold = new Fold();
  const put = (id: string, region: string, content: string) => ({
    put: { id, version: 1, card: { region }, text: { content, version: 1 } },
  });
  const effects = [put("c1", "r1", "one"), put("c2", "r1", "two"), put("c3", "r1", "three")];
  fold.step(fromJson(LogLineSchema, { seq: 1, at: "2027-01-15T08:00:00.000Z", effects: effects as never[] }));
  return fold;
}

describe("a fold", () => {
  it("takes no line twice", () => {
    const fold = folded();
    expect(fold.step(fromJson(LogLineSchema, { seq: 1, at: "2027-01-15T08:00:00.000Z" }))).toBeUndefined();
    expect([fold.seq, fold.document.size]).toEqual([1, 3]);
  });

  it("holds the records of another document where they are the same, and its own where they are not", () => {
    const shown = new Document();
    for (const record of [card("c1", "r1", "one"), card("c2", "r1", "other words")]) shown.set(record.id, record);
    const fold = folded();
    const [second, third] = ["c2", "c3"].map((id) => fold.document.find(id));
    fold.sharesWith(shown);
    expect(fold.document.find("c1")).toBe(shown.find("c1"));
    expect(fold.document.find("c2")).toBe(second);
    expect(fold.document.find("c3")).toBe(third);
  });

  it("is not changed by what happens to the other document", () => {
    const shown = new Document();
    shown.set("c1", card("c1", "r1", "one"));
    const fold = folded();
    fold.sharesWith(shown);
    shown.set("c1", undefined);
    expect(fold.document.words("c1")).toBe("one");
  });
});
