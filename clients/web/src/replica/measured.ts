// How this connection does, measured here (proto/README.md, LINE-1): ways to the server and back, interruptions, how long
// changes waited until they were safe, what was sent again. Figures alone: nothing of what anybody wrote, and nobody's id.
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ConnectionReportSchema } from "../protocol/index.ts";

export type ReportInit = MessageInitShape<typeof ConnectionReportSchema>;

export interface Interruption {
  readonly atMs: number; // by the server's clock
  readonly lastedMs: number;
}

export interface MeasuredLine {
  readonly sinceMs: number; // by the server's clock; 0 = nothing measured yet
  readonly pings: number;
  readonly rtt: { readonly lastMs: number; readonly medianMs: number; readonly worstMs: number } | undefined;
  readonly interruptions: readonly Interruption[]; // the last ones; one that lasts is the last
  readonly interruptedTimes: number;
  readonly interruptedMs: number;
  readonly changes: number;
  readonly waited: { readonly medianMs: number; readonly worstMs: number } | undefined;
  readonly resent: number;
  readonly waiting: number; // just now
}

const samplesKept = 200;
const interruptionsKept = 20;

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

class Samples {
  readonly #kept: number[] = [];
  count = 0;
  worst = 0;
  last = 0;
  add(ms: number): void {
    this.count += 1;
    this.last = ms;
    this.worst = Math.max(this.worst, ms);
    this.#kept.push(ms);
    if (this.#kept.length > samplesKept) this.#kept.shift();
  }
  get median(): number {
    return median(this.#kept);
  }
}

export class Measured {
  readonly #ways = new Samples();
  readonly #waits = new Samples();
  readonly #made = new Map<number, number>(); // changes that are not safe yet: since when (steady)
  #interruptions: Interruption[] = [];
  #interruptedTimes = 0;
  #interruptedMs = 0;
  #resent = 0;
  #sinceMs = 0;
  #lostMs: number | undefined; // steady; undefined: not interrupted, or never connected
  #lostAtMs = 0; // the same, by the server's clock

  wayAndBack(ms: number): void {
    this.#ways.add(ms);
  }
  // The board is there, and as the server has it.
  live(steadyMs: number, serverMs: number): void {
    if (this.#sinceMs === 0) this.#sinceMs = serverMs;
    if (this.#lostMs === undefined) return;
    const lastedMs = steadyMs - this.#lostMs;
    this.#interruptedMs += lastedMs;
    this.#interruptions = [...this.#interruptions, { atMs: this.#lostAtMs, lastedMs }].slice(-interruptionsKept);
    this.#lostMs = undefined;
  }
  // Nothing was heard since then.
  lost(heardMs: number, heardAtMs: number): void {
    if (this.#sinceMs === 0 || this.#lostMs !== undefined) return;
    this.#interruptedTimes += 1;
    this.#lostMs = heardMs;
    this.#lostAtMs = heardAtMs;
  }
  made(cseq: number, steadyMs: number): void {
    if (!this.#made.has(cseq)) this.#made.set(cseq, steadyMs);
  }
  // Those that are not in the outbox any more are safe.
  safe(steadyMs: number, waits: (cseq: number) => boolean): void {
    for (const [cseq, madeMs] of this.#made) {
      if (waits(cseq)) continue;
      this.#made.delete(cseq);
      this.#waits.add(steadyMs - madeMs);
    }
  }
  sentAgain(): void {
    this.#resent += 1;
  }
  // Another client id: what waits has other numbers, from now on.
  beganAnew(): void {
    this.#made.clear();
  }

  at(steadyMs: number, waiting: number): MeasuredLine {
    const lasting = this.#lostMs === undefined ? undefined : steadyMs - this.#lostMs;
    const interruptions =
      lasting === undefined
        ? this.#interruptions
        : [...this.#interruptions, { atMs: this.#lostAtMs, lastedMs: lasting }].slice(-interruptionsKept);
    const { count, last, worst } = this.#ways;
    return {
      sinceMs: this.#sinceMs,
      pings: count,
      rtt: count === 0 ? undefined : { lastMs: last, medianMs: this.#ways.median, worstMs: worst },
      interruptions,
      interruptedTimes: this.#interruptedTimes,
      interruptedMs: this.#interruptedMs + (lasting ?? 0),
      changes: this.#waits.count,
      waited: this.#waits.count === 0 ? undefined : { medianMs: this.#waits.median, worstMs: this.#waits.worst },
      resent: this.#resent,
      waiting,
    };
  }
}

// As it is shared. A build and a browser are names of programs, no more.
export function reportOf(line: MeasuredLine, build: string, browser: string, minor: number): ReportInit {
  const whole = (ms: number | undefined) => Math.max(0, Math.min(0xffffffff, Math.round(ms ?? 0)));
  return {
    shared: true,
    sinceMs: BigInt(Math.round(line.sinceMs)),
    pings: line.pings,
    rttLastMs: whole(line.rtt?.lastMs),
    rttMedianMs: whole(line.rtt?.medianMs),
    rttWorstMs: whole(line.rtt?.worstMs),
    interruptions: line.interruptedTimes,
    latest: line.interruptions.map(({ atMs, lastedMs }) => ({
      atMs: BigInt(Math.round(atMs)),
      lastedMs: whole(lastedMs),
    })),
    interruptedMs: whole(line.interruptedMs),
    changes: line.changes,
    waitedMedianMs: whole(line.waited?.medianMs),
    waitedWorstMs: whole(line.waited?.worstMs),
    resent: line.resent,
    waiting: line.waiting,
    minor,
    build,
    browser,
  };
}
