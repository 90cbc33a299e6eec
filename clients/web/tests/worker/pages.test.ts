// The client opens without a network: what is kept, what is asked for first, what is left alone.
import { beforeEach, describe, expect, it } from "vitest";
import { type Build, PagesOffline } from "../../src/worker/pages.ts";

const origin = "https://boards.example.org";
const first: Build = {
  name: "one",
  page: "/index.html",
  entry: "/assets/main-1.js",
  files: ["/assets/main-1.js", "/assets/main-1.css"],
  languages: { fr: ["/assets/fr-1.js", "/assets/fr-record-1.js"], de: ["/assets/de-1.js"] },
};
const second: Build = {
  name: "two",
  page: "/index.html",
  entry: "/assets/main-2.js",
  files: ["/assets/main-2.js"],
  languages: { fr: ["/assets/fr-2.js", "/assets/fr-record-2.js"], de: ["/assets/de-2.js"] },
};
const third: Build = { ...second, name: "three", entry: "/assets/main-3.js", files: ["/assets/main-3.js"] };

// A server and its network, and the browser's caches, in memory.
class Web {
  online = true;
  slow = false;
  status = 200;
  patience: Promise<void> = Promise.resolve(); // how long the worker waits for the network
  readonly asked: string[] = [];
  readonly files = new Map<string, string>();
  readonly kept = new Map<string, Map<string, Response>>();

  serves(build: Build): void {
    this.files.clear();
    this.files.set("/index.html", `<script src="${build.entry}"></script>`);
    for (const file of [...build.files, ...Object.values(build.languages).flat()]) this.files.set(file, file);
  }
  readonly fetch = async (request: Request | string): Promise<Response> => {
    const { pathname } = new URL(typeof request === "string" ? request : request.url);
    this.asked.push(pathname);
    if (!this.online) throw new TypeError("nobody answers");
    if (this.slow) return new Promise(() => {});
    if (this.status !== 200) return new Response("no", { status: this.status });
    const file = this.files.get(/^\/(board|join)/.test(pathname) ? "/index.html" : pathname);
    return file === undefined ? new Response("none", { status: 404 }) : new Response(file);
  };
  worker(build: Build): PagesOffline {
    const open = (name: string) => {
      const cache = this.kept.get(name) ?? new Map<string, Response>();
      this.kept.set(name, cache);
      const add = async (address: string) => {
        const answer = await this.fetch(address);
        if (!answer.ok) throw new TypeError("not all of it is there");
        cache.set(address, answer);
      };
      return {
        add,
        addAll: async (addresses: string[]) => void (await Promise.all(addresses.map(add))),
        put: async (address: string, answer: Response) => void cache.set(address, answer),
        match: async (address: string) => cache.get(address)?.clone(),
        keys: async () => [...cache.keys()].map((url) => ({ url })),
      } as unknown as Cache;
    };
    const caches = {
      open: async (name: string) => open(name),
      keys: async () => [...this.kept.keys()],
      delete: async (name: string) => this.kept.delete(name),
      match: async (address: string) =>
        [...this.kept.values()].flatMap((cache) => cache.get(address)?.clone() ?? [])[0],
    } as unknown as CacheStorage;
    return new PagesOffline({ caches, fetch: this.fetch, after: () => this.patience, origin }, build);
  }
}

const get = (path: string, mode: RequestMode = "cors"): Request => {
  const request = new Request(origin + path);
  Object.defineProperty(request, "mode", { value: mode });
  return request;
};
const words = async (answer: Promise<Response> | undefined) => (await answer)?.text();

