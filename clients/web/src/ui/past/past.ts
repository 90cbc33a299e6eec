// What has been on a board so far: fetched when somebody looks back, and what is new since, when they look again.
import { useEffect } from "react";
import { serverAt } from "../../index.ts";
import { Replay } from "../../past.ts";
import type { Room } from "../room/room.ts";
import { Store } from "../store.ts";
import { type Act, actsIn } from "./acts.ts";

type State = "fetching" | "here" | "out of reach";

export class Past {
  readonly replay = new Replay();
  readonly state = new Store<State>("fetching");
  readonly length = new Store(0);
  readonly #document: string;
  readonly #acts: Act[] = [];
  #fetching: Promise<void> | undefined;

  constructor(document: string) {
    this.#document = document;
  }
  get acts(): readonly Act[] {
    return this.#acts;
  }

  fetch(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }
  async #fetch(): Promise<void> {
    const answer = await serverAt().readHistory(this.#document, this.replay.seq);
    if (!answer.ok) return this.state.set(this.replay.length > 0 ? "here" : "out of reach");
    const from = this.replay.length;
    this.replay.add(answer.value);
    for (const step of this.replay.steps.slice(from)) this.#acts.push(...actsIn(step));
    this.length.set(this.replay.length);
    this.state.set("here");
  }
}

// For as long as the person's rights and the board's history are the same, and a little longer than somebody looks at it:
// a long meeting's past is large.
const pasts = new WeakMap<Room, { readonly past: Past; readonly seenAs: string }>();
const lookers = new WeakMap<Past, number>();
const keptMs = 60_000;

export function usePast(room: Room): Past {
  const past = pastOf(room);
  useEffect(() => {
    lookers.set(past, (lookers.get(past) ?? 0) + 1);
    return () => {
      lookers.set(past, (lookers.get(past) ?? 1) - 1);
      setTimeout(() => {
        if (lookers.get(past) === 0 && pasts.get(room)?.past === past) pasts.delete(room);
      }, keptMs);
    };
  }, [room, past]);
  return past;
}

function pastOf(room: Room): Past {
  const seenAs = `${room.role} ${room.session.at.epoch}`;
  const known = pasts.get(room);
  if (known?.seenAs === seenAs) return known.past;
  const past = new Past(room.document);
  pasts.set(room, { past, seenAs });
  return past;
}
