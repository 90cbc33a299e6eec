// At the door of a board: what an answer of the server means for whoever waits.
import { expect, it } from "vitest";
import { reportingAt } from "../../src/protocol/reporting.ts";

const at = (status: number, body: object) => {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(`${init?.method} ${String(input)} ${init?.body ?? ""}`.trim());
    return new Response(JSON.stringify(body), { status });
  };
  return { asked, server: reportingAt("m.g 1", "https://b", { fetch: answering }) };
};

it.each([
  [200, { participant: "p" }, "in"],
  [403, { code: "waiting" }, "waiting"],
  [404, { code: "not_found" }, "turnedAway"],
  [404, {}, "unknown"], // of a proxy
  [401, { code: "no_session" }, "again"],
  [503, { code: "try_later" }, "unknown"],
])("%i %j means %s", async (status, body, meaning) => {
  const { asked, server } = at(status, body);
  expect(await server.askAtTheDoor()).toBe(meaning);
  expect(asked).toEqual(["GET https://b/api/session?document=m.g%201"]);
});

it("walks to a board, and says where one is", async () => {
  const { asked, server } = at(200, { document: "m.g2", title: "Rain and rivers" });
  expect(await server.walkTo("m.g2")).toMatchObject({
    ok: true,
    value: { document: "m.g2", title: "Rain and rivers" },
  });
  expect(asked).toEqual(['POST https://b/api/documents/m.g%201/walk {"board":"m.g2"}']);
});

it("reads who is here and who waits", async () => {
  const { server } = at(200, { people: [{ participant: "p", name: "Nora" }] });
  expect(await server.readPeople()).toMatchObject({ ok: true, value: [{ participant: "p", name: "Nora" }] });
});
