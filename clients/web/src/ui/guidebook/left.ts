// What was offered by a board and left: kept on this device, and offered again when it says something else.

import type { OfferedField } from "../../index.ts";
import { keep, kept } from "../kept.ts";

const most = 500;

export function keyOfOffer(board: string, type: string, { name, text }: Pick<OfferedField, "name" | "text">): string {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0;
  return `${board} ${type}.${name} ${sum}`;
}
export function leftOf(guidebook: string): ReadonlySet<string> {
  return new Set(kept<readonly string[]>(`guide.left.${guidebook}`) ?? []);
}
export function leaves(guidebook: string, key: string): void {
  keep(`guide.left.${guidebook}`, [...leftOf(guidebook), key].slice(-most));
}
