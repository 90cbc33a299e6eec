// The fields that a card may have: those that its region names, and the sheet of an indicator. As facilitation/checks/sheet.cc
// says them; the server's word counts.
import { type Board, type Card, CardKind, type DocumentReader } from "../../index.ts";
import { spoken } from "./spoken.ts";

export interface CardField {
  readonly id: string;
  readonly label: string; // the template's; "": its id is all there is
  readonly help: string;
  readonly oneOf: readonly string[];
  readonly required: boolean;
  readonly isDate: boolean;
}

const asks = (id: string, label: string, oneOf: readonly string[] = [], isDate = false): CardField => ({
  id,
  label,
  help: "",
  oneOf,
  required: false,
  isDate,
});
// Of a board whose template has no sheet of its own.
const usualSheet: readonly CardField[] = [
  asks("kind", "Kind", ["capability", "behaviour", "investment", "outcome", "spillover", "static"]),
  asks("horizon", "Horizon", ["within_1_year", "2_to_4_years", "5_years_plus"]),
  asks("by", "By when", [], true),
  asks("baseline", "Baseline"),
  asks("direction", "Wanted direction", ["up", "down", "hold", "watch"]),
  asks("spillover_to", "Sector where it might also show"),
  asks("does_not_tell", "What it does not tell us"),
  asks("review", "Looked at again on", [], true),
];

function sheetOf(board: Board | undefined): readonly CardField[] {
  if (!board || board.indicatorFields.length === 0) return usualSheet;
  return board.indicatorFields
    .filter(({ id }) => id !== "name") // that is what the card itself says
    .map(({ id, label, help, oneOf, required, type }) => ({
      id,
      label,
      help,
      oneOf,
      required,
      isDate: type === "date",
    }));
}

export function fieldsOf(document: DocumentReader, card: Card): readonly CardField[] {
  const board = document.board();
  const sheet = card.kind === CardKind.INDICATOR ? sheetOf(board) : [];
  const names = document.region(card.region)?.fields ?? [];
  const choices = (name: string) => board?.choices.find(({ field }) => field === name)?.oneOf ?? [];
  return [
    ...sheet,
    ...names.filter((name) => !sheet.some(({ id }) => id === name)).map((name) => asks(name, "", choices(name))),
  ];
}
// As the card's sheet names it; otherwise its id, made readable.
export const fieldName = (document: DocumentReader, card: Card | undefined, name: string): string =>
  (card && fieldsOf(document, card).find(({ id }) => id === name)?.label) || spoken(name);

export const mayHaveGoals = ({ kind }: Card) => kind === CardKind.CHALLENGE || kind === CardKind.MISSION;
export const mayHaveSide = ({ kind }: Card) => kind === CardKind.ACTOR;
export const mayHaveSource = ({ kind, source }: Card) => kind === CardKind.EVIDENCE || source !== "";

// Is there anything to say of this card beside its words?
export function hasDetails(document: DocumentReader, card: Card): boolean {
  if (card.withdrawnMs !== 0n) return false;
  return (
    mayHaveGoals(card) ||
    mayHaveSide(card) ||
    mayHaveSource(card) ||
    fieldsOf(document, card).length > 0 ||
    (document.board()?.presenterReviewDays ?? 0) > 0
  );
}
