// Of which actions somebody was told on this device that they are asked to take them on: a reload tells nothing again.
import { useEffect, useState } from "react";
import type { Action } from "../../index.ts";
import { keep, kept } from "../kept.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { actionsWaitingOn, toldNow } from "./waiting.ts";

const nameIn = (room: Room) => `given.${room.document}.${room.session.me.participant}`;

// Whoever puts themselves down as owner knows it.
export function knowsOf(room: Room, id: string): void {
  const told = kept<string[]>(nameIn(room)) ?? [];
  keep(nameIn(room), [...told, id]);
}

export interface Given {
  readonly actions: readonly { readonly id: string; readonly action: Action }[];
  readonly putAway: () => void;
}
export function useGiven(room: Room): Given {
  useTopic(room, "document");
  useTopic(room, "state");
  const [standing, setStanding] = useState<readonly string[]>([]);
  const waiting = actionsWaitingOn(room);
  const known = room.session.copiedMs === undefined; // a copy may be older than one's answer
  const ids = waiting.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (!known) return;
    const now = ids.split(" ").filter(Boolean);
    const told = kept<string[]>(nameIn(room)) ?? [];
    setStanding((before) => toldNow(now, told, before));
    keep(nameIn(room), now);
  }, [room, ids, known]);
  return { actions: waiting.filter(({ id }) => standing.includes(id)), putAway: () => setStanding([]) };
}
