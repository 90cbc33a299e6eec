// Connection: drives a Session over a real WebSocket. Dials, reads, writes, closes, waits with jitter and dials again, for
// as long as the session wants a connection. Every wait has a deadline: browsers may take minutes to notice that a
// network is gone.
import { Backoff } from "../replica/backoff.ts";
import type { Session } from "../replica/session.ts";
import type { Cancel, Socket, Surroundings } from "./surroundings.ts";

const tickMs = 100;
const dialWithinMs = 10_000;
const goodbyeWithinMs = 1_000;
const abnormal = 1006;
const goodbye = 1000;
const slow = 256 * 1024; // bytes the socket has not sent yet: more waits with us

export interface ConnectionOptions {
  readonly url: string; // wss://host/ws/<document>
  // A browser does not tell why a WebSocket was refused. Asked when one could not be opened: the close code that says
  // the same, or undefined.
  readonly whyRefused: () => Promise<number | undefined>;
}

type Around = Pick<Surroundings, "clock" | "random" | "after" | "dial" | "onReturn" | "fault">;

export class Connection {
  readonly #session: Session;
  readonly #options: ConnectionOptions;
  readonly #around: Around;
  readonly #backoff = new Backoff();
  #socket: Socket | undefined;
  #open = false; // the socket
  #closing = false;
  #running = false;
  #poked = false;
  #refusals = 0; // dials since the last that was opened
  #stopped: (() => void) | undefined;
  readonly #timers: { tick?: Cancel | undefined; dial?: Cancel | undefined; deadline?: Cancel | undefined } = {};
  #returning: Cancel | undefined;

  // `session` outlives the connection. Nothing happens before start().
  constructor(session: Session, around: Around, options: ConnectionOptions) {
    this.#session = session;
    this.#around = around;
    this.#options = options;
  }

  // How many dials in a row have failed.
  get failedDials(): number {
    return this.#refusals;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#returning = this.#around.onReturn(() => this.#returned());
    this.#tick();
    this.#dial();
  }

  // The session may have something to send: soon.
  poke(): void {
    if (this.#poked || !this.#running) return;
    this.#poked = true;
    queueMicrotask(() => {
      this.#poked = false;
      if (this.#running) this.#pump();
    });
  }

  // Does not wait any longer.
  dialNow(): void {
    if (!this.#running || this.#socket) return;
    this.#cancel("dial");
    this.#dial();
  }

  // Says goodbye, waits for it a little; dials no more.
  stop(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    this.#running = false;
    this.#returning?.();
    this.#cancel("dial");
    this.#cancel("tick");
    if (!this.#socket) return Promise.resolve();
    return new Promise((resolve) => {
      this.#stopped = resolve;
      this.#close();
    });
  }

  #returned(): void {
    if (this.#socket) this.#session.probe();
    else this.dialNow();
  }

  #dial(): void {
    if (!this.#running || this.#socket || !this.#session.wantsConnection) return;
    this.#cancel("dial");
    this.#session.dialling();
    let socket: Socket;
    try {
      socket = this.#around.dial(this.#options.url);
    } catch (error) {
      this.#around.fault("the browser would not dial", error);
      return this.#over(abnormal);
    }
    this.#socket = socket;
    this.#open = false;
    this.#closing = false;
    this.#after("deadline", dialWithinMs, () => this.#over(abnormal));
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.#cancel("deadline");
      this.#open = true;
      this.#refusals = 0;
      this.#backoff.connected(this.#around.clock.steadyMs());
      this.#session.onOpen();
      this.#pump();
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) return;
      if (data instanceof ArrayBuffer) this.#session.onFrame(new Uint8Array(data));
      else this.#around.fault("the server said something that is not binary");
      this.#pump();
    };
    // A dial that failed: browsers say close next, Node does not.
    socket.onerror = () => {
      if (this.#socket === socket && !this.#open) this.#over(abnormal);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#over(code);
    };
  }

  #pump(): void {
    const socket = this.#socket;
    if (!socket) {
      if (!this.#timers.dial) this.#dial();
      return;
    }
    if (!this.#open || this.#closing) return;
    if (socket.bufferedAmount < slow)
      for (const frame of this.#session.outgoing()) socket.send(frame as Uint8Array<ArrayBuffer>);
    if (this.#session.wantsToClose) this.#close();
  }

  #close(): void {
    const socket = this.#socket;
    if (!socket || this.#closing) return;
    this.#closing = true;
    this.#after("deadline", goodbyeWithinMs, () => this.#over(abnormal));
    socket.close(goodbye);
  }

  // The socket is over, or is taken to be.
  #over(code: number): void {
    const socket = this.#socket;
    const opened = this.#open;
    this.#socket = undefined;
    this.#open = false;
    this.#closing = false;
    this.#cancel("deadline");
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      try {
        socket.close();
      } catch {
        // It was closed already.
      }
    }
    this.#session.onClose(code);
    if (this.#stopped) return this.#stopped();
    if (!this.#running || !this.#session.wantsConnection) return;
    if (!opened) {
      this.#refusals += 1;
      void this.#learnWhy();
    }
    const chance = this.#chance();
    const wait = this.#backoff.waitMs(this.#around.clock.steadyMs(), chance) + this.#session.pauseBeforeDiallingMs;
    this.#after("dial", wait, () => this.#dial());
  }

  async #learnWhy(): Promise<void> {
    const code = await this.#options.whyRefused().catch(() => undefined);
    if (code === undefined || !this.#running || this.#open) return;
    this.#session.onClose(code);
    if (this.#session.wantsConnection) return;
    this.#cancel("dial");
    if (this.#socket) this.#over(code);
  }

  #tick(): void {
    this.#after("tick", tickMs, () => {
      this.#session.tick();
      this.#pump();
      this.#tick();
    });
  }

  #after(name: "tick" | "dial" | "deadline", ms: number, then: () => void): void {
    this.#cancel(name);
    this.#timers[name] = this.#around.after(ms, () => {
      this.#timers[name] = undefined;
      if (this.#running || this.#stopped) then();
    });
  }
  #cancel(name: "tick" | "dial" | "deadline"): void {
    this.#timers[name]?.();
    this.#timers[name] = undefined;
  }

  #chance(): number {
    const [a = 0, b = 0, c = 0] = this.#around.random(3);
    return (a + 256 * (b + 256 * c)) / 2 ** 24;
  }
}
