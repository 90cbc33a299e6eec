// What whoever reads or writes a record has before them on this screen, and nobody else sees.
import { createContext, useContext } from "react";
import type { Recording, SourceRef } from "../../index.ts";
import type { Interval } from "../recording/marks.ts";
import { Store } from "../store.ts";
import type { BoardsBeside } from "./boards.ts";

export type Asking =
  | { readonly what: "circulate" }
  | { readonly what: "approve" }
  | { readonly what: "about" } // title and contact
  | { readonly what: "correction"; readonly paragraph: string } // "": a statement of one's own
  | { readonly what: "corrigendum"; readonly paragraph: string }
  | { readonly what: "move"; readonly paragraph: string }
  | { readonly what: "heading"; readonly paragraph: string }
  | { readonly what: "recordings" }
  | { readonly what: "export" }
  | { readonly what: "settings" };
export type Pane = "paper" | "board" | "beside"; // which of the three a narrow screen shows

export class Hands {
  readonly active = new Store(""); // paragraph one is at
  readonly editing = new Store("");
  readonly asking = new Store<Asking | undefined>(undefined);
  readonly source = new Store<SourceRef | undefined>(undefined); // looked at on its board
  readonly pane = new Store<Pane>("paper");
  readonly settling = new Store<ReadonlySet<string>>(new Set()); // offers that were taken or left and are in the list still
  readonly board = new Store(""); // shown beside; "": the first
}

// What all paragraphs have in common; another one only when one of these is.
export interface Desk {
  readonly hands: Hands;
  readonly keeps: boolean; // writes the record
  readonly frozen: boolean;
  readonly asksFor: boolean; // corrections may be asked for now, by whoever does not keep it
  readonly several: boolean; // groups
  readonly boards: BoardsBeside;
  readonly atWork: readonly string[]; // titles of boards on which a phase runs that is not the last
  readonly recordings: readonly Recording[];
  readonly pauses: readonly Interval[];
  readonly zone: string;
  readonly refresh: () => Promise<void>; // asks the server anew what it finds, and what boards say
}

export const DeskContext = createContext<Desk | undefined>(undefined);
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("not at a record");
  return desk;
}

// To a paragraph, or a correction: into sight, with the focus on it.
export function goToPart(hands: Hands, id: string, pane: Pane = "paper"): void {
  hands.pane.set(pane);
  if (pane === "paper") hands.active.set(id);
  setTimeout(() => {
    const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(id)}"]`);
    const folded = part?.closest("details");
    if (folded) folded.open = true;
    part?.scrollIntoView({ block: "center" });
    part?.focus({ preventScroll: true });
  }, 60);
}
