// An errand: what a page that was closed had not sent yet, sent by one that is open. It goes as the client it was
// written by, over a connection of its own, so that the server knows what it has of it already (SUBMIT-1). Nobody looks
// at it; what is refused is handed back here like the person's other words. It ends when everything is stable.
import type { Observer } from "../replica/observer.ts";
import type { SessionOptions } from "../replica/options.ts";
import type { OutboxContents } from "../replica/outbox_store.ts";
import { Session } from "../replica/session.ts";
import type { Claimed } from "../storage/shelf.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import type { Surroundings } from "./surroundings.ts";

export class Errand {
  readonly session: Session;
  readonly claim: Claimed;
  readonly #connection: Connection;

  constructor(
    claim: Claimed,
    contents: OutboxContents,
    options: Omit<SessionOptions, "wake">,
    around: Surroundings,
    connection: ConnectionOptions,
    main: Observer,
    moved: (errand: Errand) => void,
  ) {
    this.claim = claim;
    const observer: Observer = {
      refused: (handback) => main.refused?.(handback),
      retracted: (handback) => main.retracted?.(handback),
      stateChanged: () => moved(this),
    };
    const wake = () => this.#connection.poke();
    this.session = new Session({ ...options, wake }, claim.store, contents, observer);
    this.#connection = new Connection(this.session, around, connection);
    this.#connection.start();
  }

  get isDone(): boolean {
    const { kind, changes, unkept } = this.session.savedState();
    return kind === "saved" && changes === 0 && unkept === 0;
  }
  dialNow(): void {
    this.#connection.dialNow();
  }
  async end(): Promise<void> {
    await this.#connection.stop();
    await this.claim.release();
  }
}
