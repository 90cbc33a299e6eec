// What the projector is asked to show stands in its address. Pure.
const named = "#difference=";
export function hashFor(difference: string): string {
  return difference === "" ? "" : named + encodeURIComponent(difference);
}
export function asksForDifference(hash: string): string {
  return hash.startsWith(named) ? decodeURIComponent(hash.slice(named.length)) : "";
}
