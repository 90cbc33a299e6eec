// What one person wrote, proposed and took on, on one board. Pure. Votes are not among it: they are secret, also here.
import type { Action, Card, Decision, DocumentReader, Note, Record, Text } from "../../index.ts";
import { Action_State } from "../../index.ts";

interface Of<Body> {
  readonly id: string;
  readonly value: Body;
  readonly text: Text | undefined;
}
export interface Contributions {
  readonly cards: readonly Of<Card>[]; // in the trash, too: nothing that somebody wrote is gone
  readonly notes: readonly Of<Note>[];
  readonly proposals: readonly Of<Decision>[];
  readonly actions: readonly Of<Action>[];
}

export function contributionsOf(
  document: DocumentReader,
  me: string,
  isMine: (card: string) => boolean,
): Contributions {
  const of = <Body>({ id, text }: Record, value: Body): Of<Body> => ({ id, value, text });
  const byNumber = (a: Of<{ number: number }>, b: Of<{ number: number }>) => a.value.number - b.value.number;
  return {
    cards: [...document.ofKind("card")]
      .filter(({ id }) => isMine(id))
      .map((record) => of(record, record.body.value))
      .sort(byNumber),
    notes: [...document.ofKind("note")]
      .filter(({ body: { value } }) => value.by === me && value.mergedInto === "" && value.purgedMs === 0n)
      .map((record) => of(record, record.body.value))
      .sort((a, b) => Number(a.value.atMs - b.value.atMs)),
    proposals: [...document.ofKind("decision")]
      .filter(({ body: { value } }) => value.byMethod && value.proposer === me && !value.trashed)
      .map((record) => of(record, record.body.value))
      .sort(byNumber),
    actions: [...document.ofKind("action")]
      .filter(({ body: { value } }) => value.owner === me && !value.trashed && value.state !== Action_State.DROPPED)
      .map((record) => of(record, record.body.value))
      .sort(byNumber),
  };
}
export function isNothing({ cards, notes, proposals, actions }: Contributions): boolean {
  return cards.length + notes.length + proposals.length + actions.length === 0;
}

// The boards of a meeting, in the order in which its groups are told; each once.
export function boardsOf(document: DocumentReader): readonly { readonly board: string; readonly title: string }[] {
  const all = [...document.ofKind("breakout")]
    .map(({ body: { value } }) => value)
    .filter(({ board }) => board !== "")
    .sort((a, b) => Number(a.startsMs - b.startsMs) || a.title.localeCompare(b.title, undefined, { numeric: true }));
  const seen = new Map<string, string>();
  for (const { board, title } of all) if (!seen.has(board)) seen.set(board, title);
  return [...seen].map(([board, title]) => ({ board, title }));
}
