// What whoever prepares the meeting is asked just now: which dialogue is open.
export type Asking =
  | { readonly what: "add"; readonly day: string; readonly parent: string; readonly after: string | undefined } // undefined: last
  | { readonly what: "change"; readonly id: string }
  | { readonly what: "reveal"; readonly id: string }
  | { readonly what: "bringIn" }
  | { readonly what: "copy" }
  | { readonly what: "templates" } // the meeting's own
  | { readonly what: "rehearse" }
  | { readonly what: "people" }
  | { readonly what: "meeting" } // what it says of itself, and promises
  | { readonly what: "groups"; readonly id: string }
  | { readonly what: "mix"; readonly id: string };
