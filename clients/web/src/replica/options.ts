import type { Clock, Random } from "./clock.ts";
import { type SnapshotLimits, snapshotLimits } from "./inflate.ts";
import type { SayingCode } from "./sayings.ts";

export interface SessionOptions {
  readonly clock: Clock;
  readonly random: Random;
  // Who the outbox belongs to. A server that says we are somebody else gets nothing of it. "": whoever the server says.
  readonly participant?: string;
  readonly build?: string;
  readonly browser?: string; // "Firefox 140, Linux": for whoever helps with a connection
  // There may be something to send, or state to look at. Called from within: do not call back, but soon.
  readonly wake?: () => void;
  // Something that should not be: for logs. Never anybody's words.
  readonly fault?: (what: string, error?: unknown) => void;
  readonly snapshot?: SnapshotLimits;
  readonly frameBytes?: number; // LIMIT-1 is 64 KiB
  readonly unacknowledged?: number; // SUBMIT-5
  readonly pingMs?: number;
  readonly silenceMs?: number; // heard nothing for so long: offline
  readonly probeMs?: number; // as silenceMs, after probe()
  readonly resendMs?: number; // sent, and no outcome for so long: sent again (ACK-3)
  readonly presenceMs?: number; // PRESENCE-1
  readonly typingPauseMs?: number; // at longer pauses, undo makes steps
  readonly failures?: number; // times that what the server says may not fit before we stop
}

export function withDefaults(options: SessionOptions): Required<SessionOptions> {
  return {
    participant: "",
    build: "plenary-web",
    browser: "",
    wake: () => {},
    fault: () => {},
    snapshot: snapshotLimits,
    frameBytes: 60 * 1024,
    unacknowledged: 128,
    pingMs: 10_000,
    silenceMs: 15_000,
    probeMs: 4_000,
    resendMs: 5_000,
    presenceMs: 100,
    typingPauseMs: 1_000,
    failures: 3,
    ...options,
  };
}

// proto/README.md, close codes: those after which a person must act. Others mean: come back.
export const stops: { readonly [code: number]: SayingCode } = {
  1003: "notUnderstood",
  1007: "notUnderstood",
  1009: "notUnderstood",
  4102: "removed",
  4113: "openedElsewhere",
  4401: "sessionEnded",
  4404: "noSuchBoard",
  4426: "otherVersion",
};
export const protocolErrorCode = 4105;
// Of problems.
export const gapCode = 4420;
export const rateCode = 4429;
