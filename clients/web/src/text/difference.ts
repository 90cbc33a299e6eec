import { Change } from "./change.ts";
import { splitsPair } from "./utf16.ts";

// A change from one text to another: common beginning and end kept, the middle replaced; surrogate-safe.
export function difference(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let beginning = 0;
  while (beginning < shorter && before.charCodeAt(beginning) === after.charCodeAt(beginning)) ++beginning;
  if (splitsPair(before, beginning) || splitsPair(after, beginning)) --beginning;
  const same = (end: number) => before.charCodeAt(before.length - end - 1) === after.charCodeAt(after.length - end - 1);
  let end = 0;
  while (end < shorter - beginning && same(end)) ++end;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) --end;
  return new Change()
    .keep(beginning)
    .erase(before.length - beginning - end)
    .insert(after.slice(beginning, after.length - end))
    .keep(end);
}
