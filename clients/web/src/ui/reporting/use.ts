import { useMemo } from "react";
import { useRoom, useTopic } from "../room/use.ts";
import { type Reports, reportsIn, type Walks, walksIn } from "./reports.ts";

export function useReports(): Reports {
  const room = useRoom();
  const version = useTopic(room, "board");
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  return useMemo(() => reportsIn(room.session.shown), [room, version]);
}
export function useWalks(): Walks {
  const room = useRoom();
  const version = useTopic(room, "board");
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  return useMemo(() => walksIn(room.session.shown), [room, version]);
}
