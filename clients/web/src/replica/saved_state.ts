// Are my changes safe? One honest answer, as a value; the words for it are the interface's, in the person's language.
//
// `saved` is said only if everything this person did is stable on the server, and the server has been heard within the
// last fifteen seconds: never because a socket looks open.
import type { SayingCode } from "./sayings.ts";

export type SavedState = {
  // Not yet stable: requests, and words still waiting.
  readonly changes: number;
  // Of those: only on the screen so far. Ordinarily for some milliseconds, while the disk is written. Longer means that
  // this device cannot keep them (is the disk full?): they are not sent, and are lost if the page is closed.
  readonly unkept: number;
  // The device has refused to keep something, and nothing has been kept since. `unkept` says how much.
  readonly keepingFails: boolean;
} & (
  | { readonly kind: "saved" }
  | { readonly kind: "sending" }
  | { readonly kind: "readOnly"; readonly why: string } // the server's sentence
  | { readonly kind: "offline" }
  | { readonly kind: "stopped"; readonly why: SayingCode }
);
