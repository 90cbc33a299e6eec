// The desk: what lies before one person. The document as it is shown, what of theirs is still on its way, what they can
// take back, the words they have open. It knows nothing of connections; the session carries to and fro.
//
//   shown = confirmed, guesses of the requests in the outbox over it, the words in lines over both
import { create, toBinary } from "@bufbuild/protobuf";
import type { DocumentReader } from "../document/index.ts";
import {
  type Delta,
  EditTextSchema,
  type Record,
  type Refusal,
  RefusalCode,
  RefusalSchema,
  type Request,
  RequestSchema,
  type SnapshotBody,
  type Verb,
} from "../protocol/index.ts";
import { apply, type Change, difference, faultOn, inverse, wellFormed } from "../text/index.ts";
import { Editor, type WordsSession, type WordsWatcher } from "./editor.ts";
import { heldChange, Lines } from "./lines.ts";
import type { Handback } from "./observer.ts";
import type { SessionOptions } from "./options.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { type OwnCaret, Presences } from "./presence.ts";
import { type At, Replica } from "./replica.ts";
import { type SayingCode, say } from "./sayings.ts";
import { no, type Taken, yes } from "./taken.ts";
import type { Telling } from "./telling.ts";
import { UndoStack, type UndoStep } from "./undo.ts";
import { guessOf, wayBackOf, wordsIn, wordsMadeBy } from "./verbs/index.ts";

export interface DeskHost {
  readonly telling: Telling;
  me(): string; // participant
  closed(): SayingCode | undefined; // why nothing more can be done
  writtenMs(): bigint; // when words written now were written, where the server could not tell; 0: it can
  made(cseq: number): void; // a request, to be sent
  woken(): void; // something to look at, perhaps to send
  showCaret(caret: OwnCaret): void;
  closedWords(id: string): void;
}

export class Desk {
  readonly outbox: Outbox;
  readonly replica = new Replica();
  readonly presences = new Presences();
  readonly #options: Required<SessionOptions>;
  readonly #host: DeskHost;
  readonly #lines: Lines;
  readonly #undo = new UndoStack();
  readonly #redo = new UndoStack();
  readonly #editors = new Set<Editor>();
  #guessesAreStale = true;
  #reloaded = false;

