import { type Saying, type SayingCode, say } from "./sayings.ts";

// Whether something was taken; if not, why, and nothing has changed.
export type Taken =
  | { readonly ok: true; readonly cseq?: number } // no cseq: words may wait for the change before them
  | { readonly ok: false; readonly why: Saying };

export function no(code: SayingCode): Taken & { ok: false } {
  return { ok: false, why: say(code) };
}
export function yes(cseq?: number): Taken & { ok: true } {
  return cseq === undefined ? { ok: true } : { ok: true, cseq };
}
