import { create, toBinary } from "@bufbuild/protobuf";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { SnapshotBodySchema, type SnapshotChunk, SnapshotChunkSchema } from "../../src/protocol/index.ts";
import { type SnapshotAnswer, SnapshotReader, snapshotLimits } from "../../src/replica/inflate.ts";
import { Dice } from "../dice.ts";

function chunksOf(body: Uint8Array, size: number): SnapshotChunk[] {
  const data = zlibSync(body);
  const count = Math.ceil(data.length / size);
  return Array.from({ length: count }, (_, index) =>
    create(SnapshotChunkSchema, { index, count, data: data.slice(index * size, (index + 1) * size) }),
  );
}

function readAll(reader: SnapshotReader, chunks: SnapshotChunk[]): SnapshotAnswer {
  let answer: SnapshotAnswer = { is: "more" };
  for (const chunk of chunks) if (answer.is === "more") answer = reader.take(chunk);
  return answer;
}

describe("RESUME-4: a snapshot in chunks, and the limits it is held to", () => {
  const dice = new Dice(3);
  const body = create(SnapshotBodySchema, {
    records: Array.from({ length: 500 }, (_, i) => ({ id: `c${i}`, text: { content: dice.hex(8) } })),
  });
  const bytes = toBinary(SnapshotBodySchema, body);

  it.each([1, 7, 1000, 256 * 1024])("whole, in chunks of %d bytes", (size) => {
    const answer = readAll(new SnapshotReader({ ...snapshotLimits, chunks: 100_000 }), chunksOf(bytes, size));
    if (answer.is !== "whole") throw new Error(answer.is === "broken" ? answer.fault : "not whole");
    expect(toBinary(SnapshotBodySchema, answer.body)).toEqual(bytes);
  });

  it("out of order", () => {
    const [first, second, third, ...rest] = chunksOf(bytes, 1000);
    if (!first || !second || !third) throw new Error("too few chunks");
    expect(readAll(new SnapshotReader(), [first, third, second, ...rest])).toEqual({
      is: "broken",
      fault: "a snapshot chunk out of order",
    });
  });

  it("damaged at any place", () => {
    const whole = zlibSync(bytes);
    for (let at = 0; at < whole.length; at += 97) {
      const data = whole.slice();
      data[at] = (data[at] ?? 0) ^ 0x55;
      const chunk = create(SnapshotChunkSchema, { index: 0, count: 1, data });
      expect(new SnapshotReader().take(chunk).is, `byte ${at}`).toBe("broken");
    }
  });

  it("ends too early", () => {
    const chunks = chunksOf(bytes, 1000).slice(0, -1);
    const fewer = chunks.map((chunk) => create(SnapshotChunkSchema, { ...chunk, count: chunks.length }));
    expect(readAll(new SnapshotReader(), fewer).is).toBe("broken");
  });

  it("goes on after its end", () => {
    const data = new Uint8Array([...zlibSync(bytes), 1, 2, 3]);
    const chunk = create(SnapshotChunkSchema, { index: 0, count: 1, data });
    expect(new SnapshotReader().take(chunk).is).toBe("broken");
  });

  it("small to send, huge to hold", () => {
    const careful = new SnapshotReader({ ...snapshotLimits, inflatedBytes: 1 << 20 });
    expect(readAll(careful, chunksOf(new Uint8Array(50 << 20), 256 * 1024))).toEqual({
      is: "broken",
      fault: "a snapshot that is too large",
    });
  });

  it("no chunks at all", () => {
    expect(new SnapshotReader().take(create(SnapshotChunkSchema)).is).toBe("broken");
  });
});
