import { useEffect, useState } from "react";
import { Role } from "../../index.ts";
import { placeAt } from "../join/places.ts";
import { later } from "../parts/later.tsx";
import { letGo, roomAt } from "../room/RoomScreen.tsx";
import type { Room } from "../room/room.ts";
import { RoomContext, useRoom, useTopic } from "../room/use.ts";
import type { Group } from "./groups.ts";
import { useConsole } from "./use.ts";

const ShareDialog = later(async () => (await import("../dialogs/door.ts")).ShareDialog());

// The links of a group, without going to its board: whoever leads the meeting comes to it for as long as they stand here.
export function GroupLinks({ group, onClose }: { readonly group: Group; readonly onClose: () => void }) {
  const console = useConsole();
  const [board, setBoard] = useState<Room>();
  const { id } = group;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a group, whatever it is told meanwhile
  useEffect(() => {
    let here = true;
    let opened: { readonly room: Room; readonly participant: string } | undefined;
    const opens = async () => {
      if (!(await console.comesTo(group, "come"))) return here && onClose();
      const participant = placeAt(id)?.participant ?? "";
      const room = await roomAt(id, participant);
      if (!here) return letGo(room, participant);
      opened = { room, participant };
      console.clear();
      setBoard(room);
    };
    void opens();
    return () => {
      here = false;
      if (opened) letGo(opened.room, opened.participant);
    };
  }, [console, id]);
  if (!board) return null;
  return (
    <RoomContext value={board}>
      <Links onClose={onClose} />
    </RoomContext>
  );
}

function Links({ onClose }: { readonly onClose: () => void }) {
  const room = useRoom();
  useTopic(room, "state");
  return room.role === Role.ROLE_UNSPECIFIED ? null : <ShareDialog onClose={onClose} />;
}
