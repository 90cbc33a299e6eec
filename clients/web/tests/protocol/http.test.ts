// What is asked over HTTP, and what becomes of the answers.
import { create, fromJson, type JsonValue, type MessageInitShape, ScalarType, toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { doorAt, modes } from "../../src/protocol/door.ts";
import { serverAt } from "../../src/protocol/http.ts";
import {
  BoardSchema,
  JoinAnswerSchema,
  JoinRequestSchema,
  Mode,
  RecordSchema,
  RefusalCode,
  ReplicaAnswerSchema,
  Role,
} from "../../src/protocol/index.ts";
import { insideToken, readLink } from "../../src/protocol/link.ts";

describe("a link", () => {
  it.each([
    ["https://boards.example.org/join#AbC_-1", "https://boards.example.org", "AbC_-1"],
    ["http://127.0.0.1:8080/join#t", "http://127.0.0.1:8080", "t"],
    ["http://[::1]:8080/join#t", "http://[::1]:8080", "t"],
    ["  <https://boards.example.org/join#t>\n", "https://boards.example.org", "t"],
    ['Please join: "https://boards.example.org/join#t" (today)', "https://boards.example.org", "t"],
  ])("%s is read", (text, origin, token) => {
    expect(readLink(text)).toEqual({ origin, token });
  });

  it.each([
    "",
    "boards.example.org/join#t",
    "https://boards.example.org/join",
    "https://boards.example.org/join#",
    "ftp://boards.example.org/#t",
    "https://somebody:secret@boards.example.org/join#t",
  ])("%s is none", (text) => {
    expect(readLink(text)).toBeUndefined();
  });
});

describe("a token", () => {
  // 1, key mark, role, then names by their length, then the MAC: server/identity/join_link.h
  const token = (...names: string[]) => {
    const bytes = [1, 9, 9, 9, 9, 2];
    for (const name of names) bytes.push(name.length, ...new TextEncoder().encode(name));
    for (let mac = 0; mac < 16; mac += 1) bytes.push(255 - mac);
    return btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  };
  it("says which document it opens, and whom it brings back", () => {
    expect(insideToken(token("b7", "invitation.k3", ""))).toEqual({ document: "b7", participant: "" });
    expect(insideToken(token("b7", "invitation.k3", "p-4x"))).toEqual({ document: "b7", participant: "p-4x" });
  });
  it.each(["", "%%%", "AbC", btoa("2345678901234567890")])("%s says nothing", (nonsense) => {
    expect(insideToken(nonsense)).toBeUndefined();
  });
});

interface Asked {
  method: string;
  url: string;
  headers: { [name: string]: string };
  body: unknown;
}

// A server that gives one answer, and remembers what it was asked.
function answering(status: number, body: unknown, headers: { [name: string]: string } = {}) {
  const asked: Asked[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const text = init.body === undefined ? undefined : JSON.parse(String(init.body));
    const sent = { ...(init.headers as { [name: string]: string }) };
    asked.push({ method: init.method ?? "GET", url: String(url), headers: sent, body: text });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

describe("a server", () => {
  it("joins by a token, with the names of the protocol, and reads the answer of a later version too", async () => {
    const { asked, fetch } = answering(200, {
      session: "s",
      document: "b1",
      participant: "p-1",
      role: "RAPPORTEUR",
      something_newer: { x: 1 },
    });
    const server = serverAt("https://host", { fetch, bearer: "old" });
    const joined = await server.join("T", { name: "Zoë", mode: Mode.IN_ROOM, timeZone: "Europe/Rome" });
    expect(asked).toEqual([
      {
        method: "POST",
        url: "https://host/api/join",
        headers: { "Content-Type": "application/json", Authorization: "Bearer old" },
        body: { token: "T", name: "Zoë", affiliation: "", mode: Mode.IN_ROOM, time_zone: "Europe/Rome" },
      },
    ]);
    expect(joined).toMatchObject({ ok: true, value: { session: "s", document: "b1", participant: "p-1" } });
  });

  it("asks its own origin, with cookies, if none is named", async () => {
    const { asked, fetch } = answering(200, { token: "T" });
    expect(await serverAt("", { fetch }).openCode("ABC 234")).toEqual({ ok: true, value: "T" });
    expect(asked[0]).toMatchObject({ url: "/api/code", body: { code: "ABC 234" } });
    expect(asked[0]?.headers.Authorization).toBeUndefined();
  });

  it("leads groups: what was seen to run goes with the act, and comes back by group", async () => {
    const { asked, fetch } = answering(200, {
      groups: [
        { document: "m.1", done: true },
        { document: "m.2", refusal: { code: "STALE" }, sentence: "It changed." },
      ],
    });
    const led = await serverAt("", { fetch }).lead("m", {
      documents: ["m.1", "m.2"],
      act: { case: "next", value: true },
      seen: { "m.1": {}, "m.2": { id: "p", generation: 3 } },
    });
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "/api/documents/m/lead",
      body: { documents: ["m.1", "m.2"], next: true, seen: { "m.1": {}, "m.2": { id: "p", generation: 3 } } },
    });
    expect(led).toMatchObject({
      ok: true,
      value: { groups: [{ done: true }, { refusal: { code: RefusalCode.STALE } }] },
    });
  });

  it("asks how groups are, and what was done since", async () => {
    const { asked, fetch } = answering(200, { cursor: "m.1:7", groups: [{ document: "m.1", present: 3 }] });
    const server = serverAt("", { fetch });
    expect(await server.readGroups("m")).toMatchObject({ ok: true, value: { groups: [{ present: 3 }] } });
    expect(await server.readActs("m", "m.1:3,m.2:4")).toMatchObject({ ok: true, value: { cursor: "m.1:7" } });
    expect(asked.map(({ url }) => url)).toEqual([
      "/api/documents/m/groups",
      "/api/documents/m/acts?after=m.1%3A3%2Cm.2%3A4",
    ]);
  });

  it("makes codes and boards, reads history line by line, a moment, an export, and signs out", async () => {
    const call = async (body: unknown, ask: (server: ReturnType<typeof serverAt>) => Promise<unknown>) => {
      const { asked, fetch } = answering(200, body);
      const answer = await ask(serverAt("", { fetch }));
      return [asked[0]?.method, asked[0]?.url, asked[0]?.body, answer];
    };
    expect(await call({ url: "https://host/join#T" }, (s) => s.showLink("b.1", Role.OBSERVER))).toMatchObject([
      "POST",
      "/api/documents/b.1/link",
      { role: "OBSERVER" },
      { ok: true, value: "https://host/join#T" },
    ]);
    expect(await call({ url: "https://host/join#U" }, (s) => s.showLink("b.1", Role.OBSERVER, "i.2"))).toMatchObject([
      "POST",
      "/api/documents/b.1/link",
      { role: "OBSERVER", invitation: "i.2" },
      { ok: true, value: "https://host/join#U" },
    ]);
    expect(
      await call({ code: "ABC 234", valid_ms: "60000" }, (s) => s.makeCode("b.1", Role.PARTICIPANT)),
    ).toMatchObject([
      "POST",
      "/api/documents/b.1/code",
      { role: "PARTICIPANT" },
      { ok: true, value: { code: "ABC 234", validMs: 60_000n } },
    ]);
    expect(
      await call({ document: "b2", links: { observer: "L" } }, (s) => s.copyBoard({ like: "b1", title: "T" })),
    ).toMatchObject([
      "POST",
      "/api/documents",
      { like: "b1", title: "T" },
      { ok: true, value: { document: "b2", links: { observer: "L" } } },
    ]);
    const lines = '{"seq":1,"at":"2027-01-01T00:00:00.000Z","verbs":["add_card"]}\n{"seq":2,"refused":1}\n';
    expect(await call(lines, (s) => s.readLog("b1", 0, 2))).toMatchObject([
      "GET",
      "/api/documents/b1/log?after=0&limit=2",
      undefined,
      {
        ok: true,
        value: [
          { seq: 1, verbs: ["add_card"] },
          { seq: 2, refused: 1 },
        ],
      },
    ]);
    expect(await call(lines, (s) => s.readHistory("b1", 7))).toMatchObject([
      "GET",
      "/api/documents/b1/log?after=7&limit=5000&effects=1",
      undefined,
      { ok: true, value: [{ seq: 1 }, { seq: 2 }] },
    ]);
    expect(await call({ seq: 3, records: [{ id: "c1", card: {} }] }, (s) => s.readAt("b1", 3))).toMatchObject([
      "GET",
      "/api/documents/b1/at/3",
      undefined,
      { ok: true, value: { seq: 3, records: [{ id: "c1", body: { case: "card" } }] } },
    ]);
    const [method, url, , answer] = await call("# Record", (s) => s.exportRecord("b1", "md", "session"));
    expect([method, url]).toEqual(["GET", "/api/documents/b1/export?format=md&scope=session&kind=internal"]);
    const { value } = answer as { value: Blob };
    expect(await value.text()).toBe("# Record");
    expect(await call({}, (s) => s.signOut())).toEqual([
      "DELETE",
      "/api/session",
      undefined,
      { ok: true, value: undefined },
    ]);
  });

  it("gives the server's own sentence when it says no, and how long to wait", async () => {
    const { fetch } = answering(429, { code: "too_often", message: "Wait a moment." }, { "Retry-After": "7" });
    expect(await serverAt("", { fetch }).join("T", { name: "Ben" })).toEqual({
      ok: false,
      status: 429,
      code: "too_often",
      sentence: "Wait a moment.",
      retryAfterMs: 7_000,
    });
  });

  it("says something in every case", async () => {
    const answers = [
      answering(502, "<html>Bad gateway</html>").fetch,
      answering(200, "not json").fetch,
      (async () => {
        throw new TypeError("no network");
      }) as typeof fetch,
    ];
    const failures = await Promise.all(answers.map((fetch) => serverAt("", { fetch }).readAt("b1", 1)));
    expect(failures.map(({ ok }) => ok)).toEqual([false, false, false]);
    for (const failure of failures) expect(!failure.ok && failure.sentence.length).toBeGreaterThan(20);
    expect(failures.map((failure) => !failure.ok && failure.status)).toEqual([502, 200, 0]);
  });

  it.each([
    [400, { code: "invalid" }, "yes"],
    [401, { code: "no_session" }, "sessionEnded"],
    [404, { code: "not_found" }, "noSuchBoard"],
    [404, "<html>a proxy's own</html>", "unknown"],
    [503, { code: "try_later" }, "unknown"],
  ])("CONNECT-1: says whether a document may be opened: %d %j is %s", async (status, body, answer) => {
    const { asked, fetch } = answering(status, body);
    expect(await serverAt("", { fetch }).mayOpen("b 1")).toBe(answer);
    expect(asked[0]?.url).toBe("/api/documents/b%201/at/0");
  });

  it.each([
    [200, { participant: "p" }, "in"],
    [403, { code: "waiting" }, "waiting"],
    [404, { code: "not_found" }, "turnedAway"],
    [404, {}, "unknown"], // of a proxy
    [401, { code: "no_session" }, "again"],
    [503, { code: "try_later" }, "unknown"],
  ])("says whether who waits has been let in: %d %j is %s", async (status, body, meaning) => {
    const { asked, fetch } = answering(status, body);
    expect(await doorAt("", { fetch }).askAtTheDoor("m.g 1")).toBe(meaning);
    expect(asked[0]?.url).toBe("/api/session?document=m.g%201");
  });
});

describe("the door, which does without the code of messages", () => {
  const textOf = (field: { name: string }) => `a ${field.name}`;
  it("asks with the fields of the message, and with its numbers", async () => {
    const { asked, fetch } = answering(200, {});
    const person = { name: "Zoë", affiliation: "UCL; FAO", mode: modes.tableDevice, timeZone: "Europe/Rome" };
    await doorAt("", { fetch }).join("T", person);
    expect(fromJson(JoinRequestSchema, asked[0]?.body as JsonValue)).toEqual(
      create(JoinRequestSchema, { ...person, token: "T" }),
    );
    expect(modes).toEqual({ inRoom: Mode.IN_ROOM, remote: Mode.REMOTE, tableDevice: Mode.TABLE_DEVICE });
  });
  it("reads every field of the answer but those that the page is told by its session", async () => {
    const fields = JoinAnswerSchema.fields.filter(({ localName }) => localName !== "role" && localName !== "rehearsal");
    const value = Object.fromEntries(
      fields.map((field) => [field.localName, field.scalar === ScalarType.BOOL ? true : textOf(field)]),
    );
    const said = toJson(JoinAnswerSchema, create(JoinAnswerSchema, value), { useProtoFieldName: true });
    expect(await doorAt("", { fetch: answering(200, said).fetch }).join("T", {})).toEqual({ ok: true, value });
    const empty = await doorAt("", { fetch: answering(200, {}).fetch }).join("T", {});
    const { $typeName: _, role: __, rehearsal: ___, ...defaults } = create(JoinAnswerSchema);
    expect(empty).toEqual({ ok: true, value: defaults });
  });
  it("reads what a link leads to as the vocabulary does", async () => {
    const read = async (body: NonNullable<MessageInitShape<typeof RecordSchema>["body"]>) => {
      const answer = create(ReplicaAnswerSchema, {
        records: [create(RecordSchema, { id: "policy_read.p" }), create(RecordSchema, { id: "b1", body })],
      });
      const said = toJson(ReplicaAnswerSchema, answer, { useProtoFieldName: true });
      const { asked, fetch } = answering(200, said);
      const ahead = await doorAt("", { fetch, bearer: "T" }).readAhead();
      expect(asked[0]).toMatchObject({ url: "/api/documents/of-link/at/1", headers: { Authorization: "Bearer T" } });
      return ahead.ok ? ahead.value : ahead;
    };
    const board = {
      title: "Group 1",
      meetingTitle: "Rivers",
      sessionTitle: "DAY ONE",
      sessionNumber: "2",
      pillar: "routes",
      framingQuestion: "Who owns a river?",
      framingSource: "a report",
      timeZone: "Europe/Rome",
      startsMs: 1_553_760_000_000n,
      plannedMinutes: 45,
    };
    expect(await read({ case: "board", value: board })).toEqual({ is: "board", board });
    const none = Object.fromEntries(Object.keys(board).map((key) => [key, create(BoardSchema)[key as "title"]]));
    expect(await read({ case: "board", value: {} })).toEqual({ is: "board", board: none });
    const meeting = { title: "Rivers", series: "MOIN", startDate: "2027-03-01", endDate: "2027-03-03", venue: "Rome" };
    expect(await read({ case: "meeting", value: meeting })).toEqual({ is: "meeting", meeting });
    expect(await read({ case: "agendaItem", value: {} })).toBeUndefined();
  });
});
