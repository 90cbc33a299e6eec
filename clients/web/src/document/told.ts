import type { Record } from "../protocol/index.ts";
import { Document, type DocumentReader } from "./document.ts";

// What is told of a document by other ways than its log, to be read like any.
export function documentOf(records: Iterable<Record>): DocumentReader {
  const document = new Document();
  for (const record of records) document.set(record.id, record);
  return document;
}
