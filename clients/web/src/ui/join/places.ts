// The places this device has taken: who one is on which board. The session itself is a cookie that no script can read.
import type { JoinAnswer, Mode } from "../../index.ts";
import { forget, keep, kept } from "../kept.ts";

export interface Place {
  readonly participant: string;
  readonly name: string;
  readonly policy: string;
  readonly read: boolean; // the policy
}
// As one gave it last, to begin with the next time.
export interface Introduction {
  readonly name: string;
  readonly affiliation: string;
  readonly mode: Mode;
}

export function introduction(): Introduction | undefined {
  return kept<Introduction>("introduction");
}
export function placeAt(document: string): Place | undefined {
  return kept<Place>(`place.${document}`);
}
export function takePlace({ document, participant, policy }: JoinAnswer, introduced: Introduction): void {
  const before = placeAt(document);
  const read = before?.participant === participant && before.read;
  keep("introduction", introduced);
  keep(`place.${document}`, { participant, name: introduced.name, policy, read } satisfies Place);
}
export function policyWasRead(document: string): void {
  const place = placeAt(document);
  if (place) keep(`place.${document}`, { ...place, read: true } satisfies Place);
}
export function leavePlace(document: string): void {
  forget(`place.${document}`);
}
