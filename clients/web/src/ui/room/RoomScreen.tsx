import { type ReactNode, useEffect, useState } from "react";
import { comeBack, leavePlace, type Place } from "../join/places.ts";
import { Opening } from "./Opening.tsx";
import { Room } from "./room.ts";
import { Stopped } from "./Stopped.tsx";
import { RoomContext, useTopic } from "./use.ts";

// One document is opened once a page, however often it is drawn.
const rooms = new Map<string, Promise<Room>>();
function roomAt(document: string, participant: string): Promise<Room> {
  const key = `${document} ${participant}`;
  const opened = rooms.get(key) ?? Room.open(document, participant);
  rooms.set(key, opened);
  return opened;
}

// A board or a meeting with a person at it; what it looks like is for whoever stands inside.
export function RoomScreen({
  document,
  place,
  children,
}: {
  readonly document: string;
  readonly place: Place;
  readonly children: ReactNode;
}) {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    let here = true;
    void roomAt(document, place.participant).then((opened) => here && setRoom(opened));
    return () => {
      here = false;
    };
  }, [document, place.participant]);
  if (!room) return <Opening />;
  return (
    <RoomContext value={room}>
      <InRoom room={room}>{children}</InRoom>
    </RoomContext>
  );
}

function InRoom({ room, children }: { readonly room: Room; readonly children: ReactNode }) {
  useTopic(room, "state");
  const saved = room.savedState();
  const away = saved.kind === "stopped" && room.session.mustJoinAgain;
  const [back, setBack] = useState<"trying" | "failed">("trying");

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (room.savedState().changes > 0) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [room]);
  useEffect(() => {
    if (!away) return setBack("trying");
    void comeBack(room.document).then((came) => (came ? room.seat.joinedAgain() : setBack("failed")));
  }, [room, away]);

  if (saved.kind === "stopped" && !(away && back === "trying"))
    return <Stopped why={saved.why} onLeave={() => leavePlace(room.document)} />;
  return children;
}
