// A board with people around it who use the real client core, on a double of the server. No sockets, no clock: the test
// passes time and carries frames.
//
//   const table = new Table();
//   const ben = table.sits("ben");
//   ben.adds("c1", "words");
//   table.settle();                               // everything is carried until nothing moves
//   expect(ada.words("c1")).toBe("words");
//
// At the table may sit: fay (facilitator), ben and ada (participants), ray and rae (rapporteurs), oli (observer).
// Regions "r1" and "r2".
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { cardsOfRegion, type DocumentReader } from "../../src/document/index.ts";
import {
  CardKind,
  ClientFrameSchema,
  type Hello,
  Note_Visibility,
  type Presence,
  ServerFrameSchema,
  type ServerMessage,
  ServerMessageSchema,
  type Verb,
} from "../../src/protocol/index.ts";
import type { Handback, Observer, WhileAway } from "../../src/replica/observer.ts";
import type { SessionOptions } from "../../src/replica/options.ts";
import { MemoryOutbox, type OutboxContents, type OutboxStore } from "../../src/replica/outbox_store.ts";
import type { Saying } from "../../src/replica/sayings.ts";
import { Session } from "../../src/replica/session.ts";
import type { Taken } from "../../src/replica/taken.ts";
import { Change } from "../../src/text/index.ts";
import { Dice } from "../dice.ts";
import { TestServer, type Visit } from "./server.ts";

// What an interface would have shown.
export class Seen implements Observer {
  readonly acks: number[] = [];
  readonly refusals: Handback[] = [];
  readonly retractions: Handback[] = [];
  readonly notices: Saying[] = [];
  readonly absences: WhileAway[] = [];
  readonly changes: ReadonlySet<string>[] = [];
  states = 0;

  changed(ids: ReadonlySet<string>): void {
    this.changes.push(ids);
  }
  stateChanged(): void {
    this.states += 1;
  }
  accepted(cseq: number): void {
    this.acks.push(cseq);
  }
  refused(handback: Handback): void {
    this.refusals.push(handback);
  }
  retracted(handback: Handback): void {
    this.retractions.push(handback);
  }
  notice(notice: Saying): void {
    this.notices.push(notice);
  }
  whileAway(summary: WhileAway): void {
    this.absences.push(summary);
  }
}

// One person with one device. The device may lose its connection and be switched off and on again.
export class Sitter {
  readonly name: string;
  seen = new Seen();
  framesGoAstray = false; // what is sent is lost on the way
  expectsFaults = false;
  lastHello: Hello | undefined;
  readonly #table: Table;
  readonly #dice: Dice;
  #goesAs: string;
  #store: OutboxStore;
  #session: Session;
  #visit: Visit | undefined;

  constructor(table: Table, name: string, store: OutboxStore, seed: number) {
    this.name = name;
    this.#goesAs = name;
    this.#table = table;
    this.#store = store;
    this.#dice = new Dice(seed);
    this.#session = this.#switchOn();
  }

  get session(): Session {
    return this.#session;
  }
  get store(): OutboxStore {
    return this.#store;
  }
  get kept(): OutboxContents {
    const contents = this.#store.load();
    if (contents instanceof Promise) throw new Error("this store takes its time");
    return contents;
  }
  get connected(): boolean {
    return this.#visit !== undefined;
  }

