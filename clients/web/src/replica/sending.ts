// Which requests go to the server, and when. Of one connection.
import { create, toBinary } from "@bufbuild/protobuf";
import { ClientFrameSchema, type Request } from "../protocol/index.ts";
import type { Outbox } from "./outbox.ts";

export interface SendingLimits {
  readonly frameBytes: number; // LIMIT-1 is 64 KiB
  readonly unacknowledged: number; // SUBMIT-5
  readonly resendMs: number; // sent, and no outcome for so long: sent again (ACK-3)
}

const repeatedGapMs = 1_000;

export class Sending {
  readonly #outbox: Outbox;
  readonly #limits: SendingLimits;
  readonly #toSend = new Set<number>(); // cseqs, rising
  readonly #awaited = new Set<number>(); // sent on this connection, no outcome yet
  #progressMs = 0; // last outcome, or first sending after a pause
  #pausedUntilMs = 0;
  #gap: { readonly counter: number; readonly ms: number } | undefined; // the last that was answered, until something moves

  readonly #again: () => void; // a request is sent that was sent before

  constructor(outbox: Outbox, limits: SendingLimits, again: () => void = () => {}) {
    this.#again = again;
    this.#outbox = outbox;
    this.#limits = limits;
  }

  // Another connection, or none.
  clear(): void {
    this.#toSend.clear();
    this.#awaited.clear();
  }
  opened(): void {
    this.clear();
    this.#pausedUntilMs = 0;
    this.#gap = undefined;
  }
  queue(cseq: number): void {
    this.#toSend.add(cseq);
  }
  // Everything whose outcome is not known in the history we stand on: above the counter it is sent to be decided, also
  // what was once acknowledged (LOG-10); up to the counter it was decided, and the outcome is asked for (SUBMIT-1).
  queueAll(): void {
    this.clear();
    for (const { outcome, held } of this.#outbox.entries) if (outcome === "unknown") this.#toSend.add(held.cseq);
  }

  progressed(steadyMs: number): void {
    this.#progressMs = steadyMs;
  }
  settled(cseq: number, steadyMs: number): void {
    this.#progressMs = steadyMs;
    this.#gap = undefined;
    this.#awaited.delete(cseq);
    this.#toSend.delete(cseq);
  }
  pauseFor(ms: number, steadyMs: number): void {
    this.#pausedUntilMs = steadyMs + Math.max(ms, 100);
  }
  // Whether this GAP is news. Requests that were under way behind the missing one are answered with the same GAP each:
  // one answer is enough.
  heardGap(counter: number, steadyMs: number): boolean {
    if (this.#gap?.counter === counter && steadyMs - this.#gap.ms < repeatedGapMs) return false;
    this.#gap = { counter, ms: steadyMs };
    return true;
  }
  resendIfDue(steadyMs: number): void {
    if (this.#awaited.size === 0 || steadyMs - this.#progressMs < this.#limits.resendMs) return;
    this.#progressMs = steadyMs;
    this.#gap = undefined;
    this.queueAll();
  }

  // Frames of requests, in cseq order. What the store does not have yet waits, and what comes after it (SUBMIT-6).
  frames(steadyMs: number): Uint8Array[] {
    const frames: Uint8Array[] = [];
    if (steadyMs < this.#pausedUntilMs) return frames;
    let requests: Request[] = [];
    let bytes = 0;
    const close = () => {
      if (requests.length > 0) frames.push(toBinary(ClientFrameSchema, create(ClientFrameSchema, { requests })));
      requests = [];
      bytes = 0;
    };
    for (const cseq of this.#toSend) {
      if (this.#awaited.size >= this.#limits.unacknowledged) break;
      const entry = this.#outbox.find(cseq);
      if (entry?.outcome === "unknown" && !this.#outbox.isKept(entry)) break;
      this.#toSend.delete(cseq);
      if (entry?.outcome !== "unknown") continue;
      if (bytes + entry.bytes + 8 > this.#limits.frameBytes) close();
      if (this.#awaited.size === 0) this.#progressMs = steadyMs;
      requests.push(entry.held.request);
      bytes += entry.bytes + 8;
      if (entry.sent) this.#again();
      entry.sent = true;
      this.#awaited.add(cseq);
    }
    close();
    return frames;
  }
}
