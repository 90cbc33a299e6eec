// Session: one running client of one participant on one document, without sockets, clock, chance or storage.
//
//   person ──submit, type, undo──▶ Desk: outbox (kept) ──outgoing()──▶ frames to the server
//   server ──onFrame(bytes)──▶ Desk: replica (confirmed) + guesses of what still waits ──▶ Observer, shown
//
// Whoever drives it passes in time and chance and carries bytes: a real WebSocket (src/connection) or a test. In between,
// everything is plain synchronous code. The protocol is proto/README.md; rules are quoted where they are kept. The same
// machine in C++ is clients/cpp/session.h.
//
//   offline ──dialling──▶ connecting ──welcome──▶ loading ──snapshot whole──▶ live        stopped: a person must act
//                                        └──────(mode DELTA)───────────────▶ live
//   any ──onClose──▶ offline, or stopped
//
// What a driver does:
//   session.dialling(); connect to /ws/<document>; session.onOpen();
//   for each message session.onFrame(bytes); at the end session.onClose(code), whoever closed;
//   when options.wake was called, and at least four times a second: session.tick(); send what session.outgoing() gives;
//   close the socket if session.wantsToClose; dial again while session.wantsConnection, not before
//   session.pauseBeforeDiallingMs have passed.
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { BrokenLog, type DocumentReader } from "../document/index.ts";
import {
  type Ack,
  ClientFrameSchema,
  type Delta,
  type Person,
  type Presence,
  type ProtocolProblem,
  type Resync,
  Role,
  type Seq,
  ServerFrameSchema,
  type ServerMessage,
  SnapshotBodySchema,
  type SnapshotChunk,
  type Verb,
  type Welcome,
  Welcome_Mode,
} from "../protocol/index.ts";
import type { Change } from "../text/index.ts";
import { Absence } from "./absence.ts";
import type { BoardCopy } from "./board_copy.ts";
import { Desk } from "./desk.ts";
import type { WordsSession, WordsWatcher } from "./editor.ts";
import { Heartbeat } from "./heartbeat.ts";
import { SnapshotReader } from "./inflate.ts";
import { Measured, type MeasuredLine, type ReportInit, reportOf } from "./measured.ts";
import type { Observer } from "./observer.ts";
import { gapCode, protocolErrorCode, rateCode, type SessionOptions, stops, withDefaults } from "./options.ts";
import { Outbox } from "./outbox.ts";
import type { OutboxContents, OutboxStore } from "./outbox_store.ts";
import { OwnPresence, type PresenceInit } from "./presence.ts";
import { type At, nowhere, positionOf } from "./replica.ts";
import type { SavedState } from "./saved_state.ts";
import { type SayingCode, say } from "./sayings.ts";
import { Sending } from "./sending.ts";
import type { Taken } from "./taken.ts";
import { Telling } from "./telling.ts";

export type State = "offline" | "connecting" | "loading" | "live" | "stopped";

export interface Me {
  readonly participant: string;
  readonly role: Role;
  readonly document: string;
  readonly connection: number;
}

const major = 1;
const minor = 0;
const absenceEndsMs = 1_000;
const shortMs = 20_000;
const forgivenMs = 60_000; // in step for so long: earlier failures do not count any more
const mostProtocolErrors = 3;
const shareEveryMs = 10_000;

export class Session {
  readonly #options: Required<SessionOptions>;
  readonly #telling: Telling;
  readonly #desk: Desk;
  readonly #sending: Sending;
  readonly #heartbeat: Heartbeat;
  readonly #ownPresence: OwnPresence;

  readonly #measured = new Measured();
  #heardMs = 0; // the last frame
  #shares = false; // how this connection does (LINE-1)
  #sharedMs = Number.NEGATIVE_INFINITY; // told last
  #tellsReport = false; // now, whether it is time or not

