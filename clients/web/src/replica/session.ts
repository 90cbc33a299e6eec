// Session: one running client of one participant on one document, without sockets, clock, chance or storage.
//
//   person ──submit, type, undo──▶ Outbox (kept) ──outgoing()──▶ frames to the server
//   server ──onFrame(bytes)──▶ Replica (confirmed) + guesses of what still waits ──▶ Observer, shown
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
  EditTextSchema,
  type Person,
  type Position,
  type Presence,
  PresenceSchema,
  type ProtocolProblem,
  type Record,
  type Refusal,
  RefusalCode,
  RefusalSchema,
  type Request,
  RequestSchema,
  type Resync,
  Role,
  type Seq,
  ServerFrameSchema,
  type ServerMessage,
  type SnapshotChunk,
  type Verb,
  type Welcome,
  Welcome_Mode,
} from "../protocol/index.ts";
import { apply, type Change, difference, faultOn, inverse, wellFormed } from "../text/index.ts";
import { Absence } from "./absence.ts";
import type { Clock, Random } from "./clock.ts";
import { Editor, type WordsSession, type WordsWatcher } from "./editor.ts";
import { type SnapshotLimits, SnapshotReader, snapshotLimits } from "./inflate.ts";
import { heldChange, Lines } from "./lines.ts";
import type { Handback, Observer } from "./observer.ts";
import { Outbox, type OutboxEntry } from "./outbox.ts";
import type { OutboxContents, OutboxStore } from "./outbox_store.ts";
import { Presences } from "./presence.ts";
import { type At, nowhere, positionOf, Replica } from "./replica.ts";
import type { SavedState } from "./saved_state.ts";
import { type SayingCode, say } from "./sayings.ts";
import { Sending } from "./sending.ts";
import { no, type Taken, yes } from "./taken.ts";
import { UndoStack, type UndoStep } from "./undo.ts";
import { guessOf, wayBackOf, wordsIn, wordsMadeBy } from "./verbs/index.ts";

export type State = "offline" | "connecting" | "loading" | "live" | "stopped";

export interface Me {
  readonly participant: string;
  readonly role: Role;
  readonly document: string;
  readonly connection: number;
}

export interface SessionOptions {
  readonly clock: Clock;
  readonly random: Random;
  // Who the outbox belongs to. A server that says we are somebody else gets nothing of it. "": whoever the server says.
  readonly participant?: string;
  readonly build?: string;
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
  readonly typingPauseMs?: number; // of longer pauses, undo makes steps
  readonly failures?: number; // times that what the server says may not fit before we stop
}

const defaults: Omit<Required<SessionOptions>, "clock" | "random"> = {
  participant: "",
  build: "plenary-web",
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
};

const major = 1;
const minor = 0;
const absenceEndsMs = 1_000;
const missedHasComeMs = 5_000;
const forgivenMs = 60_000; // in step for so long: earlier failures do not count any more
const mostProtocolErrors = 3;
const gapCode = 4420;
const rateCode = 4429;

// proto/README.md, close codes: those after which a person must act. Others mean: come back.
const stops: { readonly [code: number]: SayingCode } = {
  1003: "notUnderstood",
  1007: "notUnderstood",
  1009: "notUnderstood",
  4102: "removed",
  4113: "openedElsewhere",
  4401: "sessionEnded",
  4404: "noSuchBoard",
  4426: "otherVersion",
};
const protocolError = 4105;

export class Session {
  readonly #options: Required<SessionOptions>;
  readonly #observer: Observer;
  readonly #outbox: Outbox;
  readonly #replica = new Replica();
  readonly #lines: Lines;
  readonly #sending: Sending;
  readonly #undo = new UndoStack();
  readonly #redo = new UndoStack();
  readonly #presences = new Presences();
  readonly #editors = new Set<Editor>();

  #state: State = "offline";
  #stoppedWhy: SayingCode = "outOfStep";
  #me: Me;
  #welcomed = false; // ever
  #mine = new Set<string>();
  readonly #people = new Map<string, Person>();
  #readOnly = false;
  #readOnlyWhy = "";
  #clockOffsetMs = 0;

  // of this connection
  #open = false;
  #greeted = false; // hello is sent
  #wantsToClose = false;
  #heardMs: number | undefined; // steady; undefined = never
  #liveMs = 0; // since when
  #pingSentMs = 0;
  #pingNumber = 0;
  #answerByMs = Number.POSITIVE_INFINITY; // after a probe