describe("the client without a network", () => {
  let web: Web;
  let worker: PagesOffline;
  beforeEach(async () => {
    web = new Web();
    web.serves(first);
    worker = web.worker(first);
    await worker.keep();
  });

  it("opens at every place in it, with its own files", async () => {
    web.online = false;
    for (const place of ["/", "/join", "/board/demo-2027.s2-b1", "/board/meet.blue"])
      expect(await words(worker.answer(get(place, "navigate")))).toContain(first.entry);
    expect(await words(worker.answer(get("/assets/main-1.js")))).toBe("/assets/main-1.js");
  });

  it.each([
    ["is slow", { slow: true }],
    ["answers for a server that is not there", { status: 502 }],
  ])("opens when the network %s", async (_, sickness) => {
    Object.assign(web, sickness);
    expect(await words(worker.answer(get("/board/meet.blue", "navigate")))).toContain(first.entry);
  });

  it("asks the server first where there is one, so nobody is shown an old page", async () => {
    web.serves(second);
    web.patience = new Promise(() => {});
    expect(await words(worker.answer(get("/board/meet.blue", "navigate")))).toContain(second.entry);
    expect(await words(worker.answer(get("/assets/main-2.js")))).toBe("/assets/main-2.js");
  });

  it("keeps no answer of the server, and leaves requests that change something alone", () => {
    for (const path of ["/api/documents/meet.blue/log", "/ws/meet.blue", "/metrics"]) {
      expect(worker.answer(get(path))).toBeUndefined();
      expect(worker.answer(get(path, "navigate"))).toBeUndefined();
    }
    expect(worker.answer(new Request(`${origin}/api/join`, { method: "POST" }))).toBeUndefined();
    expect(worker.answer(new Request("https://elsewhere.example.org/assets/main-1.js"))).toBeUndefined();
  });

  it("keeps the language and the fonts that a page has used", async () => {
    await worker.alsoKeep([`${origin}/assets/fr-1.js`, `${origin}/api/session`, "https://elsewhere.example.org/x.js"]);
    web.online = false;
    expect(await words(worker.answer(get("/assets/fr-1.js")))).toBe("/assets/fr-1.js");
    expect([...(web.kept.get("plenary/one")?.keys() ?? [])].some((address) => /api|elsewhere/.test(address))).toBe(
      false,
    );
  });

  const keptOf = (build: string) =>
    [...(web.kept.get(build)?.keys() ?? [])].map((address) => new URL(address).pathname).sort();

  it("keeps no language that nobody speaks here, and of one that somebody does all its screens", async () => {
    expect(keptOf("plenary/one")).toEqual(["/assets/main-1.css", "/assets/main-1.js", "/index.html"]);
    await worker.keepLanguage("fr");
    await worker.keepLanguage("en-GB"); // part of the code
    await worker.keepLanguage("xx");
    web.online = false;
    for (const file of first.languages.fr ?? []) expect(await words(worker.answer(get(file)))).toBe(file);
    expect(keptOf("plenary/one").some((path) => path.startsWith("/assets/de-"))).toBe(false);
  });

  it("keeps a newer build in the languages that the one before it spoke", async () => {
    await worker.keepLanguage("fr");
    web.serves(second);
    await web.worker(second).keep();
    expect(keptOf("plenary/two")).toEqual([
      "/assets/fr-2.js",
      "/assets/fr-record-2.js",
      "/assets/main-2.js",
      "/index.html",
    ]);
  });

  it("goes on where the line was lost while a language was coming", async () => {
    web.files.delete("/assets/fr-record-1.js");
    await worker.keepLanguage("fr");
    expect(keptOf("plenary/one")).not.toContain("/assets/fr-record-1.js");
    web.serves(first);
    await worker.keepLanguage("fr");
    expect(keptOf("plenary/one")).toContain("/assets/fr-record-1.js");
  });

  it("is not kept in halves: a build that the server no longer holds is given up", async () => {
    web.serves(second);
    await expect(web.worker(first).keep()).rejects.toThrow("another build");
    web.serves(first);
    web.files.delete("/assets/main-1.css");
    await expect(web.worker(first).keep()).rejects.toThrow();
  });

  it("lets go of all builds but its own and the one before, whose pages may still be open", async () => {
    for (const build of [second, third]) {
      web.serves(build);
      await web.worker(build).keep();
    }
    await web.worker(third).tidy();
    expect([...web.kept.keys()]).toEqual(["plenary/two", "plenary/three"]);
  });
});
