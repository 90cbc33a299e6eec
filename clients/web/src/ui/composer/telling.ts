// In silence whoever leads is told how many write, and never who: so a person who writes a new card says that they do. The
// card has no id anybody knows, so nobody but the server is told of it.
import { useCallback, useEffect, useRef } from "react";
import { useRoom } from "../room/use.ts";

const againMs = 3_000; // a pointer that moves says something else meanwhile
const restMs = 10_000; // without a key one writes no more

export function useTellsWriting(): (writes: boolean) => void {
  const room = useRoom();
  const told = useRef({ atMs: Number.NEGATIVE_INFINITY, id: "" });
  const rests = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tells = useCallback(
    (writes: boolean) => {
      const silent = room.session.shown.board()?.silentWriting ?? false;
      const { id, atMs } = told.current;
      clearTimeout(rests.current);
      if (writes && silent) {
        rests.current = setTimeout(() => tells(false), restMs);
        if (id !== "" && performance.now() - atMs < againMs) return;
        told.current = { atMs: performance.now(), id: id || room.session.newId() };
        room.session.showPresence({ writing: told.current.id });
      } else if (id !== "") {
        told.current = { atMs: Number.NEGATIVE_INFINITY, id: "" };
        room.session.showPresence({});
      }
    },
    [room],
  );
  useEffect(() => () => tells(false), [tells]);
  return tells;
}
