import { useState } from "react";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { isZone, shownAt, zoneHere } from "../meeting/times.ts";
import { later } from "../parts/later.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { addressOf } from "../route.ts";
import { isRehearsal } from "./rehearsal.ts";
import { Strip } from "./Strip.tsx";

const RehearsalDialog = later(async () => (await import("../preparing/door.ts")).RehearsalDialog(), undefined, false);

// Over every screen of a rehearsal, on the projector and on paper too: that it is one, and when it ends.
export function RehearsalStrip() {
  const room = useRoom();
  return isRehearsal(room.document) ? <InRehearsal /> : null;
}

function InRehearsal() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "state");
  const [asks, setAsks] = useState(false);
  const shown = room.session.shown;
  const meeting = shown.meeting();
  const home = shown.board()?.meeting ?? "";
  const zone = meeting && isZone(meeting.timeZone) ? meeting.timeZone : zoneHere();
  return (
    <Strip>
      {meeting && meeting.rehearsalUntilMs !== 0n && (
        <span className="num">
          {t("rehearsal.ends", { time: momentWords(Number(meeting.rehearsalUntilMs), zone) })}
        </span>
      )}
      {meeting && room.leads && (
        <button type="button" className="link" onClick={() => setAsks(true)}>
          {t("rehearsal.manage")}
        </button>
      )}
      {home !== "" && placeAt(home) !== undefined && (
        <a className="link" href={addressOf("meeting", home)}>
          {t("rehearsal.home")}
        </a>
      )}
      {asks && <RehearsalDialog onClose={() => setAsks(false)} />}
    </Strip>
  );
}

// "14:30"; of another day with the day.
function momentWords(ms: number, zone: string): string {
  const { day, clock } = shownAt(ms, zone);
  return day === shownAt(Date.now(), zone).day ? clock : `${day}, ${clock}`;
}
