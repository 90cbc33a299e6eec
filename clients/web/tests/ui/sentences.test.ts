// What a refusal says, by code and args: those that the rules give have sentences of their own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { en } from "../../src/locales/en-GB.ts";
import { RefusalCode } from "../../src/protocol/index.ts";
import type { T } from "../../src/ui/language.ts";
import { refusalWords } from "../../src/ui/room/sentences.ts";

const t: T = (key, values) =>
  (en as { readonly [key: string]: string })[key]?.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values?.[name])) ??
  key;
const says = (code: RefusalCode, ...args: string[]) => refusalWords(t, { code, args });

// The words of the phases, as facilitation/rules says them.
const source = readFileSync(join(import.meta.dirname, "../../../../facilitation/policy/policy.cc"), "utf8");
const phases = [...source.matchAll(/case [A-Z_]+: return "(\w+)";/g)].map(([, word]) => word ?? "");

it("every phase says why not now, in words of its own", () => {
  expect(phases).toHaveLength(12);
  const said = phases.map((word) => says(RefusalCode.PHASE_CLOSED, word));
  expect(new Set([...said, says(RefusalCode.PHASE_CLOSED, "of a later version")]).size).toBe(13);
  expect(says(RefusalCode.PHASE_CLOSED, "silent_writing")).toBe(says(RefusalCode.PHASE_CLOSED, "silent"));
});

it.each([
  [RefusalCode.OFF_RECORD, [], "This is off the record"],
  [RefusalCode.GONE, ["vote", "closed"], "The vote is closed"],
  [RefusalCode.GONE, ["card", "trash"], "This is in the trash"],
  [RefusalCode.LIMIT_REACHED, ["dots", "5"], "You have no more dots"],
  [RefusalCode.LIMIT_REACHED, ["dots_on_one", "2"], "At most 2 of your dots"],
  [RefusalCode.LIMIT_REACHED, ["cards", "10000"], "There are as many"],
  [RefusalCode.LIMIT_REACHED, ["headline_words", "20"], "A headline has 20 words"],
  [RefusalCode.INVALID, ["disagreement_kept", "missing"], "Before the board can be closed"],
  [RefusalCode.INVALID, ["text", "missing"], "This cannot be taken"],
  [RefusalCode.FORBIDDEN, ["facilitator_may_return"], "The facilitator has been away"],
  [RefusalCode.FORBIDDEN, [], "Your role does not include this"],
  [RefusalCode.NOT_YOURS, ["speaker"], "Only whose turn it is"],
  [RefusalCode.NOT_YOURS, ["author"], "Only who wrote this"],
])("%s %j: %s", (code, args, begins) => {
  expect(says(code, ...args)).toContain(begins);
});
