// What takes a request of one's own back: further requests, and never anything of somebody else's.
//
// Before a request is made, the replica tells what would take it back. When that is wanted, it looks at the replica
// again: where somebody has changed the same thing since, the step is left, with a word why; where nobody has, the request
// carries the record's version (if_version), so that a race is refused by the server. Acts of facilitation (reveal, silent
// writing, roles, locking the board) have opposites of their own and are not undone here.
import type { DocumentReader } from "../document/index.ts";
import type { BodyCase, BodyOf, Card, Verb } from "../protocol/index.ts";
import type { SayingCode } from "./sayings.ts";

// As things stand now; without verbs, `why` says why nothing takes it back.
export type WayBack = { readonly verbs: readonly Verb[]; readonly why?: SayingCode };
export type FindWayBack = (now: DocumentReader) => WayBack;

export const nothing = (why: SayingCode): WayBack => ({ verbs: [], why });
export const just = (...verbs: Verb[]): WayBack => ({ verbs });

// Verbs that make one record what it was, if what we made of it still stands.
export function ifStill<Kind extends BodyCase>(
  kind: Kind,
  id: string,
  stands: (now: BodyOf<Kind>) => boolean,
  back: (version: number) => Verb,
): FindWayBack {
  return (now) => {
    const record = now.find(id);
    if (record?.body.case !== kind) return nothing("gone");
    if (!stands(record.body.value as unknown as BodyOf<Kind>)) return nothing("changedSince");
    return just(back(record.version));
  };
}

// The same verb on several cards: back for those that are still as we left them.
export function cardsIfStill(
  ids: readonly string[],
  stands: (card: Card) => boolean,
  back: (ids: string[]) => Verb,
): FindWayBack {
  return (now) => {
    const still = ids.filter((id) => {
      const card = now.card(id);
      return card !== undefined && stands(card);
    });
    return still.length === 0 ? nothing("changedSince") : just(back(still));
  };
}

// Of the fields that were asked for, what they were.
export function fieldsOf<Body extends object, Field extends keyof Body>(
  asked: { readonly [Name in Field]?: unknown },
  was: Body,
  fields: readonly Field[],
): Partial<Pick<Body, Field>> {
  const back: Partial<Pick<Body, Field>> = {};
  for (const field of fields) if (asked[field] !== undefined) back[field] = was[field];
  return back;
}

// Whether the fields that were asked for are as asked.
export function fieldsStand<Body extends object, Field extends keyof Body>(
  asked: { readonly [Name in Field]?: unknown },
  now: Body,
  fields: readonly Field[],
): boolean {
  return fields.every((field) => asked[field] === undefined || now[field] === asked[field]);
}
