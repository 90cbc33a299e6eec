// What stands below the title: meeting, day, clock and place.
import type { SessionRecordHead } from "../../index.ts";
import { calm } from "../board/titles.ts";
import { languageShown } from "../language.ts";
import { cityOf } from "../meeting/times.ts";

export function headWords(head: SessionRecordHead, zone: string): string {
  const { meetingTitle, startsMs, sessionTitle } = head;
  const format: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short", timeZone: zone };
  const when =
    startsMs === 0n
      ? ""
      : `${new Intl.DateTimeFormat(languageShown(), format).format(Number(startsMs))} (${cityOf(zone)})`;
  const words = [meetingTitle, head.title.includes(sessionTitle) ? "" : calm(sessionTitle), when].filter(Boolean);
  return words.length === 0 ? "" : `${words.join(", ")}.`;
}
