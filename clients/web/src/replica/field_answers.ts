// The answers of a card to the fields of its region or of the indicator sheet, as facilitation/document/card_fields.h keeps
// them: by name, each name once.
import { create } from "@bufbuild/protobuf";
import { type Card, FieldAnswerSchema } from "../protocol/index.ts";

export interface Answers {
  readonly [name: string]: string;
}

export const answersOf = (card: Pick<Card, "fields">): Answers =>
  Object.fromEntries(card.fields.map(({ name, answer }) => [name, answer]));

// One answer at a time comes to those there; an empty one is taken out.
export const answered = (card: Pick<Card, "fields">, asked: Answers | undefined): Card["fields"] =>
  Object.entries({ ...answersOf(card), ...asked })
    .filter(([, answer]) => answer !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, answer]) => create(FieldAnswerSchema, { name, answer }));
