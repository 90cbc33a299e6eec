// The client core, as an interface builds on it. Nothing here knows of React, and nothing but src/connection of a page.
//
//   const joined = await doorAt().join(link.token, { name: "Ben" });          // joining.ts; once, a cookie remembers
//   const seat = await takeSeat({ document, participant, observer });         // opens the outbox, dials, keeps dialling
//   seat.session.submit({ case: "addCard", value: { id: seat.session.newId(), text: "…", place: { region } } });
//   seat.session.shown.card(id)                                               // the card is there already
//
// Everything is plain and synchronous but takeSeat, leave and HTTP. Names are those of clients/cpp/session.h. What is
// shown changes only within calls to the session or its own events, and the observer is told at the end of each; so an
// interface that redraws what `changed` names always draws a whole.

// ---- a seat: a session with a connection, and an outbox that lasts
export {
  forgetEverybody,
  forgetHere,
  forgetOf,
  type Seat,
  type SeatOptions,
  takeSeat,
  unsentHere,
} from "./connection/seat.ts";
export type { Surroundings } from "./connection/surroundings.ts";
// ---- the document
export {
  byOrder,
  cardsOfRegion,
  chaptersOf,
  type DocumentReader,
  entriesOfChapter,
  paragraphsOfSection,
} from "./document/index.ts";
// ---- HTTP
export {
  type Answered,
  type Failure,
  type RecordFormat,
  type RecordKind,
  type Server,
  type ServerOptions,
  serverAt,
} from "./protocol/http.ts";
// The vocabulary: records, verbs, people, presence ...
export * from "./protocol/index.ts";
export { insideToken, type JoinLink, readLink } from "./protocol/link.ts";
export type { WordsSession, WordsWatcher } from "./replica/editor.ts";
export { type Answers, answersOf } from "./replica/field_answers.ts";
export type { Interruption, MeasuredLine } from "./replica/measured.ts";
export type { Handback, Observer, WhileAway } from "./replica/observer.ts";
export type { Caret } from "./replica/presence.ts";
export type { SavedState } from "./replica/saved_state.ts";
export { type Saying, type SayingCode, sayings } from "./replica/sayings.ts";
// ---- the session: what a person does, what is shown, what is told
export type { Me, Session, State } from "./replica/session.ts";
export type { Taken } from "./replica/taken.ts";
export { ballotId, decisionWords, responseId } from "./replica/verbs/index.ts";
export type { Owner } from "./storage/shelf.ts";
// ---- words
export { apply, Change, compose, difference, inverse, moved, type Side, transform, wellFormed } from "./text/index.ts";
