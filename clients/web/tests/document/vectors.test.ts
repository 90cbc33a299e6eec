// tests/vectors/effects.json: documents fold alike on the server and here, to the byte, and undo takes all of it back.
import { equals, fromBinary, fromJson, type JsonValue, toBinary } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { BrokenLog, Document, evolve, Undo } from "../../src/document/index.ts";
import { type Effect, EffectSchema, RecordSchema } from "../../src/protocol/index.ts";
import { readVectors } from "../vectors.ts";
import { recordsHash, sortedRecords } from "./records_hash.ts";

interface Step {
  sequence: string;
  seq: number;
  effect_base64: string;
  records: JsonValue[];
  records_hash: string;
}
interface Broken {
  why: string;
  before_base64: string;
  effect_base64: string;
  records_hash: string;
}
const vectors = readVectors<{ format: number; empty_records_hash: string; steps: Step[]; broken: Broken[] }>(
  "effects.json",
);

const effectOf = (base64: string): Effect => fromBinary(EffectSchema, base64Decode(base64));

const sequences = new Map<string, Step[]>();
for (const step of vectors.steps) sequences.set(step.sequence, [...(sequences.get(step.sequence) ?? []), step]);

describe("the vectors of evolve", () => {
  it("are of the format that this test reads", () => {
    expect(vectors.format).toBe(1);
    expect(sequences.size).toBeGreaterThan(2);
    expect(vectors.broken.length).toBeGreaterThan(2);
    expect(recordsHash(new Document())).toBe(vectors.empty_records_hash);
  });

  it.each([...sequences])(
    "RESUME-5: %s: every effect leads to the same records, and undo back to those before",
    (_, steps) => {
      const document = new Document();
      const undos: Undo[] = [];
      for (const step of steps) {
        undos.push(evolve(document, effectOf(step.effect_base64)));
        expect(recordsHash(document), `after commit ${step.seq}`).toBe(step.records_hash);
        const records = sortedRecords(document);
        expect(records).toHaveLength(step.records.length);
        step.records.forEach((json, i) => {
          // Through bytes, which round floats as the wire does. Fields of later versions are in the hash alone.
          const expected = fromBinary(RecordSchema, toBinary(RecordSchema, fromJson(RecordSchema, json)));
          expect(records[i] && equals(RecordSchema, records[i], expected), JSON.stringify(json)).toBe(true);
        });
      }
      for (let i = steps.length - 1; i >= 0; --i) {
        undos[i]?.revert(document);
        expect(recordsHash(document)).toBe(steps[i - 1]?.records_hash ?? vectors.empty_records_hash);
      }
    },
  );

  it.each([...sequences])("%s: taken back in one go", (_, steps) => {
    const document = new Document();
    const undo = new Undo();
    for (const step of steps) evolve(document, effectOf(step.effect_base64), undo);
    undo.revert(document);
    expect(recordsHash(document)).toBe(vectors.empty_records_hash);
    expect(undo.isEmpty).toBe(true);
  });

  it.each(vectors.broken)("an effect that does not fold is an error and changes nothing: $why", (given) => {
    const document = new Document();
    evolve(document, effectOf(given.before_base64));
    const undo = new Undo();
    expect(() => evolve(document, effectOf(given.effect_base64), undo)).toThrow(BrokenLog);
    expect(undo.isEmpty).toBe(true);
    expect(recordsHash(document)).toBe(given.records_hash);
  });
});
