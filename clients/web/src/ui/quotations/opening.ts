// The boards of a meeting that somebody can open, one after the other, so that what they wrote there can be gathered. Which
// cards are theirs is told on a board's own line alone, so while the page is open they are present there.
import { useCallback, useEffect, useState } from "react";
import { serverAt } from "../../index.ts";
import { placeAt } from "../join/places.ts";
import { letGo, roomAt } from "../room/RoomScreen.tsx";
import type { Room } from "../room/room.ts";

export interface Opened {
  readonly rooms: readonly Room[]; // in the order of the boards
  readonly done: number; // boards that were looked at, whether they opened or not
  readonly unreached: readonly string[]; // nobody answered; of others there is nothing to tell
  readonly again: () => void;
}

export function useOpened(boards: readonly string[], me: string): Opened {
  const [rooms, setRooms] = useState<readonly Room[]>([]);
  const [done, setDone] = useState(0);
  const [unreached, setUnreached] = useState<readonly string[]>([]);
  const [turn, setTurn] = useState(0);
  const all = boards.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is what asks again
  useEffect(() => {
    let here = true;
    const opened: { readonly room: Room; readonly participant: string }[] = [];
    setRooms([]);
    setDone(0);
    setUnreached([]);
    const opens = async () => {
      for (const board of all.split(" ").filter(Boolean)) {
        const may = await serverAt().mayOpen(board);
        if (!here) return;
        if (may === "yes") {
          const participant = placeAt(board)?.participant ?? me;
          const room = await roomAt(board, participant);
          if (!here) return letGo(room, participant);
          opened.push({ room, participant });
          setRooms(opened.map((one) => one.room));
        } else if (may === "unknown") setUnreached((before) => [...before, board]);
        setDone((before) => before + 1);
      }
    };
    void opens();
    return () => {
      here = false;
      for (const { room, participant } of opened) letGo(room, participant);
    };
  }, [all, me, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { rooms, done, unreached, again };
}
