// Session records that people write, as far as they are asked of the server.
import { expect, it } from "vitest";
import { recordsAt } from "../../src/protocol/records.ts";

const at = (status: number, body: object) => {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(`${init?.method} ${String(input)} ${init?.body ?? ""}`.trim());
    return new Response(JSON.stringify(body), { status });
  };
  return { asked, server: recordsAt("m.g 1", "https://b", { fetch: answering }) };
};

it("opens the record of a board, or of its session", async () => {
  const { asked, server } = at(200, { document: "m.record.g1", title: "Rivers", drafted: true, later: "unknown" });
  expect(await server.openRecord("session")).toMatchObject({
    ok: true,
    value: { document: "m.record.g1", drafted: true },
  });
  expect(asked).toEqual(['POST https://b/api/documents/m.g%201/record {"scope":"session"}']);
});

it("reads what boards say otherwise, with the paragraph it would be", async () => {
  const paragraph = { section: "discussion", drafted_from: "m.g1/note:1", sources: [{ document: "m.g1", id: "1" }] };
  const { asked, server } = at(200, {
    offers: [{ change: "changed", paragraph, text: "It was said.", id: "p1" }],
    at_work: ["Group 1"],
  });
  expect(await server.readOffers()).toMatchObject({
    value: {
      offers: [{ change: "changed", id: "p1", paragraph: { draftedFrom: "m.g1/note:1", sources: [{ id: "1" }] } }],
      atWork: ["Group 1"],
    },
  });
  expect(asked).toEqual(["GET https://b/api/documents/m.g%201/offers"]);
});

it("reads what may not leave the room", async () => {
  const { asked, server } = at(200, {
    findings: [{ paragraph: "p1", kind: "names_person", words: "Ada", withheld: true }],
  });
  expect(await server.readCheck()).toMatchObject({ value: [{ paragraph: "p1", words: "Ada", withheld: true }] });
  expect(asked).toEqual(["GET https://b/api/documents/m.g%201/check"]);
});

it("reads how records are getting on, and says why not", async () => {
  const { server } = at(200, {
    records: [{ document: "m.record.g1", state: "draft", circulate_by_ms: "1800000000000" }],
  });
  expect(await server.readRecords()).toMatchObject({ value: [{ state: "draft", circulateByMs: 1_800_000_000_000n }] });
  expect(await at(403, { code: "not_circulated", message: "Later." }).server.openRecord("board")).toMatchObject({
    ok: false,
    code: "not_circulated",
    sentence: "Later.",
  });
});
