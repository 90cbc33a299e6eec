// A double of the server that really orders, refuses, transforms, remembers and resumes, in memory and by hand: what is
// sent to it waits until answer(); what it says waits until it is pulled.
//
//   log    commits with their effects; everything else follows from it, so that it can lose its tail
//   visit  one connection: what it was told so far, what it is still to be told
import { create, toBinary } from "@bufbuild/protobuf";
import { blake2b } from "@noble/hashes/blake2.js";
import { zlibSync } from "fflate";
import { Document, evolve } from "../../src/document/index.ts";
import {
  AckSchema,
  BoardSchema,
  type ClientFrame,
  type Effect,
  EffectSchema,
  type Hello,
  MemberSchema,
  type Position,
  PositionSchema,
  type Record,
  RecordSchema,
  type Refusal,
  RegionSchema,
  type Request,
  RequestSchema,
  Role,
  type Seq,
  type ServerMessage,
  ServerMessageSchema,
  SnapshotBodySchema,
} from "../../src/protocol/index.ts";
import { fromProto, lineageAfter } from "../../src/text/index.ts";
import { Dice } from "../dice.ts";
import { decide, noteIsFor, type Remembered } from "./rules.ts";

interface Step {
  client: string;
  participant: string;
  cseq: number;
  digest: string;
  refusal?: Refusal;
  effects: Effect[];
  mine: string[];
}
interface Commit {
  seq: Seq;
  atMs: number;
  steps: Step[];
  chain: Uint8Array;
}
interface Counter {
  participant: string;
  cseq: number;
  digest: string;
  outcomes: Map<number, { seq: Seq; refusal?: Refusal; digest: string }>;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const rememberedChanges = 512;

type Kind = NonNullable<Parameters<typeof create<typeof ServerMessageSchema>>[1]>["kind"];
const message = (kind: Kind): ServerMessage => create(ServerMessageSchema, { kind } as never);

// What follows from the log.
class State {
  readonly document = new Document();
  readonly counters = new Map<string, Counter>();
  readonly authors = new Map<string, string>();
  readonly remembered = new Map<string, Remembered>();

  copy(): State {
    const copy = new State();
    for (const record of this.document.records()) copy.document.set(record.id, record);
    for (const [id, counter] of this.counters)
      copy.counters.set(id, { ...counter, outcomes: new Map(counter.outcomes) });
    for (const [id, author] of this.authors) copy.authors.set(id, author);
    for (const [id, known] of this.remembered) copy.remembered.set(id, { ...known, items: [...known.items] });
    return copy;
  }

  fold(commit: Commit): void {
    for (const step of commit.steps) {
      for (const effect of step.effects) this.#effect(effect);
      for (const id of step.mine) this.authors.set(id, step.participant);
      if (step.client !== "") this.#count(step, commit.seq);
    }
  }

  #effect(effect: Effect): void {
    if (effect.kind.case === "edit") {
      const { id, change: stored } = effect.kind.value;
      const words = this.document.find(id)?.text;
      const change = stored && fromProto(stored);
      if (!change) throw new Error("the double logged a change that is none");
      const fresh = { firstVersion: words?.version ?? 0, firstLineage: words?.lineage ?? 0, items: [] };
      const known = this.remembered.get(id) ?? fresh;
      known.items.push({ change, lineageAfter: lineageAfter(words?.lineage ?? 0, change) });
      while (known.items.length > rememberedChanges) {
        known.firstVersion += 1;
        known.firstLineage = known.items.shift()?.lineageAfter ?? 0;
      }
      this.remembered.set(id, known);
    }
    evolve(this.document, effect);
  }

  #count({ client, participant, cseq, digest, refusal }: Step, seq: Seq): void {
    const counter = this.counters.get(client) ?? { participant, cseq: 0, digest: "", outcomes: new Map() };
    counter.cseq = cseq;
    counter.digest = digest;
    counter.outcomes.set(cseq, { seq, digest, ...(refusal ? { refusal } : {}) });
    this.counters.set(client, counter);
  }
}

function member(participant: string, role: Role): Record {
  const value = create(MemberSchema, { participant, role });
  return create(RecordSchema, { id: `member.${participant}`, version: 1, body: { case: "member", value } });
}

