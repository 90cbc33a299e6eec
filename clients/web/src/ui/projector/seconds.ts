import { useEffect, useState } from "react";
import type { Room } from "../room/room.ts";

// Drawn again as the seconds of the server's clock turn.
export function useSecond(room: Room): void {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = () => {
      setTurn((turns) => turns + 1);
      timer = setTimeout(turn, 1_000 - (room.session.serverMs() % 1_000) + 10);
    };
    turn();
    return () => clearTimeout(timer);
  }, [room]);
}
