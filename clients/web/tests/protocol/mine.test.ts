// What is somebody's own wherever they sit: read of a meeting, said of a board.
import { expect, it } from "vitest";
import { documentOf, mineAt } from "../../src/mine.ts";

const at = (document: string, status: number, body: object) => {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(`${init?.method} ${String(input)} ${init?.body ?? ""}`.trim());
    return new Response(JSON.stringify(body), { status });
  };
  return { asked, server: mineAt(document, "https://b", { fetch: answering }) };
};

it("what is theirs comes board by board, to be read like a document", async () => {
  const records = [
    { id: "c1", version: 1, card: { number: 7 }, text: { content: "Of mine" } },
    { id: "q1", version: 1, quote: { speaker: "me", state: "REQUESTED", request: "r1" } },
  ];
  const { asked, server } = at("m", 200, { boards: [{ document: "m.g1", title: "Rivers", records }], whole: true });
  const told = await server.readMine();
  expect(asked).toEqual(["GET https://b/api/documents/m/mine"]);
  if (!told.ok) throw new Error(told.sentence);
  expect(told.value.boards.map(({ title, here }) => ({ title, here }))).toEqual([{ title: "Rivers", here: false }]);
  const board = documentOf(told.value.boards[0]?.records ?? []);
  expect(board.words("c1")).toBe("Of mine");
  expect(board.card("c1")?.number).toBe(7);
});

it("what is said goes to its board, as a request", async () => {
  const { asked, server } = at("m.g 1", 200, { seq: 12 });
  expect(await server.say({ case: "withdrawCard", value: { id: "c1" } })).toEqual({ ok: true, value: 12 });
  await server.say({
    case: "answerAttribution",
    value: { id: "r1", answer: "granted", quoteVersion: 2, kinds: ["blog"] },
  });
  expect(asked).toEqual([
    'POST https://b/api/documents/m.g%201/mine {"withdraw_card":{"id":"c1"}}',
    'POST https://b/api/documents/m.g%201/mine {"answer_attribution":{"id":"r1","answer":"granted","quote_version":2,"kinds":["blog"]}}',
  ]);
});
