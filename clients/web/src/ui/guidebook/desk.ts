// What whoever reads or writes a guidebook has before them on this screen, and nobody else sees.
import { createContext, useContext } from "react";
import type { BoardsBeside } from "../record/boards.ts";
import { Store } from "../store.ts";
import type { Printed } from "./printed.ts";
import type { Told } from "./told.ts";

export type Asking =
  | { readonly what: "entry" } // a new one
  | { readonly what: "facts"; readonly part: string }
  | { readonly what: "naming"; readonly part: string }
  | { readonly what: "move"; readonly part: string }
  | { readonly what: "sources"; readonly part: string; readonly field: string }
  | { readonly what: "quotes"; readonly part: string }
  | { readonly what: "offers" }
  | { readonly what: "blocked" }
  | { readonly what: "editions" }
  | { readonly what: "about" }
  | { readonly what: "search" }
  | { readonly what: "settings" };

export class Hands {
  readonly chapter = new Store(""); // "": the first
  readonly editing = new Store(""); // id of a field
  readonly beginning = new Store(""); // an empty field that was asked for, by its id
  readonly asking = new Store<Asking | undefined>(undefined);
}

export interface Desk {
  readonly hands: Hands;
  readonly writes: boolean; // this guidebook
  readonly boards: BoardsBeside; // what sources and quotations come from, as far as one may read it
  readonly printed: Printed;
  readonly told: Told;
}

export const DeskContext = createContext<Desk | undefined>(undefined);
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("not at a guidebook");
  return desk;
}

// To a part or a field: into sight, with the focus on it.
export function goToPart(id: string): void {
  setTimeout(() => {
    const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(id)}"]`);
    part?.scrollIntoView({ block: "start" });
    part?.focus({ preventScroll: true });
  }, 60);
}
