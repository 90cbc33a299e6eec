// Days and moments of a record: by the clocks of the place where the meeting was.
import { languageShown } from "../language.ts";
import { isZone, momentOf, shownAt, zoneHere } from "../meeting/times.ts";

export function zoneOf(timeZone: string): string {
  return isZone(timeZone) ? timeZone : zoneHere();
}
export function dayAt(ms: number, zone: string): string {
  const format: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", timeZone: zone };
  return new Intl.DateTimeFormat(languageShown(), format).format(ms);
}
export function momentAt(ms: number, zone: string): string {
  const format: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  };
  return new Intl.DateTimeFormat(languageShown(), format).format(ms);
}
export function clockAt(ms: number, zone: string): string {
  return shownAt(ms, zone).clock;
}

// As fields of a form hold it, and back.
export function fieldsOf(ms: number, zone: string): { readonly day: string; readonly clock: string } {
  return shownAt(ms, zone);
}
export function msOf(day: string, clock: string, zone: string): number | undefined {
  return day === "" || clock === "" ? undefined : momentOf(day, clock.slice(0, 5), zone);
}

const dayMs = 24 * 3_600_000;
export const usualWindowMs = 7 * dayMs;
// Whole days by which something is late; 0: it is not.
export function daysLate(dueMs: number, nowMs: number): number {
  return dueMs === 0 || nowMs <= dueMs ? 0 : Math.max(1, Math.ceil((nowMs - dueMs) / dayMs));
}
