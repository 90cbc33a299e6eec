// A card whose author took its words back for good: its place stays, and says so wherever its words stood. The words are
// not read here even while the server has not erased them yet.
import type { DocumentReader, Record } from "../../index.ts";
import type { T } from "../language.ts";
import type { CardRecord } from "./model.ts";

export function isWithdrawn(record: Record | undefined): boolean {
  return record?.body.case === "card" && record.body.value.withdrawnMs !== 0n;
}
// As it is read; "" where there is nothing.
export function wordsRead(t: T, record: Record | undefined): string {
  return isWithdrawn(record) ? t("card.withdrawn") : (record?.text?.content ?? "");
}
export function wordsReadIn(t: T, document: DocumentReader, id: string): string {
  return wordsRead(t, document.find(id));
}
// A card of the past, when its words stood there still: not here any more.
export function withoutItsWords(card: CardRecord, now: DocumentReader): CardRecord {
  const withdrawnMs = now.card(card.id)?.withdrawnMs ?? 0n;
  if (withdrawnMs === 0n || isWithdrawn(card)) return card;
  return { ...card, body: { ...card.body, value: { ...card.body.value, withdrawnMs } } };
}
