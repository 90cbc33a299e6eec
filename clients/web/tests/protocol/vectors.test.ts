// tests/vectors/wire.json: what goes over the wire is read alike on the server and here.
import {
  create,
  type DescMessage,
  equals,
  fromBinary,
  fromJson,
  type JsonValue,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { ClientFrameSchema, ServerFrameSchema, SnapshotBodySchema } from "../../src/protocol/index.ts";
import { SnapshotReader } from "../../src/replica/inflate.ts";
import { readVectors } from "../vectors.ts";

interface Frame {
  name: string;
  json: JsonValue;
  base64: string;
}
const vectors = readVectors<{
  format: number;
  client_frames: Frame[];
  server_frames: Frame[];
  joined: { parts: string[]; base64: string; json: JsonValue }[];
  snapshot: { base64: string; json: JsonValue; body: JsonValue }[];
}>("wire.json");

// Floats as the wire rounds them.
function through<Desc extends DescMessage>(schema: Desc, message: MessageShape<Desc>): MessageShape<Desc> {
  return fromBinary(schema, toBinary(schema, message));
}

describe("the vectors of the wire", () => {
  it("are of the format that this test reads, with every section in it", () => {
    expect(vectors.format).toBe(1);
    for (const section of [vectors.client_frames, vectors.server_frames, vectors.joined, vectors.snapshot])
      expect(section).not.toHaveLength(0);
  });

  it.each(vectors.client_frames)("a frame of a client: $name", ({ json, base64 }) => {
    const bytes = base64Decode(base64);
    const expected = through(ClientFrameSchema, fromJson(ClientFrameSchema, json));
    expect(equals(ClientFrameSchema, fromBinary(ClientFrameSchema, bytes), expected)).toBe(true);
    // And written here it is the same, byte for byte.
    expect(toBinary(ClientFrameSchema, fromJson(ClientFrameSchema, json))).toEqual(bytes);
  });

  it.each(vectors.server_frames)("a frame of the server: $name", ({ json, base64 }) => {
    const frame = fromBinary(ServerFrameSchema, base64Decode(base64));
    expect(equals(ServerFrameSchema, frame, through(ServerFrameSchema, fromJson(ServerFrameSchema, json)))).toBe(true);
  });

  it.each(vectors.joined)("frames laid end to end are one frame with all messages in order", (given) => {
    const parts = given.parts.map((part) => base64Decode(part));
    const laid = Uint8Array.from(parts.flatMap((part) => [...part]));
    expect(laid).toEqual(base64Decode(given.base64));
    const frame = fromBinary(ServerFrameSchema, laid);
    expect(equals(ServerFrameSchema, frame, fromJson(ServerFrameSchema, given.json))).toBe(true);
    const messages = parts.flatMap((part) => fromBinary(ServerFrameSchema, part).messages);
    expect(equals(ServerFrameSchema, frame, create(ServerFrameSchema, { messages }))).toBe(true);
  });

  it.each(vectors.snapshot)("RESUME-4: the chunks of a snapshot are one zlib stream of a SnapshotBody", (given) => {
    const frame = fromBinary(ServerFrameSchema, base64Decode(given.base64));
    expect(equals(ServerFrameSchema, frame, fromJson(ServerFrameSchema, given.json))).toBe(true);
    const reader = new SnapshotReader();
    const answers = frame.messages.map((message) => {
      if (message.kind.case !== "snapshot") throw new Error("not a chunk");
      return reader.take(message.kind.value);
    });
    const whole = answers.pop();
    expect(answers.map((answer) => answer.is)).toEqual(answers.map(() => "more"));
    if (whole?.is !== "whole") throw new Error("the snapshot did not become whole");
    expect(equals(SnapshotBodySchema, whole.body, fromJson(SnapshotBodySchema, given.body))).toBe(true);
  });
});
