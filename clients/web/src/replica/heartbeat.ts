// Is the server there? Only what was heard says so, never that a socket looks open. Of one connection.
import type { SessionOptions } from "./options.ts";

const never = Number.POSITIVE_INFINITY;

export class Heartbeat {
  readonly #options: Pick<Required<SessionOptions>, "pingMs" | "silenceMs" | "probeMs">;
  #heardMs: number | undefined; // undefined = never
  #pingSentMs = 0;
  #pingIsDue = false; // before its time
  #pingNumber = 0;
  #answerByMs = never; // after a probe
  #welcomeByMs = never;
  #asked = 0; // number of the ping that asks whether we have caught up
  #answered = 0; // of the last pong

  constructor(options: Pick<Required<SessionOptions>, "pingMs" | "silenceMs" | "probeMs">) {
    this.#options = options;
  }

  opened(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#pingSentMs = nowMs;
    this.#answerByMs = never;
    this.#welcomeByMs = nowMs + this.#options.silenceMs;
  }
  heard(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#answerByMs = never;
  }
  welcomed(): void {
    this.#welcomeByMs = never;
  }
  // An answer is wanted sooner than else.
  probe(nowMs: number): void {
    this.#pingIsDue = true;
    this.#answerByMs = Math.min(this.#answerByMs, nowMs + this.#options.probeMs);
  }

  // A pong comes when there is nothing more to say before it (proto/README.md, CONNECT-3: in the order in which it is
  // true). So one that answers a ping from here on says that everything missed has come.
  askWhetherCaughtUp(): void {
    this.#pingIsDue = true;
    this.#asked = this.#pingNumber + 1;
  }
  get hasCaughtUp(): boolean {
    return this.#answered >= this.#asked;
  }

  isSilent(nowMs: number): boolean {
    return this.#heardMs === undefined || nowMs - this.#heardMs > this.#options.silenceMs;
  }
  // Whether to give the connection up.
  isGone(nowMs: number): boolean {
    return this.isSilent(nowMs) || nowMs >= this.#answerByMs || nowMs >= this.#welcomeByMs;
  }

  // The number of a ping, if one is due.
  takePing(nowMs: number): number | undefined {
    if (!this.#pingIsDue && nowMs - this.#pingSentMs < this.#options.pingMs) return undefined;
    this.#pingIsDue = false;
    this.#pingSentMs = nowMs;
    return ++this.#pingNumber;
  }
  // How long the way there took, for a pong; undefined: not of the last ping.
  heardPong(number: number, nowMs: number): number | undefined {
    this.#answered = Math.max(this.#answered, number);
    return number === this.#pingNumber && number > 0 ? (nowMs - this.#pingSentMs) / 2 : undefined;
  }
}