  connects(): void {
    this.#session.dialling();
    this.#visit = this.#table.server.visit(this.#goesAs);
    this.#session.onOpen();
  }
  losesConnection(code = 1006): void {
    if (!this.#visit) return;
    this.#visit.leave();
    this.#visit = undefined;
    this.#session.onClose(code);
  }
  // The session of the browser is another person's from now on.
  becomes(name: string): void {
    this.#goesAs = name;
  }
  // Everything in memory is gone, the outbox is not.
  restarts(): void {
    this.#visit?.leave();
    this.#visit = undefined;
    this.#session = this.#switchOn();
  }
  replacesStore(store: OutboxStore): void {
    this.#store = store;
    this.restarts();
  }

  // Carries what there is, once in each direction; whether anything moved.
  carry(): boolean {
    const sent = this.sends();
    const heard = this.hears();
    return sent || heard;
  }
  sends(): boolean {
    if (!this.#visit) return false;
    this.#session.tick();
    const frames = this.#session.outgoing();
    for (const bytes of frames) {
      if (bytes.length > 64 * 1024) throw new Error("LIMIT-1: a frame that is too large");
      const frame = fromBinary(ClientFrameSchema, bytes);
      if (frame.hello) this.lastHello = frame.hello;
      this.#checkKept(frame.requests.map(({ cseq }) => cseq));
      if (!this.framesGoAstray) this.#visit.receive(frame);
    }
    return frames.length > 0;
  }
  // Presence that would go out now.
  presencesSent(): Presence[] {
    return this.#session.outgoing().flatMap((bytes) => fromBinary(ClientFrameSchema, bytes).presence ?? []);
  }
  hears(atMost = Number.POSITIVE_INFINITY): boolean {
    if (!this.#visit) return false;
    const messages = this.#visit.pull(atMost);
    if (messages.length > 0) this.isTold(...messages);
    if (this.#session.wantsToClose) this.losesConnection(1000);
    else if (this.#visit.closed !== undefined) this.losesConnection(this.#visit.closed);
    else return messages.length > 0;
    return true;
  }
  isTold(...messages: ServerMessage[]): void {
    this.#session.onFrame(toBinary(ServerFrameSchema, create(ServerFrameSchema, { messages })));
  }

  adds(id: string, text: string, region = "r1"): Taken {
    return this.asks({ case: "addCard", value: { id, text, kind: CardKind.IDEA, place: { region } } });
  }
  notes(id: string, text: string, visibility = Note_Visibility.RECORD): Taken {
    return this.asks({ case: "addNote", value: { id, text, visibility } });
  }
  asks(verb: Verb): Taken {
    return this.#session.submit(verb);
  }
  types(id: string, at: number, words: string): Taken {
    const { length } = this.words(id);
    return this.#session.editText(
      id,
      new Change()
        .keep(at)
        .insert(words)
        .keep(length - at),
    );
  }
  erases(id: string, at: number, count: number): Taken {
    const { length } = this.words(id);
    return this.#session.editText(
      id,
      new Change()
        .keep(at)
        .erase(count)
        .keep(length - at - count),
    );
  }

  words(id: string): string {
    return this.#session.shown.find(id) ? this.#session.shown.words(id) : "(not there)";
  }
  // "sending 2"
  get state(): string {
    const { kind, changes } = this.#session.savedState();
    return changes === 0 ? kind : `${kind} ${changes}`;
  }

  #switchOn(): Session {
    const options: SessionOptions = {
      clock: this.#table.clock,
      participant: this.name,
      random: (count) => this.#dice.bytes(count),
      fault: (what, error) => {
        if (!this.expectsFaults) throw new Error(`${this.name}: ${what}`, { cause: error });
      },
    };
    return new Session(options, this.#store, this.kept, this.seen);
  }
  // SUBMIT-6: what is sent is in the store.
  #checkKept(cseqs: readonly number[]): void {
    const contents = this.#store.load();
    if (contents instanceof Promise) return;
    const kept = new Set(contents.requests.map(({ cseq }) => cseq));
    for (const cseq of cseqs) if (!kept.has(cseq)) throw new Error(`SUBMIT-6: ${cseq} was sent and is not kept`);
  }
}

export class Table {
  readonly clock = { ms: 1_000, steadyMs: () => this.clock.ms, wallMs: () => 1_800_000_000_000 + this.clock.ms };
  readonly server: TestServer;
  readonly dice: Dice;
  readonly sitters: Sitter[] = [];

  constructor(seed = 1) {
    this.dice = new Dice(seed);
    this.server = new TestServer(seed, () => this.clock.wallMs());
  }
  // Connected and live.
  sits(name: string): Sitter {
    const sitter = this.comes(name);
    sitter.connects();
    this.settle();
    return sitter;
  }
  // Not connected yet.
  comes(name: string): Sitter {
    const sitter = new Sitter(this, name, new MemoryOutbox(), Number(this.dice.next() % 1_000_000n));
    this.sitters.push(sitter);
    return sitter;
  }
  // Carries everything until nothing moves.
  settle(): void {
    for (let round = 0; ; ++round) {
      if (round > 2_000) throw new Error("the table does not come to rest");
      this.server.answer();
      const moved = this.sitters.map((sitter) => sitter.carry());
      if (!moved.includes(true)) return;
    }
  }
  answer(): void {
    this.server.answer();
  }
  advance(ms: number): void {
    this.clock.ms += ms;
  }
  restartServer(): void {
    for (const sitter of this.sitters) sitter.losesConnection();
    this.server.restart();
  }
  loseTail(commits: number): void {
    this.server.loseTail(commits);
  }
  loseWhatIsNotStable(): void {
    for (const sitter of this.sitters) sitter.losesConnection();
    this.server.loseWhatIsNotStable();
  }
}

export const say = (kind: object): ServerMessage => create(ServerMessageSchema, { kind } as never);

export const moveCard = (id: string, region: string, after = ""): Verb => ({
  case: "moveCards",
  value: { ids: [id], to: { region, after } },
});
export const trashCard = (id: string, reason = ""): Verb => ({ case: "trashCards", value: { ids: [id], reason } });
export const setKind = (id: string, kind: CardKind): Verb => ({ case: "setCard", value: { id, kind } });
export const lockBoard = (locked: boolean): Verb => ({ case: "setBoard", value: { locked } });

// "c1 c2 c3": ids of the cards of a region, in order, those in the trash left out.
export function cardsIn(document: DocumentReader, region: string): string {
  return cardsOfRegion(document, region)
    .filter((card) => !card.body.value.trashed)
    .map((card) => card.id)
    .join(" ");
}
