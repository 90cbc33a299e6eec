// How far a group has come that writes in silence, in numbers.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { type PhaseNow, PhaseNowSchema } from "../../../src/index.ts";
import type { T } from "../../../src/ui/language.ts";
import { writingWords } from "../../../src/ui/meanwhile/writing.ts";

const t: T = (key, values) => [key.replace("writers.", ""), ...Object.values(values ?? {})].join(" ");
const phase: PhaseNow = create(PhaseNowSchema, { id: "p" });
const now = { written: 2, writing: 1, present: 4, ready: 2, sitting: 3, phase };

it("says how many have written, how many write at this moment, and how many are done", () => {
  expect(writingWords(t, now)).toEqual(["written 2 3", "now 1 4", "ready 2 3"]);
});
it("says nothing of being done where no phase runs of which somebody could say so", () => {
  expect(writingWords(t, { ...now, phase: undefined })).toEqual(["written 2 3", "now 1 4"]);
});
it("says nothing of who has written where nobody sits", () => {
  expect(writingWords(t, { ...now, sitting: 0 })).toEqual(["now 1 4"]);
});
it("says nothing while nobody is there", () => {
  expect(writingWords(t, { ...now, present: 0 })).toEqual([]);
});
