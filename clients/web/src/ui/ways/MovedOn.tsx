import { useEffect, useState } from "react";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { entersFrom } from "../meeting/entering.ts";
import { letGo, roomAt } from "../room/RoomScreen.tsx";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { type Seat, seatIn } from "./seat.ts";

// To whoever this board let go: whether the programme seats them in another group by now, and the way there in one click.
// Its meeting is looked at for as long as this is shown, as a seat may come a moment after the old one is gone.
export function useMoved(meeting: string): Seat | undefined {
  const room = useRoom();
  const [seat, setSeat] = useState<Seat>();
  const participant = placeAt(meeting)?.participant;
  useEffect(() => {
    if (participant === undefined) return;
    let here = true;
    let looked: Room | undefined;
    let unwatch: (() => void) | undefined;
    void roomAt(meeting, participant).then((opened) => {
      if (!here) return letGo(opened, participant);
      looked = opened;
      const look = () => setSeat(seatIn(opened.session.shown, participant, room.document));
      unwatch = opened.watch("document", look);
      look();
    });
    return () => {
      here = false;
      unwatch?.();
      if (looked) letGo(looked, participant);
    };
  }, [room, meeting, participant]);
  return seat;
}

export function MovedOn({ meeting, onSeat }: { readonly meeting: string; readonly onSeat: (found: boolean) => void }) {
  const t = useT();
  const seat = useMoved(meeting);
  const [waits, setWaits] = useState(false);
  const found = seat !== undefined;
  useEffect(() => onSeat(found), [onSeat, found]);
  if (!seat) return null;
  const group = seat.title;
  return (
    <>
      <div role="status">
        <h1>{t("moved.title", { group })}</h1>
        <p>{t("moved.more")}</p>
      </div>
      <button
        type="button"
        className="b main big"
        autoFocus
        aria-disabled={waits}
        onClick={() => {
          if (waits) return;
          setWaits(true);
          void entersFrom(meeting, seat.board);
        }}
      >
        {t("moved.go", { group })}
      </button>
    </>
  );
}
