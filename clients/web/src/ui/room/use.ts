// The room a component stands in, and being drawn again when something in it changes.
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { CardRecord } from "../board/model.ts";
import type { Room, Topic } from "./room.ts";

export const RoomContext = createContext<Room | undefined>(undefined);

// Leaves the board for good: nothing of it stays on this device but what was not sent.
export const LeaveContext = createContext<() => void>(() => {});
export function useLeave(): () => void {
  return useContext(LeaveContext);
}

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("not within a room");
  return room;
}
// A card as it is now: its words may be newer than the board that was drawn last. `live`: not on a board of the past.
export function useCard(room: Room, record: CardRecord, live: boolean): CardRecord {
  const { id } = record;
  const subscribe = useCallback(
    (watcher: () => void) => (live ? room.watchWords(id, watcher) : () => {}),
    [room, id, live],
  );
  const now = useSyncExternalStore(subscribe, () => (live ? room.session.shown.find(id) : record));
  return now?.body.case === "card" ? (now as CardRecord) : record;
}
export function useTopic(room: Room, topic: Topic): number {
  const subscribe = useCallback((watcher: () => void) => room.watch(topic, watcher), [room, topic]);
  const version = () => room.version(topic);
  return useSyncExternalStore(subscribe, version, version);
}
