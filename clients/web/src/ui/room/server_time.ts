import { useEffect, useState } from "react";
import type { Room } from "./room.ts";

// Now, in ms, by the server's clock once it has told it; drawn again as its minutes (60,000) or seconds (1,000) turn.
export function useServerTime(room: Room, everyMs: number): number {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(turn, everyMs - (room.session.serverMs() % everyMs) + 20);
    };
    const turn = () => {
      setTurn((turns) => turns + 1);
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [room, everyMs]);
  return room.session.serverMs();
}
