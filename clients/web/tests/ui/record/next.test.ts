// What a host reads aloud at the close, and what is still missing for it.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { RecordNowSchema } from "../../../src/index.ts";
import type { T } from "../../../src/ui/language.ts";
import { nextIn } from "../../../src/ui/record/next.ts";

const t: T = (key, values) => [key.replace("record.next.", ""), ...Object.values(values ?? {})].join(" ");
const nowMs = Date.parse("2027-04-15T12:00:00Z");
const day = (date: string) => BigInt(Date.parse(`${date}T12:00:00Z`));
const known = {
  writers: ["Rea", "Rolf"],
  contact: "Ada",
  nowMs,
  zone: "UTC",
  names: (some: readonly string[]) => some.join(" and "),
};
const record = (title: string, state: string, more: object = {}) => create(RecordNowSchema, { title, state, ...more });

it("says who writes, how far each record is, how to correct it, and how to take something back", () => {
  const records = [
    record("I", "draft", { circulateByMs: day("2027-04-22") }),
    record("II", "draft", { circulateByMs: day("2027-04-10") }), // late: no day that is over is promised
    record("III", "circulated", { correctionsUntilMs: day("2027-04-20") }),
    record("IV", "circulated", { correctionsUntilMs: day("2027-04-14") }),
    record("V", "approved"),
  ];
  expect(nextIn(t, { ...known, records })).toEqual({
    aloud: [
      "writers Rea and Rolf",
      "writingBy I 22 April",
      "writing II",
      "circulatedUntil III 20 April at 12:00",
      "circulated IV",
      "approved V",
      "correct",
      "withdraw",
      "contact Ada",
    ],
    missing: [],
  });
});

it("names nobody where nobody is named, and says so to whoever reads, apart", () => {
  expect(nextIn(t, { ...known, writers: [], contact: "", records: [] })).toEqual({
    aloud: ["correct", "withdraw"],
    missing: ["none", "noContact"],
  });
  expect(nextIn(t, { ...known, records: undefined }).missing).toEqual(["unreached"]);
});
