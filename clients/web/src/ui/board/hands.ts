// What a person has in hand on this screen, and nobody else sees: selection, the card that is edited, the open dialogue.

import type { CardKind } from "../../index.ts";
import { Store } from "../store.ts";
import type { Layout } from "./layout.ts";

export interface Writing {
  readonly region: string;
  readonly merely?: boolean; // where one happens to be: what was begun elsewhere stays there
  readonly cluster?: string;
  readonly kind?: CardKind;
  readonly at?: { readonly x: number; readonly y: number };
  readonly words?: string; // to begin with
}
export type Asking =
  | { readonly what: "move"; readonly ids: readonly string[] }
  | { readonly what: "group"; readonly ids: readonly string[] }
  | { readonly what: "leave" } // with something unsent
  | { readonly what: "device" } // to be left as if nobody had been at it
  | { readonly what: "merge"; readonly ids: readonly string[] }
  | { readonly what: "rename"; readonly cluster: string }
  | { readonly what: "link"; readonly id: string; readonly to?: string }
  | { readonly what: "kind"; readonly ids: readonly string[] }
  | { readonly what: "commands" } // everything the menus offer
  | { readonly what: "moveGroup"; readonly part: string } // of a group, as it lies in one region
  | { readonly what: "mergeGroup"; readonly part: string }
  | { readonly what: "details"; readonly id: string } // of a card, beside its words
  | { readonly what: "late" } // a thought after the board was closed
  | { readonly what: "cardAddress"; readonly id: string } // to be copied by hand
  | { readonly what: "trash" }
  | { readonly what: "throw"; readonly ids: readonly string[] } // not all of them one's own
  | { readonly what: "withdraw"; readonly id: string } // a card of one's own, for good
  | { readonly what: "settings" }
  | { readonly what: "keys" }
  | { readonly what: "line" } // how my connection does
  | { readonly what: "rehearse" } // this board
  | { readonly what: "reveal" }
  | { readonly what: "share" }
  | { readonly what: "export" }
  | { readonly what: "record" } // that people write
  | { readonly what: "plan" }
  | { readonly what: "phase"; readonly id: string } // to begin; "": none
  | { readonly what: "close" } // the board, at the end of its plan
  | { readonly what: "round" }
  | { readonly what: "vote" }
  | { readonly what: "help" }
  | { readonly what: "announce" }
  | { readonly what: "pairs" }
  | { readonly what: "screening" }
  | { readonly what: "proposal"; readonly id?: string; readonly replaces?: string } // a draft; without an id a new one
  | { readonly what: "amend"; readonly id: string }
  | { readonly what: "conclude"; readonly id: string }
  | { readonly what: "respond" } // to the proposal that is open
  | { readonly what: "asked"; readonly id: string } // for one's own words: an attribution request
  | {
      readonly what: "import";
      readonly region?: string;
      readonly words?: string;
      readonly pasted?: boolean;
      readonly file?: File;
    };

// What stands beside the board; "": nothing.
export type Beside =
  | ""
  | "notes"
  | "decisions"
  | "people"
  | "activity"
  | "vote"
  | "harvest"
  | "quotes"
  | "mine"
  | "recording"
  | "reports"
  | "visitors";

export class Hands {
  readonly selected = new Store<ReadonlySet<string>>(new Set());
  readonly active = new Store<string>(""); // what the arrows have come to
  readonly editing = new Store<string>("");
  readonly writing = new Store<Writing | undefined>(undefined);
  readonly aside = new Store(false); // what was being written lies aside while the group votes or decides
  readonly asking = new Store<Asking | undefined>(undefined);
  readonly tool = new Store<"select" | "hand">("select"); // the hand moves the board, and nothing on it
  readonly beside = new Store<Beside>("");
  readonly finding = new Store<string | undefined>(undefined);
  // The record that is to be brought into sight beside the board; another object each time somebody goes there.
  readonly sought = new Store<{ readonly id: string; readonly focus: boolean } | undefined>(undefined);

  laid: Layout | undefined; // how the canvas lies there just now; none in the outline
  begins: ((x: number, y: number) => void) | undefined; // a card where that is seen on the canvas; none in the outline

  select(ids: Iterable<string>): void {
    this.selected.set(new Set(ids));
  }
  toggle(id: string): void {
    const some = new Set(this.selected.value);
    if (!some.delete(id)) some.add(id);
    this.selected.set(some);
  }
  nothing(): void {
    if (this.selected.value.size > 0) this.selected.set(new Set());
  }
}