export class TestServer {
  readonly #dice: Dice;
  readonly #now: () => number;
  readonly #epoch: bigint;
  #log: Commit[] = [];
  #state = new State();
  #documents: Document[] = [new Document()]; // by seq
  #waiting: { visit: Visit; request: Request }[] = [];
  readonly #visits = new Set<Visit>();
  #connections = 0;
  saysStable = true; // else what happens from now on may yet be lost (LOG-11, LOG-12)
  #stable: Seq = 0;
  #stableSaid: Seq = 0;
  alwaysTellsDifferences = false; // between two commits, in place of what lies between them; else by chance
  remembers = true; // where clients were; else whoever comes gets the whole board
  // Commits by which a shared snapshot may be old when somebody joins.
  snapshotLag = 0;

  constructor(seed: number, now: () => number) {
    this.#dice = new Dice(seed);
    this.#now = now;
    this.#epoch = this.#dice.next();
    const records = [
      create(RecordSchema, {
        id: "board",
        version: 1,
        body: { case: "board", value: create(BoardSchema, { title: "A board" }) },
      }),
      ...["r1", "r2"].map((id, i) =>
        create(RecordSchema, {
          id,
          version: 1,
          body: { case: "region", value: create(RegionSchema, { title: id, order: i + 1 }) },
        }),
      ),
      member("fay", Role.FACILITATOR),
      member("ben", Role.PARTICIPANT),
      member("ada", Role.PARTICIPANT),
      member("ray", Role.RAPPORTEUR),
      member("rae", Role.RAPPORTEUR),
      member("oli", Role.OBSERVER),
    ];
    const effects = records.map((value) => create(EffectSchema, { kind: { case: "put", value } }));
    this.#append([{ client: "", participant: "", cseq: 0, digest: "", effects, mine: [] }]);
  }