  #counter = 0; // the server's, of our client id (LOG-7)
  #stable: Seq = 0; // in the history we stand on
  #snapshot: SnapshotReader | undefined;
  #snapshotAt: At = nowhere;
  #freshSnapshot = false; // the last message ended a snapshot: what is ours alone may still follow it
  #absence: Absence | undefined;
  #presence: MessageInitShape<typeof PresenceSchema> = {};
  #caret: { readonly writing: string; readonly caret: number; readonly anchor: number } | undefined;
  #presenceToSend = false;
  #presenceSentMs = Number.NEGATIVE_INFINITY;
  #pauseBeforeDiallingMs = 0;
  #failures = 0;
  #failedMs = 0;
  #protocolErrors = 0;
  #mustJoinAgain = false;

  // of the present call
  #depth = 0;
  #guessesAreStale = false;
  #reloaded = false;
  #stateChanged = false;
  #toTell: ((observer: Observer) => void)[] = [];
  #toldState = "";

  // `contents`: what `store` held when it was loaded; it is taken up again.
  constructor(options: SessionOptions, store: OutboxStore, contents: OutboxContents, observer: Observer) {
    this.#options = { ...defaults, ...options };
    this.#observer = observer;
    this.#me = {
      participant: this.#options.participant,
      role: Role.ROLE_UNSPECIFIED,
      document: "",
      connection: 0,
    };
    this.#depth = 1; // nothing is told from here
    this.#outbox = new Outbox(store, contents, options.random(16), {
      kept: () => this.#call(() => this.#woken()),
      keepingFails: (failing) =>
        this.#call(() => {
          this.#notice(failing ? "notKept" : "keptAgain");
          this.#woken();
        }),
    });
    const { frameBytes, unacknowledged, resendMs } = this.#options;
    this.#sending = new Sending(this.#outbox, { frameBytes, unacknowledged, resendMs });
    this.#lines = new Lines(this.#outbox, this.#replica, frameBytes - 1024, {
      wordsChanged: (id, change) => this.#wordsChanged(id, change),
      wordsLost: (id) => this.#wordsLost(id),
      made: (entry) => this.#sending.queue(entry.held.cseq),
    });
    this.#lines.rebuild(0);
    this.#depth = 0;
    this.#guess();
  }

  // ================================================================ for people

  // Any verb but changes of words. The request's cseq is given here.
  submit(verb: Verb): Taken {
    return this.submitTogether([verb]);
  }

  // Several verbs as one step of undo. They are taken one by one, until one is not.
  submitTogether(verbs: readonly Verb[]): Taken {
    return this.#call(() => {
      const step: UndoStep = [];
      let taken: Taken = no("nothingLeftToUndo");
      for (const verb of verbs) {
        taken = this.#submit(verb, step);
        if (!taken.ok) break;
      }
      this.#undo.push(step);
      if (taken.ok) this.#redo.clear();
      return taken;
    });
  }

  // Changes the words of a card or a note, as shown.
  editText(id: string, onShown: Change): Taken {
    return this.#call(() => {
      const step: UndoStep = [];
      const taken = this.#edit(id, onShown, step);
      if (!taken.ok) return taken;
      this.#undo.push(step);
      this.#redo.clear();
      return taken;
    });
  }

  setWords(id: string, words: string): Taken {
    if (!this.shown.find(id)) return no("nothingThere");
    if (!wellFormed(words)) return no("brokenCharacter");
    return this.editText(id, difference(this.shown.words(id), words));
  }

  // Words with an editor on them (editor.ts).
  openWords(id: string, watcher: WordsWatcher): WordsSession {
    const editor: Editor = new Editor(id, this.#wordsShown(id), watcher, {
      type: (_, change, by) => this.#call(() => this.#type(id, change, by)),
      carets: () => this.#presences.carets(id),
      showCaret: (writing, caret, anchor) => this.#showCaret({ writing, caret, anchor }),
      closed: () => {
        this.#editors.delete(editor);
        if (this.#caret?.writing === id) this.#showCaret(undefined);
      },
    });
    this.#editors.add(editor);
    return editor;
  }

  // Takes back the last thing done here. Not ok: nothing to undo, or why it was left.
  undo(): Taken {
    return this.#call(() => this.#takeBack(this.#undo, this.#redo, "nothingToUndo"));
  }
  redo(): Taken {
    return this.#call(() => this.#takeBack(this.#redo, this.#undo, "nothingToRedo"));
  }
  get canUndo(): boolean {
    return !this.#undo.isEmpty;
  }
  get canRedo(): boolean {
    return !this.#redo.isEmpty;
  }

  // Pointer, what is dragged, away. Sent at most ten times a second, the newest wins; {} ends it. The caret is shown by
  // WordsSession.showCaret.
  showPresence(presence: MessageInitShape<typeof PresenceSchema>): void {
    this.#presence = presence;
    this.#presenceToSend = true;
    this.#options.wake();
  }

  // For a record; 128 random bits.
  newId(): string {
    return Array.from(this.#options.random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // ================================================================ to look at

  // Always the same object; what it gives changes.
  get shown(): DocumentReader {
    return this.#replica.shown;
  }
  get state(): State {
    return this.#state;
  }
  savedState(): SavedState {
    const counts = {
      changes: this.outstanding,
      unkept: this.#outbox.unkept,
      keepingFails: this.#outbox.keepingFails,
    };
    if (this.#state === "stopped") return { ...counts, kind: "stopped", why: this.#stoppedWhy };
    const silentMs = this.#options.clock.steadyMs() - (this.#heardMs ?? Number.NEGATIVE_INFINITY);
    if (this.#state !== "live" || silentMs > this.#options.silenceMs) return { ...counts, kind: "offline" };
    if (this.#readOnly) return { ...counts, kind: "readOnly", why: this.#readOnlyWhy };
    return { ...counts, kind: counts.changes === 0 ? "saved" : "sending" };
  }
  get me(): Me {
    return this.#me;
  }
  // A card that this person wrote.
  isMine(id: string): boolean {
    return this.#mine.has(id);
  }
  get people(): ReadonlyMap<string, Person> {
    return this.#people;
  }
  // Of others, by connection.
  get presence(): ReadonlyMap<number, Presence> {
    return this.#presences.all;
  }
  get at(): Pick<Position, "epoch" | "seq" | "chain"> {
    return this.#replica.at;
  }
  // Changes that are not stable yet.
  get outstanding(): number {
    return this.#outbox.entries.length + this.#lines.waiting;
  }
  // What this person wrote and the server has not said it holds: to be offered when the session stops.
  wordsKept(): string[] {
    const words: string[] = [];
    const told = new Set<string>();
    for (const [id, line] of this.#lines.all()) {
      if (line.inFlight.length === 0 && line.bufferIsEmpty) continue;
      words.push(line.shown);
      told.add(id);
    }
    for (const { outcome, held } of this.#outbox.entries) {
      if (outcome !== "unknown") continue;
      const made = wordsMadeBy(held.request);
      const edited = held.request.verb.case === "editText" ? held.request.verb.value : undefined;
      if (told.has(made?.id ?? edited?.id ?? "")) continue;
      words.push(edited ? changedWords(held.on, heldChange(held.on, edited.change)) : wordsIn(held.request));
    }
    return words.filter((some) => some !== "");
  }
  // The server's clock, as well as is known.
  serverMs(): number {
    return this.#options.clock.wallMs() + this.#clockOffsetMs;
  }
  // The session of the person is not valid any more (4401): join again, then go on with the same outbox.
  get mustJoinAgain(): boolean {
    return this.#mustJoinAgain;
  }
  joinedAgain(): void {
    this.#call(() => {
      this.#mustJoinAgain = false;
      if (this.#state === "stopped") this.#setState("offline");
      this.#woken();
    });
  }

  // ================================================================ for the driver

  dialling(): void {
    this.#call(() => {
      if (this.#state === "stopped") return;
      this.#wantsToClose = false;
      this.#pauseBeforeDiallingMs = 0;
      this.#setState("connecting");
    });
  }

  onOpen(): void {
    this.#call(() => {
      if (this.#state === "stopped") return;
      const now = this.#now();
      this.#open = true;
      this.#greeted = false;
      this.#wantsToClose = false;
      this.#heardMs = now;
      this.#pingSentMs = now;
      this.#answerByMs = Number.POSITIVE_INFINITY;
      this.#sending.opened();
      this.#snapshot = undefined;
      this.#setState("connecting");
    });
  }

  onClose(code: number): void {
    this.#call(() => {
      this.#open = false;
      this.#wantsToClose = false;
      this.#snapshot = undefined;
      this.#sending.clear();
      this.#endAbsence();
      if (this.#presences.all.size > 0) {
        this.#presences.clear();
        for (const editor of this.#editors) editor.caretsChanged();
        this.#tell((observer) => observer.peopleChanged?.());
      }
      if (this.#state === "stopped") return;
      const why = stops[code];
      if (why) {
        this.#mustJoinAgain = why === "sessionEnded";
        return this.#stop(why);
      }
      if (code === protocolError) {
        if (++this.#protocolErrors >= mostProtocolErrors) return this.#stop("refusedClient");
        this.#beginAnew();
      }
      this.#setState("offline");
    });
  }

  onFrame(bytes: Uint8Array): void {
    this.#call(() => {
      if (!this.#open || this.#state === "stopped") return;
      this.#heardMs = this.#now();
      this.#answerByMs = Number.POSITIVE_INFINITY;
      try {
        for (const message of fromBinary(ServerFrameSchema, bytes).messages) {
          this.#receive(message);
          if (this.#wantsToClose || this.#stopped) break;
        }
        this.#lines.flushAll();
      } catch (error) {
        this.#doesNotFit("a message that cannot be taken in", error);
      }
    });
  }

  tick(): void {
    this.#call(() => {
      const now = this.#now();
      this.#outbox.tick(now);
      const liveMs = this.#state === "live" ? now - this.#liveMs : 0;
      if (this.#absence && this.#state === "live" && now - this.#absence.sinceMs >= absenceEndsMs) this.#endAbsence();
      if (liveMs >= missedHasComeMs) this.#handBackOrphans();
      if (liveMs >= forgivenMs && now - this.#failedMs >= forgivenMs) this.#failures = 0;
      if (!this.#open || this.#wantsToClose) return;
      if (now - (this.#heardMs ?? now) > this.#options.silenceMs || now >= this.#answerByMs) {
        this.#wantsToClose = true;
        return;
      }
      if (this.#state === "live" && !this.#readOnly) this.#sending.resendIfDue(now);
    });
  }

  outgoing(): Uint8Array[] {
    return this.#call(() => {
      const frames: Uint8Array[] = [];
      if (!this.#open || this.#wantsToClose || this.#stopped) return frames;
      const now = this.#now();
      const frame = (init: MessageInitShape<typeof ClientFrameSchema>) =>
        frames.push(toBinary(ClientFrameSchema, create(ClientFrameSchema, init)));
      if (!this.#greeted) {
        this.#greeted = true;
        const knowsWhere = this.at.chain.length > 0 && !this.#freshSnapshot;
        const resume = knowsWhere ? { resume: this.at } : {};
        frame({ hello: { major, minor, client: this.#outbox.client, build: this.#options.build, ...resume } });
      }
      if (this.#state === "live" && !this.#readOnly) frames.push(...this.#sending.frames(now));
      if (this.#presenceToSend && this.#state === "live" && now - this.#presenceSentMs >= this.#options.presenceMs) {
        this.#presenceToSend = false;
        this.#presenceSentMs = now;
        frame({ presence: create(PresenceSchema, { ...this.#presence, ...this.#caret }) });
      }
      if (now - this.#pingSentMs >= this.#options.pingMs) {
        this.#pingSentMs = now;
        frame({ ping: { number: ++this.#pingNumber } });
      }
      return frames;
    });
  }

  // The page has been away, or the network has changed: is the server still there? If it does not answer soon, the
  // connection is given up.
  probe(): void {
    this.#call(() => {
      if (!this.#open || this.#wantsToClose) return;
      this.#pingSentMs = Number.NEGATIVE_INFINITY;
      this.#answerByMs = Math.min(this.#answerByMs, this.#now() + this.#options.probeMs);
      this.#options.wake();
    });
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
    return this.#outbox.client;
  }

  // ================================================================ what people do

  #submit(verb: Verb, into: UndoStep): Taken {
    if (this.#stopped) return no(this.#stoppedWhy);
    if (verb.case === "editText") return no("useEditText");
    if (this.#outbox.isFull) return no("tooMuchWaiting");
    let request = create(RequestSchema, { verb });
    if (!everyStringIsWellFormed(request.verb.value)) return no("brokenCharacter");
    if (toBinary(RequestSchema, request).length > this.#options.frameBytes - 1024) return no("tooLarge");
    if (request.verb.case === "addCard" && this.#state !== "live" && request.verb.value.writtenMs === 0n) {
      const value = { ...request.verb.value, writtenMs: BigInt(Math.round(this.serverMs())) };
      request = { ...request, verb: { case: "addCard", value } };
    }
    const find = wayBackOf(request, this.shown, () => this.newId());
    const entry = this.#outbox.add(request);
    const { cseq } = entry.held;
    if (find) into.push({ kind: "request", cseq, find });
    this.#sending.queue(cseq);
    this.#guessOne(entry);
    this.#woken();
    return yes(cseq);
  }

  // Why a change of words cannot be made; undefined: it can.
  #faultOf(id: string, onShown: Change): (Taken & { ok: false }) | undefined {
    if (this.#stopped) return no(this.#stoppedWhy);
    const record = this.shown.find(id);
    if (record?.body.case !== "card" && record?.body.case !== "note") return no("noWordsThere");
    const fault = faultOn(this.shown.words(id), onShown);
    if (fault === "splits_surrogate") return no("brokenCharacter");
    if (fault !== "none") return no("doesNotFit");
    if (this.#outbox.isFull) return no("tooMuchWaiting");
    if (!this.#lines.hasRoomFor(id, onShown)) return no("tooLarge");
    return undefined;
  }

  #edit(id: string, onShown: Change, into: UndoStep): Taken {
    const fault = this.#faultOf(id, onShown);
    if (fault) return fault;
    if (onShown.changesNothing) return yes();
    const before = this.shown.words(id);
    const entry = this.#change(id, onShown);
    this.#wordsChanged(id, onShown);
    into.push({ kind: "words", id, change: inverse(onShown, before) });
    return yes(entry?.held.cseq);
  }

  #type(id: string, onShown: Change, by: Editor): Taken {
    const fault = this.#faultOf(id, onShown);
    if (fault) return fault;
    if (onShown.changesNothing) return yes();
    const before = this.shown.words(id);
    const entry = this.#change(id, onShown);
    this.#undo.pushTyping(id, onShown, before, this.#now(), this.#options.typingPauseMs);
    this.#redo.clear();
    this.#presences.wordsChanged(id, onShown, "left");
    for (const editor of this.#editors) {
      if (editor.id !== id) continue;
      if (editor === by) editor.caretsChanged();
      else editor.wordsChanged(onShown);
    }
    return yes(entry?.held.cseq);
  }

  #change(id: string, onShown: Change): OutboxEntry | undefined {
    const entry = this.#lines.type(id, onShown);
    this.#replica.guessWords(id, onShown);
    this.#woken();
    return entry;
  }

  #takeBack(from: UndoStack, opposite: UndoStack, nothing: SayingCode): Taken {
    const step = from.pop();
    if (!step) return no(nothing);
    const back: UndoStep = [];
    let last: Taken = no("nothingLeftToUndo");
    for (const part of step.reverse()) {
      if (part.kind === "words") {
        last = part.change.changesNothing ? no("wordsReplaced") : this.#edit(part.id, part.change, back);
        continue;
      }
      const { verbs, why } = part.find(this.shown);
      if (verbs.length === 0) last = no(why ?? "nothingLeftToUndo");
      for (const verb of verbs) last = this.#submit(verb, back);
    }
    const something = back.length > 0;
    opposite.push(back);
    this.#woken();
    if (last.ok) return last;
    const { why } = last;
    this.#tell((observer) => observer.notice?.(why));
    return something ? yes() : last;
  }

  #showCaret(caret: { readonly writing: string; readonly caret: number; readonly anchor: number } | undefined): void {
    this.#caret = caret;
    this.#presenceToSend = true;
    this.#options.wake();
  }

  // ================================================================ what the server says

  #receive(message: ServerMessage): void {
    const { kind } = message;
    const ofTheMissed = kind.case === "delta" || kind.case === "snapshot";
    if (this.#absence && !ofTheMissed && this.#state === "live") this.#endAbsence();
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
        // The snapshot says where it stands, with its chain; until then there is nothing to resume from.
        this.#expectSnapshot({ ...this.#replica.at, seq: kind.value.seq, chain: new Uint8Array(0) });
        this.#stateChanged = true;
        return;
      case "people":
        for (const person of kind.value.people) this.#people.set(person.participant, person);
        return this.#tell((observer) => observer.peopleChanged?.());
      case "presence": {
        const presence = kind.value;
        if (presence.connection === this.#me.connection) return;
        this.#presences.heard(presence);
        for (const editor of this.#editors) editor.caretsChanged();
        return this.#tell((observer) => observer.presenceChanged?.(presence));
      }
      case "pong":
        if (kind.value.number !== this.#pingNumber) return;
        this.#tellsTime(Number(kind.value.serverMs) + (this.#now() - this.#pingSentMs) / 2);
        return;
      case "status": {
        const was = this.#readOnly;
        this.#readOnly = kind.value.readOnly;
        this.#readOnlyWhy = kind.value.reason;
        if (was && !this.#readOnly && this.#state === "live") this.#sending.queueAll();
        this.#stateChanged = true;
        return;
      }
      case "goAway": {
        const { spreadMs, reason } = kind.value;
        this.#pauseBeforeDiallingMs = spreadMs === 0 ? 0 : this.#chance() * spreadMs;
        if (reason !== "") this.#tell((observer) => observer.notice?.(say("fromServer", reason)));
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
    const { participant, role, document, connection } = welcome;
    const owner = this.#options.participant;
    if (owner !== "" && participant !== owner) {
      this.#mustJoinAgain = true;
      return this.#stop("somebodyElse");
    }
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
    this.#guessesAreStale = true;
    this.#stateChanged = true;
    // Without the history that they were told in, outcomes mean nothing: all are asked for again.
    this.#outbox.voidAbove(loads ? 0 : this.#counter);
    if (this.#outbox.counterIsForeign(this.#counter)) {
      this.#beginAnew();
      this.#wantsToClose = true;
      return;
    }
    this.#stable = welcome.stable;
    if (again) this.#absence = new Absence(this.#now());
    if (loads) this.#expectSnapshot(positionOf(welcome.at));
    else this.#live();
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
    const before = new Map<string, string>();
    for (const id of this.#watchedWords()) {
      const words = this.#lines.find(id)?.shown ?? this.#replica.confirmed.find(id)?.text?.content;
      if (words !== undefined) before.set(id, words);
    }
    this.#absence?.noteAll(this.#replica.confirmed);
    try {
      this.#replica.load(answer.body, this.#snapshotAt);
    } catch (error) {
      if (error instanceof BrokenLog) return this.#doesNotFit(error.message);
      throw error;
    }
    this.#snapshot = undefined;
    this.#freshSnapshot = true;
    this.#reloaded = true;
    this.#guessesAreStale = true;
    this.#lines.rebuild(this.#counter);
    for (const [id, words] of before) {
      const line = this.#lines.find(id);
      const record = this.#replica.confirmed.find(id);
      if (!line && !record) this.#wordsLost(id);
      else this.#wordsChanged(id, difference(words, line?.shown ?? record?.text?.content ?? ""));
    }
    if (this.#state !== "live") this.#live();
  }

  #live(): void {
    this.#liveMs = this.#now();
    this.#sending.progressed(this.#liveMs);
    this.#protocolErrors = 0;
    this.#guessesAreStale = true;
    this.#sending.queueAll();
    this.#presenceToSend = this.#caret !== undefined || Object.keys(this.#presence).length > 0;
    this.#setState("live");
  }

  #delta(delta: Delta): void {
    if (this.#snapshot) return this.#doesNotFit("a delta in the midst of a snapshot");
    this.#absence?.noteBefore(delta, this.#replica.confirmed);
    const before = new Map<string, Record | undefined>();
    for (const { kind } of delta.effects)
      if (kind.case === "put" && !before.has(kind.value.id))
        before.set(kind.value.id, this.#replica.confirmed.find(kind.value.id));
    this.#guessesAreStale = true;
    try {
      this.#replica.apply(delta);
    } catch (error) {
      if (error instanceof BrokenLog) return this.#doesNotFit(error.message);
      throw error;
    }
    for (const id of delta.mine) this.#mine.add(id);
    this.#lines.happened(delta, before, this.#counter);
  }

  #ack(ack: Ack): void {
    this.#sending.settled(ack.cseq, this.#now());
    this.#counter = Math.max(this.#counter, ack.cseq);
    const entry = this.#outbox.find(ack.cseq);
    if (entry?.outcome === "unknown") {
      entry.seq = ack.seq;
      this.#guessesAreStale = true;
      this.#stateChanged = true;
      if (ack.refusal) this.#refused(entry, ack.refusal, ack.sentence);
      else this.#accepted(entry);
    }
    if (ack.stable !== 0) this.#becameStable(ack.stable);
    if (entry && this.#stable !== 0) this.#becameStable(this.#stable);
  }

  #accepted(entry: OutboxEntry): void {
    const { held, seq } = entry;
    entry.outcome = "accepted";
    entry.wasAccepted = true;
    if (held.request.verb.case === "editText") this.#lines.settled(held.request.verb.value.id, held.cseq);
    this.#tell((observer) => observer.accepted?.(held.cseq, seq));
  }

  #refused(entry: OutboxEntry, refusal: Refusal, sentence: string): void {
    entry.outcome = "refused";
    const { request, cseq, on } = entry.held;
    this.#undo.forget(cseq);
    this.#redo.forget(cseq);
    let words = wordsIn(request);
    let id = wordsMadeBy(request)?.id;
    if (request.verb.case === "editText") {
      id = request.verb.value.id;
      if (entry.carriedOn) return this.#lines.settled(id, cseq);
      if (refusal.code === RefusalCode.STALE_TEXT && this.#lines.rebase(entry)) return;
      words = changedWords(on, heldChange(on, request.verb.value.change));
    }
    // What was typed on top of refused words would be refused too: it is handed back with them, in one piece.
    if (id !== undefined) words = this.#lines.takeOut(id, cseq) ?? words;
    const handback: Handback = { request, refusal, sentence, words };
    const told = entry.wasRefused;
    entry.wasRefused = true;
    if (entry.wasAccepted) {
      entry.wasAccepted = false;
      this.#tell((observer) => observer.retracted?.(handback));
    } else if (!told) {
      this.#tell((observer) => observer.refused?.(handback));
    }
  }

  #becameStable(seq: Seq): void {
    this.#stable = Math.max(this.#stable, seq);
    if (this.#outbox.stable(this.#stable)) this.#stateChanged = true;
  }

  // LOG-10: history changed under us.
  #resync(resync: Resync): void {
    this.#counter = resync.counter;
    this.#sending.progressed(this.#now());
    this.#stable = 0;
    this.#guessesAreStale = true;
    this.#outbox.voidAbove(0);
    if (this.#outbox.counterIsForeign(this.#counter)) {
      this.#beginAnew();
      this.#wantsToClose = true;
      return;
    }
    this.#expectSnapshot(positionOf(resync.at));
  }

  #problem({ code, cseq, sentence, retryAfterMs }: ProtocolProblem): void {
    const now = this.#now();
    if (code === gapCode) {
      if (!this.#sending.heardGap(cseq, now)) return;
      this.#counter = cseq;
      this.#guessesAreStale = true;
      this.#outbox.voidAbove(cseq);
      if (this.#outbox.counterIsForeign(cseq)) {
        this.#beginAnew();
        this.#wantsToClose = true;
      } else if (this.#state === "live") {
        this.#sending.queueAll();
      }
      return;
    }
    if (code === rateCode) {
      this.#sending.pauseFor(retryAfterMs, now);
      if (this.#state === "live") this.#sending.queueAll();
      return;
    }
    this.#tell((observer) => observer.notice?.(say("fromServer", sentence)));
  }

  // The server said something that does not fit what we hold. A fresh copy mends that; if it keeps happening, something
  // is wrong that reloading does not cure, and the person gets their words instead of a loop.
  #doesNotFit(what: string, error?: unknown): void {
    this.#options.fault(what, error);
    this.#snapshot = undefined;
    this.#replica.at = nowhere;
    this.#wantsToClose = true;
    this.#failedMs = this.#now();
    if (++this.#failures >= this.#options.failures) this.#stop("outOfStep");
  }

  // LOG-13: another client id, and what is still to be decided under new numbers.
  #beginAnew(): void {
    const renamed = this.#outbox.beginAnew(this.#options.random(16), this.#lines.held());
    this.#lines.rename(renamed);
    this.#undo.rename(renamed);
    this.#redo.rename(renamed);
    this.#counter = 0;
    this.#stable = 0;
    this.#guessesAreStale = true;
    this.#stateChanged = true;
  }

  #handBackOrphans(): void {
    for (const [id, words] of this.#lines.orphans()) {
      const change = create(EditTextSchema, { id });
      const request = create(RequestSchema, { verb: { case: "editText", value: change } });
      const refusal = create(RefusalSchema, { code: RefusalCode.NOT_FOUND });
      const handback: Handback = { request, refusal, sentence: say("wordsGone").sentence, words };
      this.#lines.giveUp(id);
      this.#guessesAreStale = true;
      this.#stateChanged = true;
      this.#tell((observer) => observer.refused?.(handback));
    }
  }

  #endAbsence(): void {
    const summary = this.#absence?.summary(this.#replica.confirmed, this.#me.participant, (id) => this.isMine(id));
    this.#absence = undefined;
    if (summary) this.#tell((observer) => observer.whileAway?.(summary));
  }

  // ================================================================ words

  // Other than by typing in an editor.
  #wordsChanged(id: string, onShown: Change): void {
    if (onShown.changesNothing) return;
    this.#undo.wordsChanged(id, onShown);
    this.#redo.wordsChanged(id, onShown);
    this.#presences.wordsChanged(id, onShown, "right");
    for (const editor of this.#editors) if (editor.id === id) editor.wordsChanged(onShown);
  }
  #wordsLost(id: string): void {
    this.#undo.wordsLost(id);
    this.#redo.wordsLost(id);
  }
  // Those of which somebody wants to know what happens to them.
  #watchedWords(): Set<string> {
    const ids = new Set([...this.#undo.recordsWithWords(), ...this.#redo.recordsWithWords()]);
    for (const editor of this.#editors) ids.add(editor.id);
    for (const { writing } of this.#presences.all.values()) if (writing !== "") ids.add(writing);
    return ids;
  }
  #wordsShown(id: string): string | undefined {
    const record = this.shown.find(id);
    return record && (record.text?.content ?? "");
  }

  // ================================================================ guesses

  // Everything that waits is guessed anew, in the order in which it was asked for; words last, on the records there are.
  #guess(): void {
    this.#guessesAreStale = false;
    this.#replica.takeGuessesOff();
    this.#outbox.dateTheUndated(this.#options.clock.wallMs());
    for (const entry of this.#outbox.entries) if (entry.outcome === "unknown") this.#guessRequest(entry);
    for (const [id, line] of this.#lines.all()) this.#replica.guessWords(id, line.ours);
  }
  // One more, on top: the same as guessing everything anew, as no request changes words that are there.
  #guessOne(entry: OutboxEntry): void {
    if (entry.madeMs === 0) entry.madeMs = this.#options.clock.wallMs();
    if (!this.#guessesAreStale) this.#guessRequest(entry);
  }
  #guessRequest({ held, madeMs }: OutboxEntry): void {
    this.#replica.guess(guessOf(this.shown, held.request, this.#me.participant, madeMs));
  }
  // For tests: whether what is shown is what guessing everything anew would show.
  guessAnew(): void {
    this.#call(() => {
      this.#guessesAreStale = true;
    });
  }

  // ================================================================ telling

  // Every way in goes through here: when the outermost call ends, what is shown is made consistent, and then what
  // happened is told, in order.
  #call<Result>(action: () => Result): Result {
    this.#depth += 1;
    try {
      return action();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#settle();
    }
  }

  #settle(): void {
    if (this.#guessesAreStale) this.#guess();
    for (const editor of [...this.#editors]) this.#carefully(() => editor.deliver(this.#wordsShown(editor.id)));
    const changed = this.#replica.takeChanges();
    const reloaded = this.#reloaded;
    const said = this.#toTell;
    const state = JSON.stringify([this.#state, this.savedState()]);
    const stateChanged = this.#stateChanged || state !== this.#toldState;
    this.#reloaded = false;
    this.#toTell = [];
    this.#toldState = state;
    this.#stateChanged = false;
    const observer = this.#observer;
    if (reloaded) this.#carefully(() => observer.reloaded?.());
    else if (changed.size > 0) this.#carefully(() => observer.changed?.(changed));
    for (const tell of said) this.#carefully(() => tell(observer));
    if (stateChanged) this.#carefully(() => observer.stateChanged?.());
  }

  // A fault of whoever listens is theirs: it does not reach what is going on here.
  #carefully(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#options.fault("whoever was told something failed", error);
    }
  }

  #tell(tell: (observer: Observer) => void): void {
    this.#toTell.push(tell);
  }
  #notice(code: SayingCode): void {
    this.#tell((observer) => observer.notice?.(say(code)));
  }
  #woken(): void {
    this.#stateChanged = true;
    this.#options.wake();
  }

  #setState(state: State): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanged = true;
  }
  #stop(why: SayingCode): void {
    this.#stoppedWhy = why;
    this.#wantsToClose = this.#open;
    this.#setState("stopped");
  }
  get #stopped(): boolean {
    return this.#state === "stopped";
  }

  #now(): number {
    return this.#options.clock.steadyMs();
  }
  #tellsTime(serverMs: number): void {
    this.#clockOffsetMs = serverMs - this.#options.clock.wallMs();
  }
  // From 0 up to 1.
  #chance(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#options.random(4);
    return (a + 256 * (b + 256 * (c + 256 * d))) / 2 ** 32;
  }
}

function changedWords(on: string, change: Change | undefined): string {
  return change ? apply(on, change) : on;
}

// Half a character cannot be sent; the guess would differ from what comes to be.
function everyStringIsWellFormed(value: unknown): boolean {
  if (typeof value === "string") return wellFormed(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(everyStringIsWellFormed);
}

export type { Request };
