// The service worker: PagesOffline in the browser's own world. It takes the place of an older one only when no page of
// another build is open, or when a person asks for it.
import { type Build, PagesOffline } from "./pages.ts";

// Made by the build (vite.config.ts).
declare const plenaryBuild: Build;

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Extendable {
  readonly data: {
    readonly is: string;
    readonly entry?: string;
    readonly files?: readonly string[];
    readonly language?: string;
  };
  readonly source: { postMessage(message: unknown): void } | null;
}
interface Scope {
  addEventListener(name: "install" | "activate", then: (event: Extendable) => void): void;
  addEventListener(name: "fetch", then: (event: Fetching) => void): void;
  addEventListener(name: "message", then: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as Scope;

const pages = new PagesOffline(
  {
    caches,
    fetch: (request) => fetch(request),
    after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    origin: location.origin,
  },
  plenaryBuild,
);

scope.addEventListener("install", (event) => event.waitUntil(pages.keep()));
scope.addEventListener("activate", (event) => event.waitUntil(pages.tidy().then(() => scope.clients.claim())));
scope.addEventListener("fetch", (event) => {
  const answer = pages.answer(event.request);
  if (answer) event.respondWith(answer);
});
scope.addEventListener("message", (event) => {
  const { is, entry = "", files = [], language = "" } = event.data;
  switch (is) {
    case "here": // a page says which build it is of, which language it speaks, and what it has loaded
      if (!pages.isOfThisBuild(entry)) return event.source?.postMessage({ is: "newer" });
      return event.waitUntil(
        Promise.all([scope.skipWaiting(), pages.alsoKeep(files).then(() => pages.keepLanguage(language))]),
      );
    case "speaks": // from now on
      return event.waitUntil(pages.isOfThisBuild(entry) ? pages.keepLanguage(language) : Promise.resolve());
    case "takeOver":
      return event.waitUntil(scope.skipWaiting());
  }
});
