// What a client tells whoever shows it. Called from within calls to the session; do not call back into it from here but
// to read. Every method may be left out.
import type { Presence, Refusal, Request } from "../protocol/index.ts";
import type { Saying } from "./sayings.ts";

// A request that was refused, with what the person wrote: it stays theirs.
export interface Handback {
  readonly request: Request;
  readonly refusal: Refusal;
  readonly sentence: string; // the server's, in English, says what to do; translate by refusal.code and refusal.args
  readonly words: string; // as the person had them; empty if the request brought none
}

// What others did between losing the server and finding it again.
export interface WhileAway {
  readonly newCards: number;
  readonly changedCards: number; // their words, place or standing
  readonly newNotes: number;
  readonly decisions: number; // new or changed
  readonly actions: number;
  readonly gone: number; // not there, or not for us to see any more
  readonly phase: string; // that runs now and did not then; empty: none
  readonly turnOver: boolean; // one's own, in a round
}

export interface Observer {
  // What is shown of these records changed, by anybody, the person included. A record that is not named here is still
  // the same object in session.shown.
  changed?(ids: ReadonlySet<string>): void;
  reloaded?(): void; // anything may have changed
  stateChanged?(): void; // session.state, session.me, savedState(), canUndo, canRedo: ask the session
  peopleChanged?(): void; // session.people; presence of everybody, when the connection was lost
  presenceChanged?(presence: Presence): void;
  accepted?(cseq: number, seq: number): void;
  refused?(handback: Handback): void;
  retracted?(handback: Handback): void; // was accepted, and is not any more
  notice?(notice: Saying): void;
  whileAway?(summary: WhileAway): void;
}
