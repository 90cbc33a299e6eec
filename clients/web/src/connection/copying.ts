// Keeps a copy of the board of a seat: while it is live and quiet, not too often; and takes it away as soon as the person
// has no right to the board any more.
import type { SayingCode } from "../replica/sayings.ts";
import type { Session } from "../replica/session.ts";
import type { BoardCopies } from "../storage/board_copies.ts";
import type { Cancel, Surroundings } from "./surroundings.ts";

const lookMs = 1_000;
const apartMs = 5_000;

// Others who stop may come back to the same board.
const noRightAnyMore: readonly SayingCode[] = [
  "removed",
  "sessionEnded",
  "somebodyElse",
  "noSuchBoard",
  "outOfStep",
  "refusedClient",
];

type Around = Pick<Surroundings, "clock" | "after" | "onHide" | "fault">;

export class Copying {
  readonly #session: Session;
  readonly #copies: BoardCopies;
  readonly #around: Around;
  #timer: Cancel | undefined;
  readonly #hiding: Cancel;
  #seen = ""; // where the board stood at the last look
  #saved = "";
  #savedMs = Number.NEGATIVE_INFINITY;
  #role: number;
  #done: Promise<void> = Promise.resolve(); // one after the other
  #ended = false;

  constructor(session: Session, copies: BoardCopies, around: Around) {
    this.#session = session;
    this.#copies = copies;
    this.#around = around;
    this.#role = session.me.role;
    this.#hiding = around.onHide(() => this.#look(0));
    this.#tick();
  }

  // For a person who leaves the board and not only the page.
  async forget(): Promise<void> {
    this.end();
    await this.#does(() => this.#copies.remove());
  }
  end(): void {
    this.#ended = true;
    this.#timer?.();
    this.#hiding();
  }

  #tick(): void {
    this.#timer = this.#around.after(lookMs, () => {
      this.#look(apartMs);
      this.#tick();
    });
  }

  #look(apart: number): void {
    const state = this.#session.savedState();
    const { role } = this.#session.me;
    const lost = state.kind === "stopped" && noRightAnyMore.includes(state.why);
    if (lost || role !== this.#role) {
      this.#role = role;
      this.#saved = "";
      void this.#does(() => this.#copies.remove());
    }
    const stands = this.#session.state === "live" ? String(this.#session.at.seq) + String(this.#session.at.epoch) : "";
    const quiet = stands === this.#seen;
    this.#seen = stands;
    const now = this.#around.clock.steadyMs();
    if (stands === "" || !quiet || stands === this.#saved || now - this.#savedMs < apart) return;
    const copy = this.#session.copy();
    this.#saved = stands;
    this.#savedMs = now;
    void this.#does(() => this.#copies.save(copy));
  }

  #does(what: () => Promise<void>): Promise<void> {
    this.#done = this.#done.then(what).catch((error) => {
      if (!this.#ended) this.#around.fault("the copy of the board was not kept", error);
    });
    return this.#done;
  }
}
