// Who waits at the door, for whoever lets people in; with their names, which stand in no document.
import { useEffect, useMemo, useState } from "react";
import { reportingAt } from "../../reporting.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { waitingIn } from "./reports.ts";

export interface Newcomer {
  readonly participant: string;
  readonly name: string; // "": not known yet
}

// By participant; one question for all that are not known, however many places show them.
const names = new Map<string, string>();
let asking: Promise<void> | undefined;
function learnNames(room: Room): Promise<void> {
  asking ??= reportingAt(room.document)
    .readPeople()
    .then((answer) => {
      if (answer.ok) for (const { participant, name } of answer.value) names.set(participant, name);
    })
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

export function useNewcomers(): readonly Newcomer[] {
  const room = useRoom();
  const version = useTopic(room, "board");
  useTopic(room, "people");
  const [, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const waiting = useMemo(() => (room.leads ? waitingIn(room.session.shown) : []), [room, version]);
  const found = waiting.map(({ participant }) => ({
    participant,
    name: room.nameOf(participant) || (names.get(participant) ?? ""),
  }));
  const unknown = found
    .filter(({ name, participant }) => name === "" && !names.has(participant))
    .map(({ participant }) => participant)
    .join();
  useEffect(() => {
    let here = true;
    if (unknown !== "") void learnNames(room).then(() => here && setTurn((turns) => turns + 1));
    return () => {
      here = false;
    };
  }, [room, unknown]);
  return found;
}
