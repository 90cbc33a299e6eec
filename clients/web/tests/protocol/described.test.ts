// Messages in a few words, and back. That the words of our own files say all that protobuf says is looked after when they are
// made (scripts/generate.mjs).
import { create, fromBinary, type MessageShape, toBinary } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { wordsOf } from "../../scripts/describes.ts";
import { described, fileOf } from "../../src/protocol/described.ts";

const words =
  "Vote{id,regions*,budget uint32=4,of(card,cluster Cluster),now? #Vote.Kind,per_region* Vote.PerRegionEntry" +
  ",PerRegionEntry%{key,value int64}Kind[OPEN,CLOSED=4,AGAIN]}Cluster{}Empty[NONE]";

it("are written as they were read", () => {
  expect(wordsOf(fileOf("vote.proto", words))).toBe(words);
});

it("say what a message is", () => {
  const file = described("vote.proto", words);
  const [vote] = file.messages;
  if (!vote) throw new Error("no message");
  expect(vote.fields.map(({ localName, number, fieldKind }) => [localName, number, fieldKind])).toEqual([
    ["id", 1, "scalar"],
    ["regions", 2, "list"],
    ["budget", 4, "scalar"],
    ["card", 5, "scalar"],
    ["cluster", 6, "message"],
    ["now", 7, "enum"],
    ["perRegion", 8, "map"],
  ]);
  expect(vote.oneofs.map(({ name }) => name)).toEqual(["of"]);
  expect(vote.nestedEnums[0]?.values.map(({ name, number }) => [name, number])).toEqual([
    ["OPEN", 0],
    ["CLOSED", 4],
    ["AGAIN", 5],
  ]);
  const said = { id: "v", regions: ["a", "b"], budget: 3, of: { case: "card", value: "c" }, perRegion: { a: 2n } };
  const read = fromBinary(vote, toBinary(vote, create(vote, said as { [name: string]: unknown }))) as MessageShape<
    typeof vote
  > &
    typeof said;
  expect(read).toMatchObject(said);
  expect(Object.hasOwn(read, "now")).toBe(false);
});
