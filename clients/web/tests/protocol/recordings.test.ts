import { describe, expect, it } from "vitest";
import { recordingsAt } from "../../src/protocol/recordings.ts";
import { Dice } from "../dice.ts";

// As server/recordings does: pieces where they belong, and how much is here.
class Kept {
  bytes = Buffer.alloc(0);
  whole = false;
  readonly asked: string[] = [];
  put(offset: number, piece: Uint8Array): { has: number } {
    if (!this.whole && offset === this.bytes.length) this.bytes = Buffer.concat([this.bytes, piece]);
    return { has: this.bytes.length };
  }
}

function serverWith(kept: Kept, before: () => boolean = () => true, after: () => boolean = () => true): typeof fetch {
  return (async (address: string | URL | Request, init?: RequestInit) => {
    const url = new URL(String(address), "https://boards.example");
    kept.asked.push(`${init?.method} ${url.pathname}${url.search}`);
    if (!before()) throw new TypeError("no line");
    let answer: Response;
    if (init?.method === "PUT") {
      const piece = new Uint8Array(init.body as ArrayBuffer);
      answer = Response.json(kept.put(Number(url.searchParams.get("offset")), piece));
    } else if (init?.method === "POST") {
      kept.whole = Number(url.searchParams.get("bytes")) === kept.bytes.length;
      answer = kept.whole ? Response.json({}) : Response.json({ code: "incomplete", message: "" }, { status: 409 });
    } else answer = Response.json({});
    if (!after()) throw new TypeError("no line");
    return answer;
  }) as typeof fetch;
}

const file = (bytes: number) => new Blob([new Uint8Array(bytes).map((_, at) => (at * 7) % 251)]);
const same = async (kept: Kept, blob: Blob) => {
  const wanted = new Uint8Array(await blob.arrayBuffer());
  expect(kept.bytes.length).toBe(wanted.length);
  expect(Buffer.compare(kept.bytes, wanted)).toBe(0);
};

describe("bringing a recording", () => {
  it("comes in pieces that grow, and is finished", async () => {
    const kept = new Kept();
    const recording = file(3_000_000);
    const heard: number[] = [];
    const server = recordingsAt("https://boards.example", { fetch: serverWith(kept) });
    const answer = await server.bring("m.record.b", "r1", recording, { onHas: (has) => heard.push(has) });
    expect(answer.ok).toBe(true);
    await same(kept, recording);
    expect(kept.whole).toBe(true);
    expect(heard.at(-1)).toBe(recording.size);
    expect(kept.asked.length).toBeLessThan(9);
  });

  it("goes on where it stopped, however often the line breaks", async () => {
    const dice = new Dice(7);
    const kept = new Kept();
    const recording = file(1_000_000);
    const breaks = () => dice.below(4) !== 0;
    const waits: boolean[] = [];
    const server = recordingsAt("https://boards.example", { fetch: serverWith(kept, breaks, breaks) });
    const answer = await server.bring("m.record.b", "r1", recording, {
      onWaits: (now) => waits.push(now),
      againMs: [1],
    });
    expect(answer.ok).toBe(true);
    await same(kept, recording);
    expect(waits).toContain(true);
    expect(waits.at(-1)).toBe(false);
  });

  it("ends with the server's reason where it will not have it, and when it is stopped", async () => {
    const refuses = (async () =>
      Response.json({ code: "no_room", message: "The disk is full." }, { status: 507 })) as typeof fetch;
    const server = recordingsAt("https://boards.example", { fetch: refuses });
    expect(await server.bring("m", "r", file(10))).toMatchObject({ ok: false, code: "no_room" });

    const kept = new Kept();
    const stop = new AbortController();
    const stopped = recordingsAt("https://boards.example", { fetch: serverWith(kept) }).bring(
      "m",
      "r",
      file(9_000_000),
      {
        signal: stop.signal,
        onHas: () => stop.abort(),
      },
    );
    expect(await stopped).toMatchObject({ ok: false, code: "stopped" });
    expect(kept.whole).toBe(false);
  });

  it("says at once that an empty file is no recording, and that one cannot be read", async () => {
    const kept = new Kept();
    const server = recordingsAt("https://boards.example", { fetch: serverWith(kept) });
    expect(await server.bring("m", "r", file(0))).toMatchObject({ ok: false, code: "no_recording" });
    const gone = file(10);
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) as unknown as Blob;
    expect(await server.bring("m", "r", gone)).toMatchObject({ ok: false, code: "unreadable" });
    expect(kept.asked).toEqual([]);
  });

  it("knows its own recordings by their address", () => {
    const server = recordingsAt("https://boards.example");
    const address = server.addressOf("m.record.b", "r 1");
    expect(address).toBe("https://boards.example/api/documents/m.record.b/recordings/r%201");
    expect(server.idIn("m.record.b", address)).toBe("r 1");
    expect(server.idIn("m.record.c", address)).toBeUndefined();
    expect(server.idIn("m.record.b", address.replace("boards.example", "127.0.0.1:8080"))).toBe("r 1");
    for (const other of ["https://tube.example/r1", "", "%", `${address}%zz`])
      expect(server.idIn("m.record.b", other)).toBeUndefined();
  });
});
