import { useEffect, useState } from "react";
import { BoardScreen } from "../board/BoardScreen.tsx";
import { PolicyScreen } from "../join/PolicyScreen.tsx";
import { leavePlace, type Place, policyWasRead } from "../join/places.ts";
import { Opening } from "./Opening.tsx";
import { Room } from "./room.ts";
import { Stopped } from "./Stopped.tsx";
import { RoomContext, useTopic } from "./use.ts";

// One board is opened once a page, however often it is drawn.
const rooms = new Map<string, Promise<Room>>();
function roomAt(document: string, participant: string): Promise<Room> {
  const key = `${document} ${participant}`;
  const opened = rooms.get(key) ?? Room.open(document, participant);
  rooms.set(key, opened);
  return opened;
}

export function RoomScreen({ document, place }: { readonly document: string; readonly place: Place }) {
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
      <InRoom room={room} place={place} />
    </RoomContext>
  );
}

function InRoom({ room, place }: { readonly room: Room; readonly place: Place }) {
  useTopic(room, "state");
  useTopic(room, "document");
  const [read, setRead] = useState(place.read);
  const board = room.session.shown.board();
  const saved = room.savedState();

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (room.savedState().changes > 0) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [room]);
  const title = board?.title;
  useEffect(() => {
    if (title) globalThis.document.title = `${title} · Plenary`;
  }, [title]);

  if (saved.kind === "stopped") return <Stopped why={saved.why} onLeave={() => leavePlace(room.document)} />;
  if (!board) return <Opening room={room} />;
  if (!read)
    return (
      <PolicyScreen
        board={board}
        onRead={() => {
          policyWasRead(room.document);
          setRead(true);
        }}
      />
    );
  return <BoardScreen board={board} />;
}
