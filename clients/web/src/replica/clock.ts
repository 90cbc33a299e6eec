// What time it is and what chance gives, passed in: the core has no clock of its own, so that tests can be its clock.
export interface Clock {
  steadyMs(): number; // for deadlines; never goes back
  wallMs(): number; // since 1970, as this device believes
}
export type Random = (count: number) => Uint8Array; // so many random bytes
