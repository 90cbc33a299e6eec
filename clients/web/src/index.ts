// The client core, as an interface builds on it. Nothing here knows of React or of a page.
//
//   const joined = await server.join(link, { name: "Ben" });                  // once; a cookie remembers
//   const seat = await takeSeat({ document, participant, observer });         // opens the outbox, dials, keeps dialling
//   seat.session.submit({ case: "addCard", value: { id: seat.session.newId(), text: "…", place: { region } } });
//   seat.session.shown.card(id)                                               // the card is there already
//
// Everything is plain and synchronous but takeSeat, leave and HTTP. Names are those of clients/cpp/session.h.
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { DocumentReader } from "./document/document.ts";
import type {
  CopyAnswer,
  CopyRequest,
  JoinAnswer,
  JoinRequest,
  LogLine,
  MakeCodeAnswer,
  Person,
  Position,
  Presence,
  PresenceSchema,
  ReplicaAnswer,
  Role,
  Verb,
} from "./protocol/index.ts";
import type { Observer } from "./replica/observer.ts";
import type { Caret } from "./replica/presence.ts";
import type { SavedState } from "./replica/saved_state.ts";
import type { Saying, SayingCode } from "./replica/sayings.ts";
import type { Change } from "./text/change.ts";

export * from "./protocol/index.ts";
export type { Handback, WhileAway } from "./replica/observer.ts";
export { sayings } from "./replica/sayings.ts";
export type { Caret, Change, DocumentReader, Observer, SavedState, Saying, SayingCode };

// ---- the session

export type State = "offline" | "connecting" | "loading" | "live" | "stopped";

// Whether something was taken; if not, why, and nothing has changed.
export type Taken =
  | { readonly ok: true; readonly cseq?: number } // no cseq yet: words wait for the change before them
  | { readonly ok: false; readonly why: Saying };

export interface Me {
  readonly participant: string;
  readonly role: Role;
  readonly document: string;
  readonly connection: number;
}

export interface Session {
  // ---- for people
  // Any verb but changes of words. The request's cseq is given here.
  submit(verb: Verb): Taken;
  // Several verbs as one step of undo. Taken or not one by one; the answer is the last that was not taken, else the last.
  submitTogether(verbs: readonly Verb[]): Taken;
  // Changes the words of a card or a note, as shown.
  editText(id: string, onShown: Change): Taken;
  setWords(id: string, words: string): Taken;
  // Words with an editor on them: see WordsSession.
  openWords(id: string, watcher: WordsWatcher): WordsSession;
  // Takes back the last thing done here, and nobody else's work. Not ok: nothing to undo, or why it was left.
  undo(): Taken;
  redo(): Taken;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  // Pointer, what is dragged, away. Sent at most ten times a second, the newest wins; {} ends it.
  showPresence(presence: MessageInitShape<typeof PresenceSchema>): void;
  newId(): string; // for a record; 128 random bits

  // ---- to look at
  readonly shown: DocumentReader; // always the same object; what it gives changes
  readonly state: State;
  savedState(): SavedState;
  readonly me: Me;
  isMine(id: string): boolean; // a card this person wrote
  readonly people: ReadonlyMap<string, Person>; // by participant
  readonly presence: ReadonlyMap<number, Presence>; // of others, by connection
  readonly at: Position;
  readonly outstanding: number; // changes that are not stable yet
  // What this person wrote and the server has not said it holds: to be offered when the session stops.
  wordsKept(): string[];
  serverMs(): number; // the server's clock, as well as is known
  readonly mustJoinAgain: boolean; // 4401: join again, then call joinedAgain()
  joinedAgain(): void;
}

// The words of one record, with an editor on them. The editor and the session hold the same words at all times:
// whatever the person types goes to type() at once, whatever changed() says is applied to the editor at once.
export interface WordsSession {
  readonly id: string;
  readonly words: string;
  // A change of the words as they are here and now. Changes typed within a moment are one step of undo.
  type(change: Change): Taken;
  carets(): readonly Caret[]; // of others, in the words as they are here and now
  showCaret(caret: number, anchor?: number): void;
  close(): void;
}
export interface WordsWatcher {
  // On the words as the editor has them. By others, by undo, or because words were handed back. Never by type().
  changed(change: Change): void;
  caretsChanged?(): void;
  // The record is not there any more, or not for this person to see. The editor keeps its text until it is closed.
  gone?(): void;
}

// ---- a seat: a session with a connection and an outbox that lasts

export interface SeatOptions {
  readonly document: string;
  readonly participant: string; // as JoinAnswer says; who the outbox belongs to
  readonly observer: Observer;
  readonly origin?: string; // "https://boards.example.org"; the page's own if left out
}
export interface Seat {
  readonly session: Session;
  // Of everything this person did on this board in this browser, also in tabs that were closed before it was sent.
  savedState(): SavedState;
  readonly problem: string; // why the last dialling failed, in English; "" while connected
  dialNow(): void; // does not wait any longer
  leave(): Promise<void>; // says goodbye and lets the outbox go; what is in it stays
}
export declare function takeSeat(options: SeatOptions): Promise<Seat>;

// ---- HTTP (proto/api.proto)

export interface Failure {
  readonly ok: false;
  readonly status: number; // of HTTP; 0: no answer
  readonly code: string; // "no_session", "too_often" ...; "" if the server gave none
  readonly sentence: string; // for the person, in English: what went wrong, and what to do
  readonly retryAfterMs?: number;
}
export type Answered<Value> = { readonly ok: true; readonly value: Value } | Failure;

export interface JoinLink {
  readonly origin: string;
  readonly token: string;
}
export declare function readLink(text: string): JoinLink | undefined; // https://host/join#TOKEN

export interface Server {
  // Coming back in the same browser is the same person: the cookie of an earlier session says so.
  join(
    token: string,
    person: Omit<MessageInitShape<typeof import("./protocol/index.ts").JoinRequestSchema>, "token">,
  ): Promise<Answered<JoinAnswer>>;
  openCode(code: string): Promise<Answered<string>>; // "ABC 234" as read aloud, into the token it stands for
  makeCode(document: string, role: Role): Promise<Answered<MakeCodeAnswer>>;
  copyBoard(asked: Pick<CopyRequest, "like" | "title">): Promise<Answered<CopyAnswer>>;
  signOut(): Promise<Answered<void>>;
  readLog(document: string, after?: number, limit?: number): Promise<Answered<LogLine[]>>;
  readAt(document: string, seq: number): Promise<Answered<ReplicaAnswer>>;
  // The session record of a board, or of all boards of its session that this person may have.
  exportRecord(document: string, format: "md" | "json", scope?: "board" | "session"): Promise<Answered<Blob>>;
}
export declare function serverAt(origin?: string): Server;
export type { JoinRequest };
