// A world for connections and seats: time that the test lets pass, sockets to the double of the server, a network that
// comes and goes, pages with their storage and locks.
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { Cancel, Socket, Surroundings } from "../../src/connection/surroundings.ts";
import { ClientFrameSchema, ServerFrameSchema } from "../../src/protocol/index.ts";
import { Dice } from "../dice.ts";
import { BrowserLocks, Disk } from "../storage/world.ts";
import { TestServer, type Visit } from "../table/server.ts";

// What the network does with what is sent into it.
export type Network = "works" | "refuses" | "swallows"; // swallows: nothing arrives, nothing is said

class FakeSocket implements Socket {
  bufferedAmount = 0;
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;
  state: "dialling" | "open" | "closing" | "closed" = "dialling";
  visit: Visit | undefined;
  readonly url: string;
  readonly #world: World;

  constructor(world: World, url: string) {
    this.#world = world;
    this.url = url;
  }
  send(bytes: Uint8Array): void {
    if (this.state !== "open") throw new Error("sent on a socket that is not open");
    this.#world.sent.push(bytes);
    if (this.#world.network === "works") this.visit?.receive(fromBinary(ClientFrameSchema, bytes));
  }
  close(): void {
    if (this.state === "closed") return;
    this.state = "closing";
    if (this.#world.network !== "works") return; // the other side does not hear of it
    this.#world.after(1, () => this.ends(1000));
  }
  ends(code: number): void {
    if (this.state === "closed") return;
    this.state = "closed";
    this.visit?.leave();
    if (code === 1006) this.onerror?.();
    this.onclose?.({ code });
  }
  opens(visit: Visit): void {
    this.visit = visit;
    this.state = "open";
    this.onopen?.();
  }
  // What the server has to say; whether that was anything.
  hears(): boolean {
    if (this.state !== "open" || !this.visit || this.#world.network !== "works") return false;
    const messages = this.visit.pull(Number.POSITIVE_INFINITY);
    if (messages.length > 0) {
      const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { messages }));
      this.onmessage?.({ data: bytes.slice().buffer });
    }
    if (this.visit.closed !== undefined) this.ends(this.visit.closed);
    return messages.length > 0;
  }
}

export class World {
  ms = 0;
  network: Network = "works";
  readonly server: TestServer;
  readonly disk = new Disk();
  readonly locks = new BrowserLocks();
  readonly dice: Dice;
  readonly sockets: FakeSocket[] = [];
  readonly sent: Uint8Array[] = [];
  readonly faults: string[] = [];
  httpStatus: number | undefined; // of every HTTP answer; undefined: nobody answers
  httpCode = "code";
  #timers: { at: number; then: () => void }[] = [];

  constructor(seed = 1) {
    this.dice = new Dice(seed);
    this.server = new TestServer(seed, () => 1_800_000_000_000 + this.ms);
  }

  after(ms: number, then: () => void): Cancel {
    const timer = { at: this.ms + ms, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  get dialled(): number {
    return this.sockets.length;
  }
  get open(): FakeSocket[] {
    return this.sockets.filter(({ state }) => state === "open");
  }

  // A page of this browser, of one person. `keeps`: "nothing" has no storage at all.
  page(participant: string, keeps: "storage and locks" | "storage" | "nothing" = "storage and locks") {
    const returns = new Set<() => void>();
    const locks = this.locks.ofPage();
    let alive = true;
    const mine: FakeSocket[] = [];
    const around: Surroundings = {
      clock: { steadyMs: () => this.ms, wallMs: () => 1_800_000_000_000 + this.ms },
      random: (count) => this.dice.bytes(count),
      after: (ms, then) => this.after(ms, () => alive && then()),
      dial: (url) => {
        const socket = new FakeSocket(this, url);
        mine.push(socket);
        this.sockets.push(socket);
        if (this.network === "works")
          this.after(1, () => socket.state === "dialling" && socket.opens(this.server.visit(participant)));
        if (this.network === "refuses") this.after(1, () => socket.ends(1006));
        return socket;
      },
      fetch: async () => {
        if (this.httpStatus === undefined) throw new TypeError("nobody answers");
        return Response.json({ code: this.httpCode, message: "A sentence." }, { status: this.httpStatus });
      },
      database: keeps === "nothing" ? undefined : this.disk.database(),
      locks: keeps === "storage and locks" ? locks : undefined,
      onReturn: (then) => {
        returns.add(then);
        return () => returns.delete(then);
      },
      onHide: () => () => {},
      origin: "https://boards.example.org",
      fault: (what, error) => void this.faults.push(`${what}: ${String(error)}`),
    };
    return {
      around,
      returns: () => {
        for (const then of returns) then();
      },
      // The page is gone, without a word.
      ends: () => {
        alive = false;
        for (const socket of mine) socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
        for (const socket of mine) socket.ends(1001);
        locks.pageEnds();
      },
    };
  }

  // Time passes: timers run, what is said is heard, what is asked of storage is done.
  async passes(ms: number): Promise<void> {
    const until = this.ms + ms;
    for (;;) {
      await this.#rest();
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (!next || next.at > until) break;
      this.#timers.shift();
      this.ms = Math.max(this.ms, next.at);
      next.then();
    }
    this.ms = until;
    await this.#rest();
  }

  // Until nothing moves without time passing. Storage answers in turns of the event loop; none of it takes many.
  async #rest(): Promise<void> {
    for (let quiet = 0; quiet < 12; ) {
      await new Promise((resolve) => setImmediate(resolve));
      this.server.answer();
      const moved = this.sockets.map((socket) => socket.hears()).includes(true);
      quiet = moved ? 0 : quiet + 1;
    }
  }
}
