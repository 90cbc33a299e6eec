// What a meeting recommends to read, as it was printed.
import type { Resource } from "../../index.ts";

// Only what a browser fetches as a page: whoever wrote the list may have written anything.
export function isAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

// As it is cited where somebody says what a card rests on: one line, its address with it where there is room.
export function citationOf({ authors, title, series, url }: Resource, most: number): string {
  const words = [authors.join(", "), title, series].filter(Boolean).join(". ");
  const whole = [words, url].filter(Boolean).join(". ");
  return (whole.length <= most ? whole : words.slice(0, most)).trim();
}

// "Working Paper 2017-01" at ".../wp2017-0": the end of its number is missing. It is told, and not repaired: nobody but who
// printed it knows what it should be.
export function looksCutOff({ series, url }: Pick<Resource, "series" | "url">): boolean {
  const number = series.match(/\b\d{4}-\d{2}\b/)?.[0];
  if (number === undefined || url.includes(number)) return false;
  const end = url.match(/\d{4}-?\d?$/)?.[0];
  return end !== undefined && number.startsWith(end);
}
