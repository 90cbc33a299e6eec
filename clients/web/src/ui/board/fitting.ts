// Whether a card is what somebody looks for. Pure.

import { type CardRecord, numberOf } from "./model.ts";
import { isWithdrawn } from "./withdrawn.ts";

// Words as they are looked for: without case, accents.
export function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
export function wordsOf(card: CardRecord): string {
  return isWithdrawn(card) ? "" : (card.text?.content ?? "");
}
// `wanted` is plain: words, or a number.
export function cardFits(card: CardRecord, wanted: string): boolean {
  const number = numberOf(card);
  if (number !== "" && (wanted === number || wanted === `#${number}`)) return true;
  return plain(wordsOf(card)).includes(wanted);
}
