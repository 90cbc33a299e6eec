// tests/vectors of the repository: what the server and every client must do alike. Their README says what holds.
import { readFileSync } from "node:fs";
import type { Change } from "../src/text/index.ts";
import { fromProto } from "../src/text/index.ts";

const folder = new URL("../../../tests/vectors/", import.meta.url);

export function readVectors<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Shape;
}

export interface JsonChange {
  runs: number[];
  inserts: string[];
}

export function changeOf(json: JsonChange): Change {
  const change = fromProto(json);
  if (!change) throw new Error(`not in normal form: ${JSON.stringify(json)}`);
  return change;
}

export function jsonOf(change: Change): JsonChange {
  return { runs: [...change.runs], inserts: [...change.inserts] };
}
