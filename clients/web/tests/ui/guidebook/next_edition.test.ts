// What the next edition will hold is what the server would print of it.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type BlockedByConsent, BlockedByConsentSchema } from "../../../src/index.ts";
import type { Book, ChapterPart, EntryPart } from "../../../src/ui/guidebook/book.ts";
import { nextEdition } from "../../../src/ui/guidebook/next_edition.ts";

const part = (id: string, type: string, ready: boolean) => ({ id, type, title: id, ready, fields: [], quotes: [] });
const entry = (id: string, ready = true) => ({ ...part(id, "tool", ready), entry: {} }) as unknown as EntryPart;
const chapter = (id: string, ready: boolean, ...entries: EntryPart[]) =>
  ({ ...part(id, "chapter", ready), chapter: {}, entries }) as unknown as ChapterPart;
function bookOf(...chapters: ChapterPart[]): Book {
  const all = chapters.flatMap((one) => [one, ...one.entries]);
  return { chapters, parts: new Map(all.map((one) => [one.id, one])), editions: [] };
}
const blocked = (owner: string, field: string): BlockedByConsent => create(BlockedByConsentSchema, { owner, field });
const said = (book: Book, ...told: BlockedByConsent[]) => {
  const { chapters, entries, waiting, without, blocked: things } = nextEdition(book, told);
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).join(" ");
  const lacks = without.map((one) => `${one.chapter.id}.${one.field.name}`).join(" ");
  return `${ids(chapters)} | ${ids(entries)} | waits ${ids(waiting)} | without ${lacks} | ${things.length}`;
};

describe("the next edition", () => {
  const book = bookOf(
    chapter("routes", true, entry("rain"), entry("sun")),
    chapter("other", false, entry("draft", false)),
  );
  it("holds what is ready", () => expect(said(book)).toBe("routes | rain sun | waits  | without  | 0"));
  it("holds no entry whose required field may not be printed", () =>
    expect(said(book, blocked("rain", "limits"))).toBe("routes | sun | waits rain | without  | 1"));
  it("holds no entry whose head names somebody", () =>
    expect(said(book, blocked("sun", "title"))).toBe("routes | rain | waits sun | without  | 1"));
  it("holds an entry without a field that it need not have, or without a quotation", () =>
    expect(said(book, blocked("rain", "worked_example"), blocked("sun", ""))).toBe(
      "routes | rain sun | waits  | without  | 2",
    ));
  it("holds a chapter without its required field", () =>
    expect(said(book, blocked("routes", "findings"))).toBe("routes | rain sun | waits  | without routes.findings | 1"));
  it("is not kept waiting by a draft", () =>
    expect(said(book, blocked("draft", "limits"), blocked("guidebook", "title"))).toBe(
      "routes | rain sun | waits  | without  | 1",
    ));
});
