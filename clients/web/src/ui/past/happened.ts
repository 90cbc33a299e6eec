// What happened on a board, as the list of activity tells it: the newest first; the same done again within a minute is told
// once, at the time of the last.
//
// It reads the board's log from the beginning and keeps of it what is shown: the last lines of each kind, and the board as it
// stands, which later lines of the log are read against, and which is mostly the one that the page has. So it is as large
// after a day as after an hour.
import type { DocumentReader, LogLine } from "../../index.ts";
import { Fold } from "../../past.ts";
import { type Act, actsIn, type Kind, kindOf, type What } from "./acts.ts";

const togetherMs = 60_000;
const mostTold = 200; // of each kind

interface Told {
  readonly act: Act;
  readonly alike: string; // what else must be the same to be told together
}

export class Happened {
  readonly #shown: DocumentReader;
  readonly #fold = new Fold();
  readonly #told = new Map<string, Told>(); // the oldest first
  readonly #last = new Map<string, string>(); // of those that are alike
  #length = 0;

  constructor(shown: DocumentReader) {
    this.#shown = shown;
  }
  get seq(): number {
    return this.#fold.seq;
  }
  // Lines of the log so far.
  get length(): number {
    return this.#length;
  }
  // Kept to be told.
  get size(): number {
    return this.#told.size;
  }

  add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      const step = this.#fold.step(line);
      if (!step) continue;
      this.#length += 1;
      for (const act of actsIn(step)) this.#tell(act);
    }
    this.#forgetOld();
    this.#fold.sharesWith(this.#shown);
  }

  newest(kind: Kind | ""): Act[] {
    const acts = [...this.#told.values()].map(({ act }) => act).reverse();
    return acts.filter(({ what }) => kind === "" || kindOf(what) === kind).slice(0, mostTold);
  }

  #tell(act: Act): void {
    const alike = [act.what, act.by, act.place, act.what === "edited" ? act.ids.join() : ""].join(" ");
    const key = this.#last.get(alike) ?? "";
    const before = this.#told.get(key)?.act;
    if (before && act.atMs - before.atMs <= togetherMs && mayJoin(act.what)) {
      const ids = [...new Set([...before.ids, ...act.ids])];
      const count = ids.length > 0 ? ids.length : before.count + act.count;
      this.#told.delete(key); // to the end
      this.#told.set(key, { act: { ...act, ids, count }, alike });
    } else {
      const fresh = `${alike} ${act.seq}`;
      this.#last.set(alike, fresh);
      this.#told.set(fresh, { act, alike });
    }
  }

  // What nobody is shown any more, unless the next act may still be told together with it.
  #forgetOld(): void {
    const all = [...this.#told].reverse();
    const newestMs = all[0]?.[1].act.atMs ?? 0;
    const counts = new Map<Kind, number>();
    for (const [key, { act, alike }] of all) {
      const kind = kindOf(act.what);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= mostTold || newestMs - act.atMs <= togetherMs) continue;
      this.#told.delete(key);
      if (this.#last.get(alike) === key) this.#last.delete(alike);
    }
  }
}

// What a board is set to is told each time.
function mayJoin(what: What): boolean {
  return ![
    "silent",
    "revealed",
    "boardLocked",
    "boardUnlocked",
    "joined",
    "left",
    "opened",
    "grouped",
    "boardClosed",
    "boardReopened",
    "phase",
    "phaseByItself",
    "phaseEnded",
    "phasePaused",
    "phaseResumed",
    "round",
    "voteOpened",
    "voteClosed",
    "offRecord",
    "onRecord",
    "role",
  ].includes(what);
}
