// A person's seat at a board, in this browser: a session, its connection, and an outbox that lasts. Whoever comes back to
// the seat goes on with what was not sent, also by pages that were closed before.

import { doorAt } from "../protocol/door.ts";
import type { BoardCopy } from "../replica/board_copy.ts";
import type { Observer } from "../replica/observer.ts";
import type { SessionOptions } from "../replica/options.ts";
import { MemoryOutbox, nothingKept, type OutboxContents, type OutboxStore } from "../replica/outbox_store.ts";
import type { SavedState } from "../replica/saved_state.ts";
import { say } from "../replica/sayings.ts";
import { Session } from "../replica/session.ts";
import { BoardCopies } from "../storage/board_copies.ts";
import { forgetDevice, forgetOwners, unsentOnDevice } from "../storage/device.ts";
import { type Claimed, type Owner, renewMs, Shelf } from "../storage/shelf.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import { Copying } from "./copying.ts";
import { Errand } from "./errand.ts";
import { type Cancel, type Surroundings, thisBrowser } from "./surroundings.ts";

export interface SeatOptions {
  readonly document: string;
  readonly participant: string; // as JoinAnswer says; who the outbox belongs to
  readonly observer: Observer;
  readonly origin?: string; // "https://boards.example.org"; the page's own if left out
  readonly session?: Partial<SessionOptions>;
  readonly around?: Surroundings; // the browser, if left out
  readonly bearer?: string; // where there are no cookies
}

export interface Seat {
  readonly session: Session;
  // Of everything this person did on this board in this browser, also in pages that were closed before it was sent.
  savedState(): SavedState;
  wordsKept(): string[]; // of the same; see Session.wordsKept
  readonly failedDials: number; // in a row; 0 while connected
  dialNow(): void; // does not wait any longer
  joinedAgain(): void; // after session.mustJoinAgain
  leave(): Promise<void>; // says goodbye and lets the outbox go; what is in it stays
  leaveForGood(): Promise<void>; // the same, and no copy of the board stays in this browser
  forgetAll(): Promise<void>; // the same, and nothing of what was not sent stays either: of a rehearsal that is over
}

const lookForLeftMs = 60_000;
const leaveWithinMs = 2_000;

