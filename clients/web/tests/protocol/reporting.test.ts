// Between the plenary and its groups: what is asked, and what is answered.
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
