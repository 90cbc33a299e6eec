import { useEffect, useState } from "react";
import { languageShown, useT } from "../language.ts";
import type { Room } from "../room/room.ts";
import { cityOf, hoursWords, offsetAt, shownAt, zoneHere } from "./times.ts";

// Now, by the server's clock once it has told it; drawn again as minutes turn.
export function useMoment(room: Room): number {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = () => {
      setTurn((turns) => turns + 1);
      timer = setTimeout(turn, 60_000 - (room.session.serverMs() % 60_000) + 20);
    };
    timer = setTimeout(turn, 60_000 - (room.session.serverMs() % 60_000) + 20);
    return () => clearTimeout(timer);
  }, [room]);
  return room.session.serverMs();
}

// What clocks show at the place, large, and here, if that is another time.
export function Clock({ nowMs, zone }: { readonly nowMs: number; readonly zone: string }) {
  const t = useT();
  const mine = zoneHere();
  const minutes = offsetAt(nowMs, mine) - offsetAt(nowMs, zone);
  return (
    <div className="m-clock">
      <p>
        <b className="num">
          <bdi>{shownAt(nowMs, zone).clock}</bdi>
        </b>
        <span>{t("meeting.in", { city: cityOf(zone) })}</span>
      </p>
      {minutes !== 0 && (
        <p>
          <b className="num">
            <bdi>{shownAt(nowMs, mine).clock}</bdi>
          </b>
          <span>
            {t(minutes > 0 ? "meeting.ahead" : "meeting.behind", {
              city: cityOf(mine),
              hours: hoursWords(Math.abs(minutes), languageShown()),
            })}
          </span>
        </p>
      )}
    </div>
  );
}
