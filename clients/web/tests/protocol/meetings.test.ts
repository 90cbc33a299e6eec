// What preparing a meeting asks over HTTP.
import { expect, it } from "vitest";
import { meetingAt } from "../../src/protocol/meetings.ts";

function answering(body: unknown) {
  const asked: { method: string | undefined; url: string; body: unknown }[] = [];
  const fetch = async (url: unknown, { method, body: said }: RequestInit = {}) => {
    asked.push({ method, url: String(url), body: said === undefined ? undefined : JSON.parse(String(said)) });
    return new Response(JSON.stringify(body));
  };
  return { asked, server: meetingAt("moin 2027", "https://b.example", { fetch: fetch as typeof globalThis.fetch }) };
}

it("a file is looked at, or brought in, with the names that proto/api.proto gives", async () => {
  const { asked, server } = answering({ applied: false, same_person: [{ participant: "p1", both_in_file: true }] });
  const answer = await server.bringIn({ text: "id,title", format: "csv", what: "programme", takeOutGone: true });
  expect(asked).toEqual([
    {
      method: "POST",
      url: "https://b.example/api/documents/moin%202027/import",
      body: { text: "id,title", format: "csv", what: "programme", take_out_gone: true },
    },
  ]);
  expect(answer).toMatchObject({ ok: true, value: { samePerson: [{ participant: "p1", bothInFile: true }] } });
});
it("a proposal tells why each sits where they do, by code", async () => {
  const seat = {
    participant: "p1",
    breakout: "g1",
    why: [{ kind: "meets_new", count: 3 }],
    more: "of a later version",
  };
  const { server } = answering({ seats: [seat] });
  expect(await server.mix({ agendaItem: "work", seed: 2 })).toMatchObject({
    ok: true,
    value: { seats: [{ breakout: "g1", why: [{ kind: "meets_new", count: 3 }] }] },
  });
});
it("the programme can be fetched as a file", () => {
  expect(answering({}).server.fileAt("ics")).toBe("https://b.example/api/documents/moin%202027/programme?format=ics");
});