  constructor(options: Required<SessionOptions>, outbox: Outbox, host: DeskHost) {
    this.#options = options;
    this.#host = host;
    this.outbox = outbox;
    this.#lines = new Lines(this.outbox, this.replica, options.frameBytes - 1024, {
      wordsChanged: (id, change) => this.#wordsChanged(id, change),
      wordsLost: (id) => this.#wordsLost(id),
      made: (entry) => host.made(entry.held.cseq),
    });
    this.#lines.rebuild(0);
  }

  get shown(): DocumentReader {
    return this.replica.shown;
  }
  get outstanding(): number {
    return this.outbox.entries.length + this.#lines.waiting;
  }
  get canUndo(): boolean {
    return !this.#undo.isEmpty;
  }
  get canRedo(): boolean {
    return !this.#redo.isEmpty;
  }

  newId(): string {
    return Array.from(this.#options.random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // What this person wrote and the server has not said it holds.
  wordsKept(): string[] {
    const words: string[] = [];
    const told = new Set<string>();
    for (const [id, line] of this.#lines.all()) {
      if (line.inFlight.length === 0 && line.bufferIsEmpty) continue;
      words.push(line.shown);
      told.add(id);
    }
    for (const { outcome, held } of this.outbox.entries) {
      if (outcome !== "unknown") continue;
      const { verb } = held.request;
      const edited = verb.case === "editText" ? verb.value : undefined;
      const id = edited?.id ?? wordsMadeBy(held.request)?.id;
      if (id !== undefined && told.has(id)) continue;
      words.push(edited ? changedWords(held.on, heldChange(held.on, edited.change)) : wordsIn(held.request));
    }
    return words.filter((some) => some !== "");
  }

  // A card that a request in the outbox puts on the board.
  adds(id: string): boolean {
    return this.outbox.entries.some(({ outcome, held: { request } }) => {
      return outcome === "unknown" && request.verb.case === "addCard" && request.verb.value.id === id;
    });
  }
  // Records that requests in the outbox, or words that wait, are about.
  unsent(): Set<string> {
    const ids = new Set<string>();
    for (const { outcome, held } of this.outbox.entries) {
      if (outcome === "unknown") for (const id of recordsIn(held.request)) ids.add(id);
    }
    for (const [id, line] of this.#lines.all()) if (line.inFlight.length > 0 || !line.bufferIsEmpty) ids.add(id);
    return ids;
  }
  // Those records as they were shown last; undefined: not there.
  unsentAsShown(): Map<string, Record | undefined> {
    return new Map([...this.unsent()].map((id) => [id, this.shown.find(id)]));
  }

  // ---------------------------------------------------------------- what people do

  submit(verbs: readonly Verb[], words: ReadonlyMap<string, string> = new Map()): Taken {
    const step: UndoStep = [];
    let taken: Taken = no("nothingLeftToUndo");
    for (const verb of verbs) {
      taken = this.#submit(verb, step);
      if (!taken.ok) break;
    }
    if (taken.ok || verbs.length === 0)
      for (const [id, some] of words) {
        taken = this.#replace(id, some, step);
        if (!taken.ok) break;
      }
    this.#did(step);
    return taken;
  }

  editText(id: string, onShown: Change): Taken {
    const step: UndoStep = [];
    const taken = this.#edit(id, onShown, step);
    this.#did(step);
    return taken;
  }

  setWords(id: string, words: string): Taken {
    return this.submit([], new Map([[id, words]]));
  }
  #replace(id: string, words: string, into: UndoStep): Taken {
    if (!this.shown.find(id)) return no("nothingThere");
    if (!wellFormed(words)) return no("brokenCharacter");
    return this.#edit(id, difference(this.shown.words(id), words), into);
  }

  openWords(id: string, watcher: WordsWatcher): WordsSession {
    const editor: Editor = new Editor(id, this.#wordsShown(id), watcher, {
      type: (change) => this.#host.telling.call(() => this.#type(id, change, editor)),
      undo: () => this.#host.telling.call(() => this.#takeBack(this.#undo, this.#redo, "nothingToUndo", id)),
      redo: () => this.#host.telling.call(() => this.#takeBack(this.#redo, this.#undo, "nothingToRedo", id)),
      canUndo: () => this.#undo.hasWords(id),
      canRedo: () => this.#redo.hasWords(id),
      carets: () => this.presences.carets(id),
      showCaret: (caret, anchor) => this.#host.showCaret({ writing: id, caret, anchor }),
      closed: () => {
        this.#editors.delete(editor);
        this.#host.closedWords(id);
      },
    });
    this.#editors.add(editor);
    return editor;
  }

  undo(): Taken {
    return this.#takeBack(this.#undo, this.#redo, "nothingToUndo");
  }
  redo(): Taken {
    return this.#takeBack(this.#redo, this.#undo, "nothingToRedo");
  }

  #did(step: UndoStep): void {
    if (step.length === 0) return;
    this.#undo.push(step);
    this.#redo.clear();
  }

  #submit(verb: Verb, into: UndoStep): Taken {
    const closed = this.#host.closed();
    if (closed) return no(closed);
    if (verb.case === "editText") return no("useEditText");
    if (this.outbox.isFull) return no("tooMuchWaiting");
    const request = create(RequestSchema, { verb });
    if (!everyStringIsWellFormed(request.verb.value)) return no("brokenCharacter");
    if (toBinary(RequestSchema, request).length > this.#options.frameBytes - 1024) return no("tooLarge");
    const find = wayBackOf(request, this.shown, () => this.newId());
    const entry = this.outbox.add(this.#dated(request));
    const { cseq } = entry.held;
    if (find) into.push({ kind: "request", cseq, find });
    this.#host.made(cseq);
    // One guess more, on top: the same as guessing everything anew, as no request changes words that are there.
    entry.madeMs = this.#options.clock.wallMs();
    if (!this.#guessesAreStale) this.#guess(entry);
    this.#host.woken();
    return yes(cseq);
  }

  // Words written while the server cannot tell when.
  #dated(request: Request): Request {
    const writtenMs = this.#host.writtenMs();
    if (request.verb.case !== "addCard" || request.verb.value.writtenMs !== 0n || writtenMs === 0n) return request;
    return { ...request, verb: { case: "addCard", value: { ...request.verb.value, writtenMs } } };
  }

  // Why a change of words cannot be made; undefined: it can.
  #faultOf(id: string, onShown: Change): (Taken & { ok: false }) | undefined {
    const closed = this.#host.closed();
    if (closed) return no(closed);
    const kind = this.shown.find(id)?.body.case;
    if (kind !== "card" && kind !== "note" && kind !== "paragraph" && kind !== "entryField") return no("noWordsThere");
    const fault = faultOn(this.shown.words(id), onShown);
    if (fault === "splits_surrogate") return no("brokenCharacter");
    if (fault === "wrong_length") return no("doesNotFit");
    if (this.outbox.isFull) return no("tooMuchWaiting");
    return this.#lines.hasRoomFor(id, onShown) ? undefined : no("tooLarge");
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
    const now = this.#options.clock.steadyMs();
    this.#undo.pushTyping(id, onShown, before, now, this.#options.typingPauseMs);
    this.#redo.clear();
    this.presences.wordsChanged(id, onShown, "left");
    for (const editor of this.#editors) {
      if (editor.id !== id) continue;
      if (editor === by) editor.typed(onShown);
      else editor.wordsChanged(onShown);
    }
    return yes(entry?.held.cseq);
  }

  #change(id: string, onShown: Change): OutboxEntry | undefined {
    const entry = this.#lines.type(id, onShown);
    if (!this.#guessesAreStale) this.replica.guessWords(id, onShown);
    this.#host.woken();
    return entry;
  }

  // `words`: only what was typed there.
  #takeBack(from: UndoStack, opposite: UndoStack, nothing: SayingCode, words?: string): Taken {
    const step = words === undefined ? from.pop() : from.popWords(words);
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
    opposite.push(back);
    this.#host.woken();
    if (last.ok) return last;
    const { why } = last;
    this.#host.telling.say((observer) => observer.notice?.(why));
    return back.length > 0 ? yes() : last;
  }

  // ---------------------------------------------------------------- what the server says

  // Throws BrokenLog, with everything as it was.
  apply(delta: Delta, counter: number): void {
    const before = new Map<string, Record | undefined>();
    for (const { kind } of delta.effects)
      if (kind.case === "put" && !before.has(kind.value.id))
        before.set(kind.value.id, this.replica.confirmed.find(kind.value.id));
    this.replica.apply(delta);
    this.#guessesAreStale = true;
    this.#lines.happened(delta, before, counter);
  }

  // Throws BrokenLog, with everything as it was.
  load(body: SnapshotBody, at: At, counter: number): void {
    const wordsOf = (id: string) => this.#lines.find(id)?.shown ?? this.replica.confirmed.find(id)?.text?.content;
    const before = new Map([...this.#watchedWords()].map((id) => [id, wordsOf(id)]));
    this.replica.load(body, at);
    this.#reloaded = true;
    this.#guessesAreStale = true;
    this.#lines.rebuild(counter);
    for (const [id, words] of before) {
      if (words === undefined) continue;
      if (!this.#lines.find(id) && !this.replica.confirmed.find(id)) this.#wordsLost(id);
      else this.#wordsChanged(id, difference(words, wordsOf(id) ?? ""));
    }
  }

  accepted(entry: OutboxEntry): void {
    const { verb } = entry.held.request;
    entry.outcome = "accepted";
    entry.wasAccepted = true;
    this.#guessesAreStale = true;
    if (verb.case === "editText") this.#lines.settled(verb.value.id, entry.held.cseq);
    const { cseq } = entry.held;
    this.#host.telling.say((observer) => observer.accepted?.(cseq, entry.seq));
  }

  refused(entry: OutboxEntry, refusal: Refusal, sentence: string): void {
    entry.outcome = "refused";
    this.#guessesAreStale = true;
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
    const { wasAccepted, wasRefused } = entry;
    entry.wasAccepted = false;
    entry.wasRefused = true;
    if (wasAccepted) this.#host.telling.say((observer) => observer.retracted?.(handback));
    else if (!wasRefused) this.#host.telling.say((observer) => observer.refused?.(handback));
  }

  // Outcomes above the counter are void.
  voidAbove(counter: number): void {
    this.outbox.voidAbove(counter);
    this.#guessesAreStale = true;
  }

  // LOG-13: another client id, and what is still to be decided under new numbers.
  beginAnew(): void {
    const renamed = this.outbox.beginAnew(this.#options.random(16), this.#lines.held());
    this.#lines.rename(renamed);
    this.#undo.rename(renamed);
    this.#redo.rename(renamed);
    this.#guessesAreStale = true;
  }

  // The server has said something; what may go now goes.
  flush(): void {
    this.#lines.flushAll();
  }

  // Everything that was missed must have come: words for what is not there are the person's again.
  handBackOrphans(): void {
    for (const [id, words] of this.#lines.orphans()) {
      const request = create(RequestSchema, { verb: { case: "editText", value: create(EditTextSchema, { id }) } });
      const refusal = create(RefusalSchema, { code: RefusalCode.NOT_FOUND });
      const handback: Handback = { request, refusal, sentence: say("wordsGone").sentence, words };
      this.#lines.giveUp(id);
      this.#guessesAreStale = true;
      this.#host.telling.say((observer) => observer.refused?.(handback));
    }
  }

  caretsChanged(): void {
    for (const editor of this.#editors) editor.caretsChanged();
  }

  // ---------------------------------------------------------------- words

  // Other than by typing in an editor.
  #wordsChanged(id: string, onShown: Change): void {
    if (onShown.changesNothing) return;
    const follows = [this.#undo, this.#redo].map((stack) => stack.wordsChanged(id, onShown));
    if (follows.includes(false)) this.#options.fault("words that can be undone were not followed");
    this.presences.wordsChanged(id, onShown, "right");
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
    for (const { writing } of this.presences.all.values()) if (writing !== "") ids.add(writing);
    return ids;
  }
  #wordsShown(id: string): string | undefined {
    const record = this.shown.find(id);
    return record && (record.text?.content ?? "");
  }

  // ---------------------------------------------------------------- what is shown

  // Makes what is shown consistent and brings editors up to date. Returns what is shown differently since the last time.
  settle(): { readonly reloaded: boolean; readonly changed: Set<string> } {
    this.guessAllIfStale();
    for (const editor of [...this.#editors])
      this.#host.telling.carefully(() => editor.deliver(this.#wordsShown(editor.id)));
    const reloaded = this.#reloaded;
    this.#reloaded = false;
    return { reloaded, changed: this.replica.takeChanges() };
  }
  guessAllIfStale(): void {
    if (this.#guessesAreStale) this.#guessAll();
  }
  guessesAreStale(): void {
    this.#guessesAreStale = true;
  }

  // Everything that waits, in the order in which it was asked for; words last, on the records there are.
  #guessAll(): void {
    this.#guessesAreStale = false;
    this.replica.takeGuessesOff();
    this.outbox.dateTheUndated(this.#options.clock.wallMs());
    for (const entry of this.outbox.entries) if (entry.outcome === "unknown") this.#guess(entry);
    for (const [id, line] of this.#lines.all()) this.replica.guessWords(id, line.ours);
  }
  #guess({ held, madeMs }: OutboxEntry): void {
    this.replica.guess(guessOf(this.shown, held.request, this.#host.me(), madeMs));
  }
}

// The records that a request is about, as far as it names them.
function recordsIn({ verb }: Request): readonly string[] {
  const { id, ids } = (verb.value ?? {}) as { readonly id?: string; readonly ids?: readonly string[] };
  return [id ?? [], ids ?? [], verb.case === "mergeCards" ? verb.value.from : []].flat();
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
