// What has been on a board so far: fetched when somebody looks back, and what is new since, when they look again.
import { useEffect } from "react";
import { type LogLine, serverAt } from "../../index.ts";
import type { Room } from "../room/room.ts";
import { Store } from "../store.ts";
import { Happened } from "./happened.ts";
import { Lingering } from "./lingering.ts";

type State = "fetching" | "here" | "out of reach";

// What is made of the lines of a log: a replay of all of them, or a list of what happened.
interface Made {
  readonly seq: number;
  readonly length: number;
  add(lines: readonly LogLine[]): void;
}

export class Past<Of extends Made> {
  readonly made: Of;
  readonly state = new Store<State>("fetching");
  readonly length = new Store(0);
  readonly #document: string;
  #fetching: Promise<void> | undefined;

  constructor(document: string, made: Of) {
    this.#document = document;
    this.made = made;
  }

  fetch(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }
  async #fetch(): Promise<void> {
    const answer = await serverAt().readHistory(this.#document, this.made.seq);
    if (!answer.ok) return this.state.set(this.made.length > 0 ? "here" : "out of reach");
    this.made.add(answer.value);
    this.length.set(this.made.length);
    this.state.set("here");
  }
}

// What happened, for as long as the person's rights and the board's history are the same.
const pasts = new WeakMap<Room, Lingering<Past<Happened>>>();

export function useHappened(room: Room): Past<Happened> {
  const lingering = lingeringOf(room);
  const past = lingering.of(`${room.role} ${room.session.at.epoch}`);
  useEffect(() => lingering.looks(), [lingering]);
  return past;
}

function lingeringOf(room: Room): Lingering<Past<Happened>> {
  const known = pasts.get(room) ?? new Lingering(() => new Past(room.document, new Happened(room.session.shown)));
  pasts.set(room, known);
  return known;
}