export async function takeSeat(options: SeatOptions): Promise<Seat> {
  const around = options.around ?? thisBrowser();
  const { document, participant } = options;
  const { database, locks, clock } = around;
  const token = () => Array.from(around.random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const shelf = database && new Shelf({ database, locks, wallMs: clock.wallMs, token }, { document, participant });
  const taken = await takeOutbox(shelf).catch((error) => {
    around.fault("nothing can be kept here", error);
    return undefined;
  });
  const copies = taken && database && new BoardCopies(database, { document, participant });
  const copy = await copies?.load().catch((error) => {
    around.fault("the copy of the board cannot be read", error);
    return undefined;
  });
  return new TakenSeat(options, around, taken && shelf, taken, copies, copy);
}

// What this browser keeps of a person on a document that is no more (REHEARSAL-3), where no page sits at it.
export async function forgetHere(owner: Owner): Promise<void> {
  const { database, locks, clock, random } = thisBrowser();
  if (!database) return;
  await new BoardCopies(database, owner).remove();
  const token = () => Array.from(random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const shelf = new Shelf({ database, locks, wallMs: clock.wallMs, token }, owner);
  for (const claim of await shelf.claimFilled()) {
    await claim.store.load();
    await claim.store.write([{ kind: "begin", contents: nothingKept }]);
    await claim.release();
  }
}

// A device that several people use: is anything on it that was not sent, whoever wrote it? And then, nothing is left of any
// of them. 0: it is done; else so much waits, and all of it stays.
export async function unsentHere(): Promise<number> {
  const { database } = thisBrowser();
  return database ? unsentOnDevice(database).finally(() => database.close()) : 0;
}
export async function forgetEverybody(): Promise<number> {
  const { database } = thisBrowser();
  return database ? forgetDevice(database).finally(() => database.close()) : 0;
}
// The same of some people on some documents.
export async function forgetOf(owners: readonly Owner[]): Promise<number> {
  const { database } = thisBrowser();
  return database ? forgetOwners(database, owners).finally(() => database.close()) : 0;
}

interface Taken {
  readonly claim: Claimed;
  readonly contents: OutboxContents;
}
interface Outboxes {
  readonly main: Taken;
  readonly left: readonly Taken[];
}

// The fullest that was left behind, so that what is in it is shown on the board at once; else a new one.
async function takeOutbox(shelf: Shelf | undefined): Promise<Outboxes | undefined> {
  if (!shelf) return undefined;
  const [first, ...left] = await shelf.claimFilled();
  const main = await load(first ?? (await shelf.claimEmpty()));
  return { main, left: await Promise.all(left.map(load)) };
}

async function load(claim: Claimed): Promise<Taken> {
  return { claim, contents: await claim.store.load() };
}

class TakenSeat implements Seat {
  readonly session: Session;
  readonly #options: SeatOptions;
  readonly #around: Surroundings;
  readonly #shelf: Shelf | undefined;
  readonly #main: Claimed | undefined;
  readonly #connection: Connection;
  readonly #copying: Copying | undefined;
  readonly #errands = new Set<Errand>();
  #timer: Cancel | undefined;
  #lookedMs: number;
  #left = false;

  constructor(
    options: SeatOptions,
    around: Surroundings,
    shelf: Shelf | undefined,
    taken: Outboxes | undefined,
    copies: BoardCopies | undefined,
    copy: BoardCopy | undefined,
  ) {
    this.#options = options;
    this.#around = around;
    this.#shelf = shelf;
    this.#main = taken?.main.claim;
    const { observer } = options;
    const store: OutboxStore = this.#main?.store ?? new MemoryOutbox();
    const wake = () => this.#connection.poke();
    this.session = new Session(
      { ...this.#sessionOptions(), wake },
      store,
      taken?.main.contents ?? nothingKept,
      observer,
      copy,
    );
    this.#copying = copies && new Copying(this.session, copies, around);
    this.#connection = new Connection(this.session, around, this.#connectionOptions());
    this.#connection.start();
    if (!taken) observer.notice?.(say("noStorage"));
    this.#lookedMs = around.clock.steadyMs();
    this.#runErrands(taken?.left ?? []);
    this.#tick();
  }

  savedState(): SavedState {
    const mine = this.session.savedState();
    const others = [...this.#errands].map(({ session }) => session.savedState());
    const add = (count: (state: SavedState) => number) => [mine, ...others].reduce((sum, one) => sum + count(one), 0);
    const changes = add((state) => state.changes);
    const unkept = add((state) => state.unkept);
    const keepingFails = [mine, ...others].some((state) => state.keepingFails);
    if (mine.kind === "saved" && changes > 0) return { kind: "sending", changes, unkept, keepingFails };
    return { ...mine, changes, unkept, keepingFails };
  }
  wordsKept(): string[] {
    return [this.session, ...[...this.#errands].map(({ session }) => session)].flatMap((session) =>
      session.wordsKept(),
    );
  }
  get failedDials(): number {
    return this.#connection.failedDials;
  }
  dialNow(): void {
    this.#connection.dialNow();
    for (const errand of this.#errands) errand.dialNow();
  }
  joinedAgain(): void {
    this.session.joinedAgain();
    for (const { session } of this.#errands) if (session.mustJoinAgain) session.joinedAgain();
  }

  async leaveForGood(): Promise<void> {
    await Promise.all([this.leave(), this.#copying?.forget()]);
  }
  async forgetAll(): Promise<void> {
    const kept = [this.#main, ...[...this.#errands].map(({ claim }) => claim)];
    this.#copying?.end();
    await Promise.all([
      this.#copying?.forget(),
      ...kept.map((claim) => claim?.store.write([{ kind: "begin", contents: nothingKept }])),
    ]);
    await this.leave();
  }
  async leave(): Promise<void> {
    this.#left = true;
    this.#timer?.();
    this.#copying?.end();
    await Promise.all([this.#connection.stop(), ...[...this.#errands].map((errand) => errand.end())]);
    this.#errands.clear();
    await this.#within(leaveWithinMs, this.session.atRest());
    await this.#main?.release();
  }
  #within(ms: number, done: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      this.#around.after(ms, resolve);
      void done.then(resolve);
    });
  }

  #sessionOptions(): Omit<SessionOptions, "wake"> {
    const { clock, random, fault } = this.#around;
    return { clock, random, fault, participant: this.#options.participant, ...this.#options.session };
  }
  #connectionOptions(): ConnectionOptions {
    const { document, bearer, origin = this.#around.origin } = this.#options;
    const server = doorAt(origin, { fetch: this.#around.fetch, ...(bearer === undefined ? {} : { bearer }) });
    const whyRefused = async () => {
      const answer = await server.mayOpen(document);
      if (answer === "sessionEnded") return 4401;
      return answer === "noSuchBoard" ? 4404 : undefined;
    };
    return { url: `${origin.replace(/^http/, "ws")}/ws/${encodeURIComponent(document)}`, whyRefused };
  }

  // Leases are renewed, and pages that were closed meanwhile are looked for.
  #tick(): void {
    this.#timer = this.#around.after(renewMs, () => {
      for (const claim of [this.#main, ...[...this.#errands].map(({ claim }) => claim)])
        claim?.renew().catch((error) => this.#around.fault("a lease could not be renewed", error));
      const now = this.#around.clock.steadyMs();
      if (this.#shelf && now - this.#lookedMs >= lookForLeftMs) {
        this.#lookedMs = now;
        this.#lookForLeft(this.#shelf).catch((error) => {
          this.#around.fault("outboxes of closed pages could not be looked for", error);
        });
      }
      this.#tick();
    });
  }

  async #lookForLeft(shelf: Shelf): Promise<void> {
    this.#runErrands(await Promise.all((await shelf.claimFilled()).map(load)));
  }
  #runErrands(left: readonly Taken[]): void {
    for (const { claim, contents } of left) {
      if (this.#left) {
        void claim.release();
        continue;
      }
      const errand = new Errand(
        claim,
        contents,
        this.#sessionOptions(),
        this.#around,
        this.#connectionOptions(),
        this.#options.observer,
        (moved) => this.#errandMoved(moved),
      );
      this.#errands.add(errand);
    }
    if (left.length > 0) this.#options.observer.stateChanged?.();
  }
  #errandMoved(errand: Errand): void {
    if (errand.isDone && this.#errands.delete(errand))
      errand.end().catch((error) => this.#around.fault("an errand did not end well", error));
    this.#options.observer.stateChanged?.();
  }
}
