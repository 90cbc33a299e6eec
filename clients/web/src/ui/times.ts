// Times as the person's language writes them, by one clock for everything on a board: that of the meeting's place, and the
// device's only where no place is known.
import { languageShown } from "./language.ts";
import { isZone, shownAt, zoneHere } from "./meeting/times.ts";
import type { Room } from "./room/room.ts";

export function zoneOn({ session: { shown } }: Room): string {
  const zone = (shown.board() ?? shown.sessionRecord() ?? shown.meeting())?.timeZone ?? "";
  return isZone(zone) ? zone : zoneHere();
}

export function todayOn(room: Room): string {
  return shownAt(room.session.serverMs(), zoneOn(room)).day;
}
export function isOver(day: string, today: string): boolean {
  return day !== "" && day < today;
}
// "Friday 1 January"; with the year, where that is not this one. A day is a day, in whatever zone.
export function dueDay(day: string, today: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(noon)) return day;
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  const format = { weekday: "long", day: "numeric", month: "long", year, timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(languageShown(), { ...format, numberingSystem: "latn" }).format(noon);
}

// "14:32"; with the day, where that is not today at that place.
export function clockTime(ms: number, zone: string, nowMs = Date.now()): string {
  const today = shownAt(ms, zone).day === shownAt(nowMs, zone).day;
  const day: Intl.DateTimeFormatOptions = today ? {} : { day: "numeric", month: "short" };
  const format = { ...day, hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
  return new Intl.DateTimeFormat(languageShown(), format).format(ms);
}
