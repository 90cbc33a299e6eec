// Where one waits to be let in, and as whom: so that a page which is loaded again goes on waiting.
import { forget, keep, kept } from "../kept.ts";
import type { Introduction } from "./places.ts";

const nameOf = (document: string) => `waits.${document}`;
export function waitsAt(document: string, as: Introduction): void {
  keep(nameOf(document), as);
}
export function waitingAt(document: string): Introduction | undefined {
  return kept<Introduction>(nameOf(document));
}
// Or goes away.
export function isLetIn(document: string): void {
  forget(nameOf(document));
}
