// The board as the server last confirmed it, to be shown by a page that is opened without a network. It is only looked
// at: once there is a connection the server says all of it anew, so nothing is ever decided on a copy.
import type { Person, Role, SnapshotBody } from "../protocol/index.ts";

export interface BoardCopy {
  readonly client: Uint8Array; // whose requests up to `counter` are in it
  readonly counter: number;
  readonly role: Role;
  readonly mine: readonly string[];
  readonly people: readonly Person[];
  readonly body: SnapshotBody;
  readonly confirmedMs: number; // the server's clock
}
