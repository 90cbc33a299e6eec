// What is asked of the server about guidebooks, and what is made of its answers.
import { expect, it } from "vitest";
import { guidebookAt, searchFor } from "../../src/protocol/guidebook.ts";

function double(answer: unknown) {
  const asked: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    asked.push(`${init.method} ${address} ${init.body ?? ""}`.trim());
    return new Response(JSON.stringify(answer), { status: 200 });
  };
  return { asked, options: { fetch: fetch as unknown as typeof globalThis.fetch } };
}

it("opens the guidebook of a meeting", async () => {
  const { asked, options } = double({ document: "m.guidebook", title: "Guide", role: "OBSERVER" });
  const answer = await guidebookAt("m", "http://host", options).openGuidebook();
  await guidebookAt("m", "http://host", options).openGuidebook("earlier.guidebook");
  expect(asked).toEqual([
    "POST http://host/api/documents/m/guidebook {}",
    'POST http://host/api/documents/m/guidebook {"document":"earlier.guidebook"}',
  ]);
  expect(answer.ok && answer.value.document).toBe("m.guidebook");
});

it("reads offers of a board, readiness, and publishes with a date", async () => {
  const { asked, options } = double({});
  const server = guidebookAt("m.guidebook", "", options);
  await server.readOffers("m.b 1");
  await server.readReadiness();
  await server.publish("2027-05-01");
  await server.exportGuidebook("site", "2");
  await server.takeInMeeting("other");
  expect(asked).toEqual([
    "GET /api/documents/m.guidebook/offers?board=m.b%201",
    "GET /api/documents/m.guidebook/readiness",
    'POST /api/documents/m.guidebook/editions {"date":"2027-05-01"}',
    "GET /api/documents/m.guidebook/export?format=site&edition=2",
    'POST /api/documents/m.guidebook/meetings {"meeting":"other"}',
  ]);
});

it("searches for what was said, and for nothing that was left open", async () => {
  const { asked, options } = double({ hits: [{ document: "d", id: "e1", kind: "tool", title: "Rain" }], more: true });
  const answer = await searchFor({ q: "rain & sewers", pillar: "", sdg: "6" }, "", options);
  expect(asked).toEqual(["GET /api/search?q=rain+%26+sewers&sdg=6"]);
  expect(answer.ok && answer.value.hits.map(({ title }) => title)).toEqual(["Rain"]);
});