  #awake = false; // whoever drives has the session now
  #state: State = "offline";
  #stoppedWhy: SayingCode = "outOfStep";
  #me: Me;
  #welcomed = false; // ever
  readonly #mine = new Set<string>();
  readonly #people = new Map<string, Person>();
  #readOnly = false;
  #readOnlyWhy = "";
  #clockOffsetMs = 0;
  #counter = 0; // the server's, of our client id (LOG-7)
  #stable: Seq = 0; // in the history we stand on
  #absence: Absence | undefined;
  #copiedMs: number | undefined;
  #waited = false; // for the first welcome, more than one dial
  #failures = 0;
  #failedMs = 0;
  #protocolErrors = 0;
  #mustJoinAgain = false;
  #pauseBeforeDiallingMs = 0;

  // of this connection
  #open = false;
  #greeted = false; // hello is sent
  #wantsToClose = false;
  #liveMs = 0; // since when
  #snapshot: SnapshotReader | undefined;
  #snapshotAt: At = nowhere;
  #freshSnapshot = false; // the last message ended a snapshot: what is ours alone may still follow it

  // `contents`: what `store` held when it was loaded; it is taken up again. `copy`: the board as it was, to be shown until
  // the server says how it is.
  constructor(
    options: SessionOptions,
    store: OutboxStore,
    contents: OutboxContents,
    observer: Observer,
    copy?: BoardCopy,
  ) {
    const all = withDefaults(options);
    this.#options = all;
    this.#me = { participant: all.participant, role: Role.ROLE_UNSPECIFIED, document: "", connection: 0 };
    this.#heartbeat = new Heartbeat(all);
    this.#ownPresence = new OwnPresence(all.presenceMs);
    const telling = new Telling(observer, all.fault, () => ({ ...this.#desk.settle(), state: this.#stateShown() }));
    this.#telling = telling;
    const outbox = telling.quietly(
      () =>
        new Outbox(store, contents, all.random(16), {
          kept: () => telling.call(() => this.#woken()),
          keepingFails: (failing) => telling.call(() => this.#keepingFails(failing)),
          takenOver: () => telling.call(() => this.#stop("openedElsewhere")),
        }),
    );
    this.#sending = new Sending(outbox, all, () => this.#measured.sentAgain());
    this.#desk = new Desk(all, outbox, {
      telling,
      me: () => this.#me.participant,
      closed: () => (this.#stopped ? this.#stoppedWhy : undefined),
      writtenMs: () => (this.#state === "live" ? 0n : BigInt(Math.round(this.serverMs()))),
      made: (cseq) => {
        this.#measured.made(cseq, this.#now());
        this.#sending.queue(cseq);
      },
      woken: () => this.#woken(),
      showCaret: (caret) => this.#showOwn(() => this.#ownPresence.showCaret(caret)),
      closedWords: (id) => {
        if (this.#ownPresence.caretIn === id) this.#showOwn(() => this.#ownPresence.showCaret(undefined));
      },
    });
    if (copy) this.#showCopy(copy);
    this.#desk.settle();
    this.#awake = true;
  }

  // ================================================================ for people

  // Any verb but changes of words. The request's cseq is given here.
  submit(verb: Verb): Taken {
    return this.submitTogether([verb]);
  }
  // Several verbs, and new words of cards or notes by their id, as one step of undo. They are taken one by one, until one is
  // not.
  submitTogether(verbs: readonly Verb[], words?: ReadonlyMap<string, string>): Taken {
    return this.#telling.call(() => this.#desk.submit(verbs, words));
  }
  // Changes the words of a card or a note, as shown.
  editText(id: string, onShown: Change): Taken {
    return this.#telling.call(() => this.#desk.editText(id, onShown));
  }
  setWords(id: string, words: string): Taken {
    return this.#telling.call(() => this.#desk.setWords(id, words));
  }
  // Words with an editor on them (editor.ts).
  openWords(id: string, watcher: WordsWatcher): WordsSession {
    return this.#desk.openWords(id, watcher);
  }
  // Takes back the last thing done here, and nobody else's work. Not ok: nothing to undo, or why it was left.
  undo(): Taken {
    return this.#telling.call(() => this.#desk.undo());
  }
  redo(): Taken {
    return this.#telling.call(() => this.#desk.redo());
  }
  get canUndo(): boolean {
    return this.#desk.canUndo;
  }
  get canRedo(): boolean {
    return this.#desk.canRedo;
  }
  // Pointer, what is dragged, away. Sent at most ten times a second, the newest wins; {} ends it. The caret is shown by
  // WordsSession.showCaret.
  showPresence(presence: PresenceInit): void {
    this.#showOwn(() => this.#ownPresence.show(presence));
  }
  // For a record; 128 random bits.
  newId(): string {
    return this.#desk.newId();
  }

  // ================================================================ to look at

  // Always the same object; what it gives changes.
  get shown(): DocumentReader {
    return this.#desk.shown;
  }
  get state(): State {
    return this.#state;
  }
  savedState(): SavedState {
    const { unkept, keepingFails } = this.#desk.outbox;
    const counts = { changes: this.outstanding, unkept, keepingFails };
    if (this.#stopped) return { ...counts, kind: "stopped", why: this.#stoppedWhy };
    if (this.#state !== "live" || this.#heartbeat.isSilent(this.#now())) return { ...counts, kind: "offline" };
    if (this.#readOnly) return { ...counts, kind: "readOnly", why: this.#readOnlyWhy };
    return { ...counts, kind: counts.changes === 0 ? "saved" : "sending" };
  }
  get me(): Me {
    return this.#me;
  }
  // How this connection does, and did since the page was opened.
  measured(): MeasuredLine {
    return this.#measured.at(this.#now(), this.outstanding);
  }
  get sharesReport(): boolean {
    return this.#shares;
  }
  // LINE-1, LINE-2: whoever leads is shown how it does, from now on and while the page is open; or not any more.
  shareReport(shares: boolean): void {
    this.#telling.call(() => {
      if (this.#shares === shares) return;
      this.#shares = shares;
      this.#tellsReport = true;
      this.#woken();
    });
  }
  get protocol(): string {
    return `${major}.${minor}`;
  }
  // A card that this person wrote; also one that the server does not have yet.
  isMine(id: string): boolean {
    return this.#mine.has(id) || this.#desk.adds(id);
  }
  // By participant.
  get people(): ReadonlyMap<string, Person> {
    return this.#people;
  }
  // Of others, by connection.
  get presence(): ReadonlyMap<number, Presence> {
    return this.#desk.presences.all;
  }
  get at(): At {
    return this.#desk.replica.at;
  }
  // Changes that are not stable yet.
  get outstanding(): number {
    return this.#desk.outstanding;
  }
  // What this person wrote and the server has not said it holds: to be offered when the session stops.
  wordsKept(): string[] {
    return this.#desk.wordsKept();
  }
  // What is shown is a copy of the board, confirmed at this time of the server; undefined: it is as the server has it.
  get copiedMs(): number | undefined {
    return this.#copiedMs;
  }
  copy(): BoardCopy {
    const records = [...this.#desk.replica.confirmed.records()];
    return {
      client: this.client,
      counter: this.#counter,
      role: this.#me.role,
      mine: [...this.#mine],
      people: [...this.#people.values()],
      body: create(SnapshotBodySchema, { records }),
      confirmedMs: this.serverMs(),
    };
  }
  // Records that are shown as the server does not have them yet, because of what is on its way.
  unsent(): ReadonlySet<string> {
    return this.#desk.unsent();
  }
  // The server's clock, as well as is known.
  serverMs(): number {
    return this.#options.clock.wallMs() + this.#clockOffsetMs;
  }
  // The person must join again (4401), and then call joinedAgain: it goes on with the same outbox.
  get mustJoinAgain(): boolean {
    return this.#mustJoinAgain;
  }
  joinedAgain(): void {
    this.#telling.call(() => {
      this.#mustJoinAgain = false;
      if (this.#stopped) this.#setState("offline");
      this.#woken();
    });
  }
  // When everything is kept on this device, or keeping fails.
  atRest(): Promise<void> {
    return this.#desk.outbox.atRest();
  }

  // ================================================================ for the driver

  dialling(): void {
    this.#telling.call(() => {
      if (this.#stopped) return;
      this.#wantsToClose = false;
      this.#pauseBeforeDiallingMs = 0;
      this.#setState("connecting");
    });
  }

  onOpen(): void {
    this.#telling.call(() => {
      if (this.#stopped) return;
      this.#open = true;
      this.#greeted = false;
      this.#wantsToClose = false;
      this.#snapshot = undefined;
      this.#heartbeat.opened(this.#now());
      this.#sending.opened();
      this.#setState("connecting");
    });
  }

  onClose(code: number): void {
    this.#telling.call(() => {
      this.#open = false;
      this.#wantsToClose = false;
      this.#snapshot = undefined;
      this.#sending.clear();
      this.#measured.lost(this.#heardMs, this.serverMs() - (this.#now() - this.#heardMs));
      this.#endAbsence();
      if (!this.#welcomed) this.#waited = true;
      if (this.presence.size > 0) {
        this.#desk.presences.clear();
        this.#desk.caretsChanged();
        this.#telling.say((observer) => observer.peopleChanged?.());
      }
      if (this.#stopped) return;
      const why = stops[code];
      if (why) return this.#stop(why);
      if (code === protocolErrorCode) {
        if (++this.#protocolErrors >= mostProtocolErrors) return this.#stop("refusedClient");
        this.#beginAnew();
      }
      this.#setState("offline");
    });
  }

  onFrame(bytes: Uint8Array): void {
    this.#telling.call(() => {
      if (!this.#open || this.#stopped) return;
      this.#heartbeat.heard(this.#now());
      this.#heardMs = this.#now();
      try {
        for (const message of fromBinary(ServerFrameSchema, bytes).messages) {
          this.#receive(message);
          if (this.#wantsToClose || this.#stopped) break;
        }
        this.#desk.flush();
      } catch (error) {
        this.#doesNotFit("a message that cannot be taken in", error);
      }
    });
  }

  tick(): void {
    this.#telling.call(() => {
      const now = this.#now();
      this.#desk.outbox.tick(now);
      if (this.#state === "live") {
        if (this.#absence && now - this.#absence.sinceMs >= absenceEndsMs) this.#endAbsence();
        if (this.#heartbeat.hasCaughtUp) this.#desk.handBackOrphans();
        if (now - Math.max(this.#liveMs, this.#failedMs) >= forgivenMs) this.#failures = 0;
      }
      if (!this.#open || this.#wantsToClose) return;
      if (this.#heartbeat.isGone(now)) this.#wantsToClose = true;
      else if (this.#state === "live" && !this.#readOnly) this.#sending.resendIfDue(now);
    });
  }

  outgoing(): Uint8Array[] {
    return this.#telling.call(() => {
      const frames: Uint8Array[] = [];
      if (!this.#open || this.#wantsToClose || this.#stopped) return frames;
      const now = this.#now();
      const frame = (init: MessageInitShape<typeof ClientFrameSchema>) =>
        frames.push(toBinary(ClientFrameSchema, create(ClientFrameSchema, init)));
      if (!this.#greeted) {
        this.#greeted = true;
        const knowsWhere = this.at.chain.length > 0 && !this.#freshSnapshot;
        const resume = knowsWhere ? { resume: this.at } : {};
        frame({ hello: { major, minor, client: this.client, build: this.#options.build, ...resume } });
      }
      if (this.#state === "live") {
        if (!this.#readOnly) frames.push(...this.#sending.frames(now));
        const presence = this.#ownPresence.take(now);
        if (presence) frame({ presence });
        const report = this.#takeReport(now);
        if (report) frame({ report });
      }
      const number = this.#heartbeat.takePing(now);
      if (number !== undefined) frame({ ping: { number } });
      return frames;
    });
  }

  #takeReport(now: number): ReportInit | undefined {
    const due = this.#shares && now - this.#sharedMs >= shareEveryMs;
    if (!this.#tellsReport && !due) return undefined;
    this.#tellsReport = false;
    this.#sharedMs = now;
    const { build, browser } = this.#options;
    return this.#shares ? reportOf(this.measured(), build, browser, minor) : { shared: false };
  }

  // The page has been away, or the network has changed: is the server still there? If it does not answer soon, the
  // connection is given up.
  probe(): void {
    if (!this.#open || this.#wantsToClose) return;
    this.#heartbeat.probe(this.#now());
    this.#options.wake();
  }

  get wantsToClose(): boolean {
    return this.#wantsToClose;
  }
  get wantsConnection(): boolean {
    return !this.#stopped;
  }
  get pauseBeforeDiallingMs(): number {
    return this.#pauseBeforeDiallingMs;
  }
  get client(): Uint8Array {
    return this.#desk.outbox.client;
  }
  // For tests: what is shown must be what guessing everything anew shows.
  guessAnew(): void {
    this.#telling.call(() => this.#desk.guessesAreStale());
  }

  // ================================================================ what the server says

  #receive(message: ServerMessage): void {
    const { kind } = message;
    const ofTheMissed = kind.case === "delta" || kind.case === "snapshot";
    if (!ofTheMissed && this.#state === "live") this.#endAbsence();
    this.#freshSnapshot = false;
    switch (kind.case) {
      case "welcome":
        return this.#welcome(kind.value);
      case "snapshot":
        return this.#takeSnapshot(kind.value);
      case "delta":
        return this.#delta(kind.value);
      case "ack":
        return this.#ack(kind.value);
      case "stable":
        return this.#becameStable(kind.value.seq);
      case "resync":
        return this.#resync(kind.value);
      case "viewChange":
        this.#me = { ...this.#me, role: kind.value.role };
        this.#telling.stateChanged();
        // The snapshot says where it stands, with its chain; until then there is nothing to resume from.
        return this.#expectSnapshot({ ...this.at, seq: kind.value.seq, chain: new Uint8Array(0) });
      case "people":
        for (const person of kind.value.people) this.#people.set(person.participant, person);
        return this.#telling.say((observer) => observer.peopleChanged?.());
      case "presence":
        return this.#presenceOf(kind.value);
      case "pong": {
        const halfWay = this.#heartbeat.heardPong(kind.value.number, this.#now());
        if (halfWay !== undefined) {
          this.#measured.wayAndBack(2 * halfWay);
          this.#tellsTime(Number(kind.value.serverMs) + halfWay);
        }
        return;
      }
      case "status": {
        const was = this.#readOnly;
        this.#readOnly = kind.value.readOnly;
        this.#readOnlyWhy = kind.value.reason;
        if (was && !this.#readOnly && this.#state === "live") this.#sending.queueAll();
        return this.#telling.stateChanged();
      }
      case "goAway": {
        const { spreadMs, reason } = kind.value;
        this.#pauseBeforeDiallingMs = Math.floor(this.#chance() * spreadMs);
        if (reason !== "") this.#telling.say((observer) => observer.notice?.(say("fromServer", reason)));
        return;
      }
      case "problem":
        return this.#problem(kind.value);
      case undefined:
        return; // of a later minor version: nothing that we need
      default:
        return kind satisfies never;
    }
  }

  #welcome(welcome: Welcome): void {
    this.#heartbeat.welcomed();
    const { participant, role, document, connection } = welcome;
    const owner = this.#options.participant;
    if (owner !== "" && participant !== owner) return this.#stop("somebodyElse");
    const again = this.#welcomed;
    this.#welcomed = true;
    this.#me = { participant, role, document, connection };
    this.#tellsTime(Number(welcome.serverMs));
    this.#readOnly = welcome.readOnly;
    this.#counter = welcome.counter;
    this.#sending.progressed(this.#now());
    const loads = welcome.mode === Welcome_Mode.SNAPSHOT;
    if (loads) this.#mine.clear();
    for (const id of welcome.mine) this.#mine.add(id);
    this.#telling.stateChanged();
    // Without the history that they were told in, outcomes mean nothing: all are asked for again.
    this.#desk.voidAbove(loads ? 0 : this.#counter);
    if (this.#beginsAnewIfForeign()) return;
    this.#stable = welcome.stable;
    if (again || this.#wasAwayFromTheCopy()) this.#absence = new Absence(this.#now(), this.#desk.unsentAsShown());
    if (loads) this.#expectSnapshot(positionOf(welcome.at));
    else this.#live();
  }

  // Whoever only loads the page again was not away, though the copy is some seconds old.
  #wasAwayFromTheCopy(): boolean {
    if (this.#copiedMs === undefined) return false;
    return this.#waited || this.#options.clock.wallMs() - this.#copiedMs > shortMs;
  }

  #expectSnapshot(at: At): void {
    this.#snapshot = new SnapshotReader(this.#options.snapshot);
    this.#snapshotAt = at;
    this.#sending.clear();
    this.#setState("loading");
  }

  #takeSnapshot(chunk: SnapshotChunk): void {
    // One may come unannounced: to somebody who was too slow for what happened in between (LIMIT-3).
    this.#snapshot ??= new SnapshotReader(this.#options.snapshot);
    if (chunk.at) this.#snapshotAt = positionOf(chunk.at);
    const answer = this.#snapshot.take(chunk);
    if (answer.is === "more") return;
    if (answer.is === "broken") return this.#doesNotFit(answer.fault);
    this.#absence?.noteAll(this.#desk.replica.confirmed);
    if (!this.#fits(() => this.#desk.load(answer.body, this.#snapshotAt, this.#counter))) return;
    this.#snapshot = undefined;
    this.#freshSnapshot = true;
    this.#heartbeat.askWhetherCaughtUp();
    if (this.#state !== "live") this.#live();
  }

  #live(): void {
    this.#copiedMs = undefined;
    this.#liveMs = this.#now();
    this.#measured.live(this.#liveMs, this.serverMs());
    this.#tellsReport = this.#shares; // the server knows of a connection what that one said
    this.#heartbeat.askWhetherCaughtUp();
    this.#protocolErrors = 0;
    this.#sending.progressed(this.#liveMs);
    this.#sending.queueAll();
    this.#ownPresence.again();
    this.#becameStable(this.#stable); // while we were away
    this.#setState("live");
  }

  #delta(delta: Delta): void {
    if (this.#snapshot) return this.#doesNotFit("a delta in the midst of a snapshot");
    this.#absence?.noteBefore(delta, this.#desk.replica.confirmed);
    if (!this.#fits(() => this.#desk.apply(delta, this.#counter))) return;
    for (const id of delta.mine) this.#mine.add(id);
  }

  #ack(ack: Ack): void {
    this.#sending.settled(ack.cseq, this.#now());
    this.#counter = Math.max(this.#counter, ack.cseq);
    const entry = this.#desk.outbox.find(ack.cseq);
    if (entry?.outcome === "unknown") {
      entry.seq = ack.seq;
      if (ack.refusal) this.#desk.refused(entry, ack.refusal, ack.sentence);
      else this.#desk.accepted(entry);
      this.#telling.stateChanged();
    }
    if (ack.stable !== 0) this.#becameStable(ack.stable);
    if (entry && this.#stable !== 0) this.#becameStable(this.#stable);
  }

  #becameStable(seq: Seq): void {
    this.#stable = Math.max(this.#stable, seq);
    if (!this.#desk.outbox.stable(this.#stable)) return;
    this.#measured.safe(this.#now(), (cseq) => this.#desk.outbox.find(cseq) !== undefined);
    this.#telling.stateChanged();
  }

  // LOG-10: history changed under us.
  #resync(resync: Resync): void {
    this.#counter = resync.counter;
    this.#stable = 0;
    this.#sending.progressed(this.#now());
    this.#desk.voidAbove(0);
    if (!this.#beginsAnewIfForeign()) this.#expectSnapshot(positionOf(resync.at));
  }

  #problem({ code, cseq, sentence, retryAfterMs }: ProtocolProblem): void {
    const now = this.#now();
    if (code === gapCode) {
      if (!this.#sending.heardGap(cseq, now)) return;
      this.#counter = cseq;
      this.#desk.voidAbove(cseq);
      if (!this.#beginsAnewIfForeign() && this.#state === "live") this.#sending.queueAll();
    } else if (code === rateCode) {
      this.#sending.pauseFor(retryAfterMs, now);
      if (this.#state === "live") this.#sending.queueAll();
    } else {
      this.#telling.say((observer) => observer.notice?.(say("fromServer", sentence)));
    }
  }

  #presenceOf(presence: Presence): void {
    if (presence.connection === this.#me.connection) return;
    this.#desk.presences.heard(presence);
    this.#desk.caretsChanged();
    this.#telling.say((observer) => observer.presenceChanged?.(presence));
  }

  // ---------------------------------------------------------------- when it does not fit

  #fits(take: () => void): boolean {
    try {
      take();
      return true;
    } catch (error) {
      if (!(error instanceof BrokenLog)) throw error;
      this.#doesNotFit(error.message);
      return false;
    }
  }

  // The server said something that does not fit what we hold. A fresh copy mends that; if it keeps happening, something
  // is wrong that reloading does not cure, and the person gets their words instead of a loop.
  #doesNotFit(what: string, error?: unknown): void {
    this.#options.fault(what, error);
    this.#snapshot = undefined;
    this.#desk.replica.at = nowhere;
    this.#wantsToClose = true;
    this.#failedMs = this.#now();
    if (++this.#failures >= this.#options.failures) this.#stop("outOfStep");
  }

  // LOG-13: what the server knows of this client is not what it remembers; it becomes another client, and comes again.
  #beginsAnewIfForeign(): boolean {
    if (!this.#desk.outbox.counterIsForeign(this.#counter)) return false;
    this.#beginAnew();
    this.#wantsToClose = true;
    return true;
  }
  #beginAnew(): void {
    this.#desk.beginAnew();
    this.#measured.beganAnew();
    this.#counter = 0;
    this.#stable = 0;
    this.#telling.stateChanged();
  }

  // ---------------------------------------------------------------- small things

  // One that does not fit is as if there were none.
  #showCopy({ client, counter, role, mine, people, body, confirmedMs }: BoardCopy): void {
    const isOurs = client.length === this.client.length && client.every((byte, at) => byte === this.client[at]);
    try {
      this.#desk.load(body, nowhere, isOurs ? counter : 0);
    } catch (error) {
      return this.#options.fault("the copy of the board cannot be shown", error);
    }
    this.#copiedMs = confirmedMs;
    this.#me = { ...this.#me, role };
    for (const id of mine) this.#mine.add(id);
    for (const person of people) this.#people.set(person.participant, person);
  }

  #endAbsence(): void {
    if (!this.#absence) return;
    this.#desk.guessAllIfStale();
    const { confirmed, shown } = this.#desk.replica;
    const summary = this.#absence.summary(confirmed, this.#me.participant, (id) => this.isMine(id), shown);
    this.#absence = undefined;
    if (summary) this.#telling.say((observer) => observer.whileAway?.(summary));
  }

  #showOwn(change: () => void): void {
    change();
    this.#options.wake();
  }
  #keepingFails(failing: boolean): void {
    this.#telling.notice(failing ? "notKept" : "keptAgain");
    this.#woken();
  }
  #woken(): void {
    this.#telling.stateChanged();
    if (this.#awake) this.#options.wake();
  }
  #setState(state: State): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#telling.stateChanged();
  }
  #stop(why: SayingCode): void {
    this.#stoppedWhy = why;
    this.#mustJoinAgain = why === "sessionEnded" || why === "somebodyElse";
    this.#wantsToClose = this.#open;
    this.#setState("stopped");
  }
  get #stopped(): boolean {
    return this.#state === "stopped";
  }
  #stateShown(): string {
    return JSON.stringify([this.#state, this.savedState(), this.canUndo, this.canRedo]);
  }
  #now(): number {
    return this.#options.clock.steadyMs();
  }
  #tellsTime(serverMs: number): void {
    this.#clockOffsetMs = serverMs - this.#options.clock.wallMs();
  }
  // From 0 up to 1.
  #chance(): number {
    const [a = 0, b = 0, c = 0] = this.#options.random(3);
    return (a + 256 * (b + 256 * c)) / 2 ** 24;
  }
}
