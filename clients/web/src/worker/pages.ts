// What opens the client without a network: the one page and the files of one build, kept whole on this device.
//
//   a place in the client   the network's page, if it comes soon and sound; else the page of this build
//   /assets/*               kept ones first: they never change under their names
//   /api, /ws, the rest     none of our business: an answer of the server is never kept
//
// A build is kept whole or not at all, so the page that is shown offline always finds its own files. Of languages those are
// kept that somebody speaks here, each whole: also for screens that nobody has opened yet. What pages of this build used
// besides (fonts) they tell, and it is kept too. Pages of an earlier build may still be open: its files stay until the next
// build but one.
export interface Build {
  readonly name: string; // of its own: hash of what it holds
  readonly page: string; // "/index.html"
  readonly entry: string; // the script that the page of this build begins with
  readonly files: readonly string[];
  readonly languages: { readonly [language: string]: readonly string[] }; // what says all screens in each, beside English
}

// The part of a service worker's world that is used; tests are another.
export interface World {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete" | "match">;
  fetch(request: Request | string): Promise<Response>;
  after(ms: number): Promise<void>;
  readonly origin: string;
}

const prefix = "plenary/";
const networkWithinMs = 4_000;

export class PagesOffline {
  readonly #world: World;
  readonly #build: Build;

  constructor(world: World, build: Build) {
    this.#world = world;
    this.#build = build;
  }
  get #cacheName(): string {
    return prefix + this.#build.name;
  }

  // All of the build; fails if the server holds another by now, and the browser tries again later.
  async keep(): Promise<void> {
    const { page, entry, files } = this.#build;
    const cache = await this.#world.caches.open(this.#cacheName);
    const answer = await this.#world.fetch(new Request(this.#world.origin + page, { cache: "no-cache" }));
    if (!answer.ok || !(await answer.clone().text()).includes(entry)) throw new Error("the page is another build's");
    const spoken = (await this.#languagesKept()).flatMap((language) => this.#build.languages[language] ?? []);
    await cache.addAll([...files, ...spoken].map((file) => this.#world.origin + file));
    await cache.put(this.#world.origin + page, answer);
  }

  // The language of a page of this build: what has come of it is enough to show that page, and now the rest comes.
  async keepLanguage(language: string): Promise<void> {
    await this.alsoKeep((this.#build.languages[language] ?? []).map((file) => this.#world.origin + file));
  }

  // Of any build on this device: a newer one is to speak as the one before it.
  async #languagesKept(): Promise<readonly string[]> {
    const spoken = new Set<string>();
    for (const name of await this.#world.caches.keys()) {
      if (!name.startsWith(prefix)) continue;
      for (const { url } of await (await this.#world.caches.open(name)).keys()) {
        const [, language = ""] = /^\/assets\/([a-z]{2})-/.exec(new URL(url).pathname) ?? [];
        if (language in this.#build.languages) spoken.add(language);
      }
    }
    return [...spoken];
  }

  // Lets go of all builds but this one and the one before it.
  async tidy(): Promise<void> {
    const builds = (await this.#world.caches.keys()).filter((name) => name.startsWith(prefix));
    const others = builds.filter((name) => name !== this.#cacheName);
    for (const name of others.slice(0, -1)) await this.#world.caches.delete(name);
  }

  // Files that a page of this build has loaded.
  async alsoKeep(addresses: readonly string[]): Promise<void> {
    const cache = await this.#world.caches.open(this.#cacheName);
    for (const address of addresses) {
      if (!this.#isFile(address) || (await cache.match(address))) continue;
      await cache.add(address).catch(() => undefined); // it comes with the next visit
    }
  }

  isOfThisBuild(entry: string): boolean {
    return new URL(entry, this.#world.origin).pathname === this.#build.entry;
  }

  // undefined: the browser does as it would without us.
  answer(request: Request): Promise<Response> | undefined {
    if (request.method !== "GET") return undefined;
    if (this.#isFile(request.url)) return this.#file(request);
    if (request.mode === "navigate" && this.#isPlace(request.url)) return this.#page(request);
    return undefined;
  }

  #isFile(address: string): boolean {
    const { origin, pathname } = new URL(address);
    return origin === this.#world.origin && (pathname.startsWith("/assets/") || pathname === "/mark.svg");
  }
  #isPlace(address: string): boolean {
    const { origin, pathname } = new URL(address);
    return origin === this.#world.origin && !/^\/(api|ws|assets|metrics|livez|readyz|startupz)\b/.test(pathname);
  }

  async #file(request: Request): Promise<Response> {
    const kept = await this.#world.caches.match(request.url);
    if (kept) return kept;
    const answer = await this.#world.fetch(request);
    if (answer.ok) {
      const cache = await this.#world.caches.open(this.#cacheName);
      await cache.put(request.url, answer.clone()).catch(() => undefined); // the disk is full
    }
    return answer;
  }

  async #page(request: Request): Promise<Response> {
    const network = this.#world.fetch(request).catch(() => undefined);
    const late = this.#world.after(networkWithinMs).then(() => undefined);
    const answer = await Promise.race([network, late]);
    if (answer && answer.status < 500) return answer;
    const cache = await this.#world.caches.open(this.#cacheName);
    const kept = await cache.match(this.#world.origin + this.#build.page);
    return kept ?? answer ?? (await network) ?? Response.error();
  }
}
