// This page, so that it opens without a network; and a newer build, so that it comes when the person says so.
import { languageShown, whenLanguageChanges } from "../language.ts";
import { lineIsFree } from "../line.ts";
import { Store } from "../store.ts";

export const newerBuild = new Store<(() => void) | undefined>(undefined); // what loads it

// The policy asks for a word of ours before a script is run as a helper of the page.
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const same = (asked: string) => asked;
  return trustedTypes?.createPolicy("plenary-worker", { createScriptURL: same }).createScriptURL(address) ?? address;
}

let installed: Promise<ServiceWorkerRegistration | undefined> | undefined;
let againMs = 10_000; // after a build that could not be kept whole
const longestMs = 600_000;

// Called whenever a board is live: it is worth opening again, and the line is free. A server that comes back may have
// brought a newer build.
export async function opensOffline(): Promise<void> {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  if (!installed) installed = install();
  else await (await installed)?.update().catch(() => undefined);
}

async function install(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    await lineIsFree(); // a whole build is fetched
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener("message", ({ data, source }) => {
      if (data?.is === "newer" && source) newerBuild.set(() => takeOver(source as ServiceWorker));
    });
    const registration = await serviceWorker.register(trusted("/sw.js"));
    const look = () => tellWhoIsHere(registration.waiting ?? registration.active);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed") tellWhoIsHere(coming);
        // A file did not come. A browser tries again only what it has once had.
        if (coming.state === "redundant" && !registration.active && !registration.waiting) triesAgain();
      });
    });
    look();
    void serviceWorker.ready.then(look);
    serviceWorker.addEventListener("controllerchange", look); // what is loaded from here on, it sees itself
    whenLanguageChanges((language) => registration.active?.postMessage({ is: "speaks", entry: thisBuild(), language }));
    return registration;
  } catch {
    return undefined; // a browser that will not: then this page opens with a network only
  }
}

function triesAgain(): void {
  setTimeout(() => {
    installed = install();
  }, againMs);
  againMs = Math.min(2 * againMs, longestMs);
}

function tellWhoIsHere(worker: ServiceWorker | null): void {
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  worker?.postMessage({ is: "here", entry: thisBuild(), files, language: languageShown() });
}
function thisBuild(): string {
  return document.querySelector<HTMLScriptElement>('script[src^="/assets/main-"]')?.src ?? "";
}

function takeOver(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage({ is: "takeOver" });
}

// Browsers clear the data of pages that are seldom used, unless asked not to. Asked once there is something to lose.
let asked = false;
export async function keepForGood(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // It may clear them.
  }
}
