// Somebody waits for the answer to what they asked for.
import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { RefusalCode, RefusalSchema, RequestSchema } from "../../../src/protocol/index.ts";
import { Asked } from "../../../src/ui/room/asked.ts";

const refused = (cseq: number, code: RefusalCode) => ({
  request: create(RequestSchema, { cseq }),
  refusal: create(RefusalSchema, { code }),
  sentence: "",
  words: "",
});

it("each hears of their own request, once", async () => {
  const asked = new Asked();
  const one = asked.waits(1, () => true);
  const two = asked.waits(2, () => true);
  expect(asked.refused(refused(2, RefusalCode.STALE))).toBe(true);
  asked.accepted(1);
  expect(await one).toEqual({ is: "done" });
  expect(await two).toMatchObject({ is: "refused", refusal: { code: RefusalCode.STALE } });
  expect(asked.refused(refused(2, RefusalCode.STALE))).toBe(false);
});
it("a refusal that nobody waits for, or waits for any more, is told elsewhere", async () => {
  const asked = new Asked();
  expect(asked.refused(refused(3, RefusalCode.FORBIDDEN))).toBe(false);
  const gone = asked.waits(4, () => false);
  expect(asked.refused(refused(4, RefusalCode.FORBIDDEN))).toBe(false);
  expect(await gone).toMatchObject({ is: "refused" });
});
it("what is so already is done", async () => {
  const asked = new Asked();
  const one = asked.waits(5, () => true);
  expect(asked.refused(refused(5, RefusalCode.NOTHING_TO_DO))).toBe(true);
  expect(await one).toEqual({ is: "done" });
});
