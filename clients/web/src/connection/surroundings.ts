// What a seat needs of the world, so that tests can be the world: time, chance, sockets, storage, locks, the page's life.
import type { Clock, Random } from "../replica/clock.ts";
import { Database } from "../storage/database.ts";
import { type Locks, WebLocks } from "../storage/locks.ts";

export type Cancel = () => void;

// The part of a WebSocket that is used.
export interface Socket {
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  onerror: (() => void) | null;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  after(ms: number, then: () => void): Cancel;
  dial(url: string): Socket;
  readonly fetch: typeof fetch;
  readonly database: Database | undefined; // undefined: this browser keeps nothing
  readonly locks: Locks | undefined;
  // The page is seen again, or the network has changed: look after the connection.
  onReturn(then: () => void): Cancel;
  // The page is not seen any more, and may be ended without a word.
  onHide(then: () => void): Cancel;
  readonly origin: string;
  fault(what: string, error?: unknown): void;
}

const subprotocol = "plenary.v1";

export function thisBrowser(): Surroundings {
  return {
    clock: { steadyMs: () => performance.now(), wallMs: () => Date.now() },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    dial: (url) => {
      const socket = new WebSocket(url, subprotocol);
      socket.binaryType = "arraybuffer";
      return socket as Socket;
    },
    fetch: (input, init) => fetch(input, init),
    database: typeof indexedDB === "undefined" ? undefined : new Database(indexedDB),
    locks: "locks" in navigator ? new WebLocks(navigator.locks) : undefined,
    onReturn: (then) => {
      const seen = () => {
        if (document.visibilityState === "visible") then();
      };
      document.addEventListener("visibilitychange", seen);
      for (const event of ["pageshow", "online", "offline"]) window.addEventListener(event, then);
      return () => {
        document.removeEventListener("visibilitychange", seen);
        for (const event of ["pageshow", "online", "offline"]) window.removeEventListener(event, then);
      };
    },
    onHide: (then) => {
      const hidden = () => {
        if (document.visibilityState === "hidden") then();
      };
      document.addEventListener("visibilitychange", hidden);
      return () => document.removeEventListener("visibilitychange", hidden);
    },
    origin: location.origin,
    fault: (what, error) => console.error("plenary:", what, error),
  };
}
