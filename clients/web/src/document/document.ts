// (see the commit that follows: the document and its evolve)
import type {
  Action,
  Board,
  BodyCase,
  Card,
  Cluster,
  Decision,
  Invitation,
  Link,
  Meeting,
  Member,
  Note,
  Record,
  RecordOf,
  Region,
  Role,
} from "../protocol/index.ts";

// Read access to a document: records by id. Records are never changed in place; one that has not changed is the same
// object, so `===` tells whether to draw it again.
export interface DocumentReader {
  readonly size: number;
  find(id: string): Record | undefined;
  // The body, if `id` is there and of that kind.
  card(id: string): Card | undefined;
  cluster(id: string): Cluster | undefined;
  link(id: string): Link | undefined;
  region(id: string): Region | undefined;
  note(id: string): Note | undefined;
  decision(id: string): Decision | undefined;
  action(id: string): Action | undefined;
  invitation(id: string): Invitation | undefined;
  board(): Board | undefined;
  meeting(): Meeting | undefined;
  // The member record of a participant; undefined if never admitted. A removed member is still returned.
  member(participant: string): Member | undefined;
  roleOf(participant: string): Role; // ROLE_UNSPECIFIED: not a member, or removed
  words(id: string): string; // of a card, a note ...; "" if there are none
  // In any order.
  records(): IterableIterator<Record>;
  ofKind<Kind extends BodyCase>(kind: Kind): IterableIterator<RecordOf<Kind>>;
}