  wallMs(): bigint {
    return BigInt(this.#now());
  }

  // ---- to look at
  get commits(): number {
    return this.#log.length;
  }
  get document(): Document {
    return this.#state.document;
  }
  viewOf(participant: string): Document {
    return this.#viewAt(participant, this.#log.length);
  }

  // ---- connections
  visit(participant: string): Visit {
    const visit = new Visit(this, participant, ++this.#connections);
    this.#visits.add(visit);
    return visit;
  }
  left(visit: Visit): void {
    this.#visits.delete(visit);
  }
  // Forgets what was only in memory.
  restart(): void {
    this.#waiting = [];
    this.#visits.clear();
  }
  // And the log what was never called stable.
  loseWhatIsNotStable(): void {
    this.loseTail(this.#log.length - this.#stableNow());
  }
  // And the log its last commits, which it must not, if they were called stable.
  loseTail(commits: number): void {
    this.restart();
    this.#log = this.#log.slice(0, Math.max(1, this.#log.length - commits));
    this.#stable = Math.min(this.#stable, this.#log.length);
    this.#state = new State();
    this.#documents = [new Document()];
    for (const commit of this.#log) this.#fold(commit);
  }

  receive(visit: Visit, request: Request): void {
    this.#waiting.push({ visit, request });
  }

  // Decides what waits, as one commit, and tells everybody.
  answer(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const steps: Step[] = [];
    const decided: { visit: Visit; cseq: number; refusal?: Refusal }[] = [];
    const duplicates: (() => void)[] = [];
    // What is decided sees what was decided before it in the same commit.
    const trial = waiting.length > 0 ? this.#state.copy() : this.#state;
    for (const { visit, request } of waiting) {
      if (!this.#visits.has(visit)) continue;
      const counter = trial.counters.get(visit.client);
      const done = counter?.cseq ?? 0;
      const digest = hex(toBinary(RequestSchema, request));
      if (request.cseq > done + 1) {
        const problem = { code: 4420, sentence: "Send again.", cseq: done };
        duplicates.push(() => visit.say(message({ case: "problem", value: problem })));
        continue;
      }
      if (request.cseq <= done) {
        const known = counter?.outcomes.get(request.cseq);
        if (known && known.digest !== digest) visit.close(4105);
        const { refusal } = known ?? {};
        const seq = known?.seq ?? this.#log.length;
        duplicates.push(() => visit.say(this.#ack(request.cseq, seq, refusal, true)));
        continue;
      }
      const { participant, client } = visit;
      const { document, authors, remembered } = trial;
      const situation = { document, authors, remembered, participant, atMs: BigInt(this.#now()) };
      const outcome = decide(situation, request);
      const mine = request.verb.case === "addCard" && "effects" in outcome ? [request.verb.value.id] : [];
      const step = { client, participant, cseq: request.cseq, digest, mine };
      const made: Step =
        "refusal" in outcome
          ? { ...step, refusal: outcome.refusal, effects: [] }
          : { ...step, effects: outcome.effects };
      steps.push(made);
      decided.push({ visit, cseq: request.cseq, ...(made.refusal ? { refusal: made.refusal } : {}) });
      trial.fold({ seq: this.#log.length + 1, atMs: 0, steps: [made], chain: new Uint8Array(0) });
    }
    if (steps.length > 0) {
      const seq = this.#log.length + 1;
      this.#append(steps);
      for (const visit of this.#visits) this.#tell(visit);
      for (const { visit, cseq, refusal } of decided)
        if (this.#visits.has(visit)) visit.say(this.#ack(cseq, seq, refusal, false));
    }
    for (const tell of duplicates) tell();
    const said = this.#stableSaid;
    this.#stableSaid = this.#stableNow();
    if (said === this.#stableSaid) return;
    for (const visit of this.#visits)
      if (visit.greeted) visit.say(message({ case: "stable", value: { seq: this.#stable } }));
  }

  hello(visit: Visit, hello: Hello): void {
    const counter = this.#state.counters.get(visit.client);
    if (counter && counter.participant !== visit.participant) return visit.close(4105);
    for (const other of [...this.#visits]) if (other !== visit && other.client === visit.client) other.close(4113);
    const { resume } = hello;
    const known =
      this.remembers && resume && resume.epoch === this.#epoch && hex(this.#chainAt(resume.seq)) === hex(resume.chain);
    const at = known ? resume.seq : Math.max(1, this.#log.length - this.snapshotLag);
    const mine = [...this.#state.authors].filter(([, author]) => author === visit.participant).map(([id]) => id);
    visit.say(
      message({
        case: "welcome",
        value: {
          connection: visit.connection,
          participant: visit.participant,
          role: this.document.roleOf(visit.participant),
          document: "doc",
          at: this.#position(at),
          mode: known ? 0 : 1,
          counter: counter?.cseq ?? 0,
          serverMs: BigInt(this.#now()),
          stable: this.#stableNow(),
          mine,
        },
      }),
    );
    if (!known) this.#snapshot(visit, at);
    visit.at = at;
    this.#tell(visit);
  }

  #stableNow(): Seq {
    if (this.saysStable) this.#stable = this.#log.length;
    return this.#stable;
  }
  #ack(cseq: number, seq: Seq, refusal: Refusal | undefined, duplicate: boolean): ServerMessage {
    const said = refusal ? { refusal, sentence: `Refused (${refusal.code}).` } : {};
    const stable = this.#stableNow();
    return message({ case: "ack", value: create(AckSchema, { cseq, seq, duplicate, stable, ...said }) });
  }

  // What this visit has not been told, commit by commit, or as the difference between two of them.
  #tell(visit: Visit): void {
    if (!visit.greeted || visit.at >= this.#log.length) return;
    const several = visit.at + 1 < this.#log.length;
    if (several && (this.alwaysTellsDifferences || this.#dice.oneIn(3))) return this.#tellDifference(visit);
    while (visit.at < this.#log.length) {
      const commit = this.#log[visit.at];
      if (!commit) return;
      visit.at = commit.seq;
      const role = this.#roleAt(visit.participant, commit.seq);
      if (role !== this.#roleAt(visit.participant, commit.seq - 1)) {
        visit.say(message({ case: "viewChange", value: { role, seq: commit.seq } }));
        this.#snapshot(visit, commit.seq);
        continue;
      }
      const before = this.#viewAt(visit.participant, commit.seq - 1);
      const effects = commit.steps
        .flatMap((step) => step.effects)
        .filter((effect) => this.#isFor(effect, role, before));
      const mine = commit.steps.filter((step) => step.participant === visit.participant).flatMap((step) => step.mine);
      if (effects.length === 0) continue;
      const value = { seq: commit.seq, chain: commit.chain, atMs: BigInt(commit.atMs), effects, mine };
      visit.say(message({ case: "delta", value }));
    }
  }

  #tellDifference(visit: Visit): void {
    const before = this.#viewAt(visit.participant, visit.at);
    const now = this.viewOf(visit.participant);
    if (this.#roleAt(visit.participant, visit.at) !== this.#roleAt(visit.participant, this.#log.length)) {
      const role = this.document.roleOf(visit.participant);
      visit.say(message({ case: "viewChange", value: { role, seq: this.#log.length } }));
      visit.at = this.#log.length;
      return this.#snapshot(visit, visit.at);
    }
    const effects: Effect[] = [];
    for (const record of now.records())
      if (before.find(record.id) !== record)
        effects.push(create(EffectSchema, { kind: { case: "put", value: record } }));
    for (const { id } of before.records())
      if (!now.find(id)) effects.push(create(EffectSchema, { kind: { case: "remove", value: id } }));
    const mine = this.#log
      .slice(visit.at)
      .flatMap((commit) => commit.steps.filter((step) => step.participant === visit.participant))
      .flatMap((step) => step.mine);
    visit.at = this.#log.length;
    const value = { seq: visit.at, chain: this.#chainAt(visit.at), atMs: 0n, effects, mine };
    if (effects.length > 0) visit.say(message({ case: "delta", value }));
  }

  #snapshot(visit: Visit, seq: Seq): void {
    const records = [...this.#viewAt(visit.participant, seq).records()];
    const data = zlibSync(toBinary(SnapshotBodySchema, create(SnapshotBodySchema, { records })));
    const size = 200;
    const count = Math.ceil(data.length / size);
    for (let index = 0; index < count; ++index) {
      const piece = data.slice(index * size, (index + 1) * size);
      const value = { index, count, data: piece, at: this.#position(seq) };
      visit.say(message({ case: "snapshot", value }));
    }
  }

  #isFor(effect: Effect, role: Role, before: Document): boolean {
    if (effect.kind.case === "put") return noteIsFor(effect.kind.value, role);
    const id = effect.kind.case === "edit" ? effect.kind.value.id : String(effect.kind.value);
    return (
      before.find(id) !== undefined ||
      this.document.find(id) === undefined ||
      noteIsFor(this.document.find(id) as Record, role)
    );
  }

  #roleAt(participant: string, seq: Seq): Role {
    return this.#documentAt(seq).roleOf(participant);
  }
  #viewAt(participant: string, seq: Seq): Document {
    const all = this.#documentAt(seq);
    const role = all.roleOf(participant);
    const view = new Document();
    for (const record of all.records()) if (noteIsFor(record, role)) view.set(record.id, record);
    return view;
  }
  #documentAt(seq: Seq): Document {
    return this.#documents[seq] ?? this.#state.document;
  }

  #append(steps: Step[]): void {
    const seq = this.#log.length + 1;
    const hash = blake2b
      .create({ dkLen: 16 })
      .update(this.#chainAt(seq - 1))
      .update(this.#dice.bytes(8));
    const commit = { seq, atMs: this.#now(), steps, chain: hash.digest() };
    this.#log.push(commit);
    this.#fold(commit);
  }
  #fold(commit: Commit): void {
    this.#state.fold(commit);
    const { document } = this.#state.copy();
    this.#documents[commit.seq] = document;
  }
  #chainAt(seq: Seq): Uint8Array {
    return this.#log[seq - 1]?.chain ?? new Uint8Array(16);
  }
  #position(seq: Seq): Position {
    return create(PositionSchema, { epoch: this.#epoch, seq, chain: this.#chainAt(seq) });
  }
}

export class Visit {
  readonly #server: TestServer;
  readonly participant: string;
  readonly connection: number;
  client = "";
  at: Seq = 0;
  closed: number | undefined;
  #toSay: ServerMessage[] = [];

  constructor(server: TestServer, participant: string, connection: number) {
    this.#server = server;
    this.participant = participant;
    this.connection = connection;
  }
  get greeted(): boolean {
    return this.client !== "";
  }
  receive(frame: ClientFrame): void {
    if (frame.hello) {
      this.client = hex(frame.hello.client);
      this.#server.hello(this, frame.hello);
    }
    if (!this.greeted) return; // CONNECT-2: nothing before hello
    for (const request of frame.requests) this.#server.receive(this, request);
    if (frame.ping) {
      const serverMs = this.#server.wallMs();
      this.say(message({ case: "pong", value: { number: frame.ping.number, serverMs } }));
    }
  }
  say(said: ServerMessage): void {
    if (this.closed === undefined) this.#toSay.push(said);
  }
  close(code: number): void {
    this.closed = code;
    this.#server.left(this);
  }
  leave(): void {
    this.#server.left(this);
  }
  pull(atMost: number): ServerMessage[] {
    return this.#toSay.splice(0, atMost);
  }
}
