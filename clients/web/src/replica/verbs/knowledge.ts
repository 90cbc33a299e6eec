// What the client knows of a verb. All of it may be left out: guessing nothing and undoing nothing are both allowed.
import type { DocumentReader } from "../../document/index.ts";
import type { Request, VerbCase } from "../../protocol/index.ts";
import type { Guess } from "../guess.ts";
import type { FindWayBack } from "../way_back.ts";

export type Asked<Case extends VerbCase> = Extract<Request["verb"], { case: Case }>["value"];

export interface Knowledge<Case extends VerbCase> {
  // What it will probably do.
  guess?(guess: Guess, asked: Asked<Case>): void;
  // What takes it back; `newId` gives ids for what has to come back under another one.
  wayBack?(asked: Asked<Case>, before: DocumentReader, newId: () => string): FindWayBack | undefined;
  // The words that it brings: handed back to the person if it is refused.
  words?(asked: Asked<Case>): string;
  // The record that it makes, if people may type into its words: what is typed before it is there waits for it.
  makesWords?(asked: Asked<Case>): { readonly id: string; readonly words: string } | undefined;
}

// Several words of one request, as they are handed back.
export function together(...words: readonly (string | undefined)[]): string {
  return words.filter((some) => some).join("\n\n");
}
