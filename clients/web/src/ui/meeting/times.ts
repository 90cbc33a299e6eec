// Clocks at the place of a meeting and clocks of the person, by the browser's own knowledge of time zones. Days are
// "2019-03-28", clocks "09:00", as a programme prints them. Pure.

interface Parts {
  readonly day: string;
  readonly clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

export function isZone(zone: string): boolean {
  try {
    return zone !== "" && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

// What clocks in a zone show at a moment.
export function shownAt(ms: number, zone: string): Parts {
  const found: { [type: string]: string } = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) found[type] = value;
  return { day: `${found.year}-${found.month}-${found.day}`, clock: `${found.hour}:${found.minute}` };
}

// Minutes that clocks in a zone are ahead of Greenwich.
export function offsetAt(ms: number, zone: string): number {
  const { day, clock } = shownAt(ms, zone);
  return Math.round((Date.parse(`${day}T${clock}:00Z`) - Math.floor(ms / 60_000) * 60_000) / 60_000);
}

// The moment when clocks in a zone show that; the first of two in the night when they go back; undefined when they jump
// over it, or there is no such time.
export function momentOf(day: string, clock: string, zone: string): number | undefined {
  const asIfGreenwich = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(asIfGreenwich)) return undefined;
  const dayMs = 24 * 3_600_000;
  const offsets = new Set([offsetAt(asIfGreenwich - dayMs, zone), offsetAt(asIfGreenwich + dayMs, zone)]);
  const moments = [...offsets].map((minutes) => asIfGreenwich - minutes * 60_000).sort((a, b) => a - b);
  return moments.find((ms) => {
    const shown = shownAt(ms, zone);
    return shown.day === day && shown.clock === clock;
  });
}

// "Europe/Lisbon" is Lisbon; "America/Argentina/Buenos_Aires" is Buenos Aires.
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

// A day as a person reads it; `zone` does not matter, a day is a day.
export function dayWords(day: string, language: string, how: "long" | "short" = "long"): string {
  const options: Intl.DateTimeFormatOptions =
    how === "long" ? { weekday: "long", day: "numeric", month: "long" } : { weekday: "short", day: "numeric" };
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC", numberingSystem: "latn" }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}
export function daysWords(from: string, to: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
    numberingSystem: "latn",
  });
  const [first, last] = [Date.parse(`${from}T12:00:00Z`), Date.parse(`${to || from}T12:00:00Z`)];
  return from === to || to === "" ? format.format(first) : format.formatRange(first, last);
}

// "1 hour", "5 hours 45 minutes", in the person's language.
export function hoursWords(minutes: number, language: string): string {
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long", numberingSystem: "latn" }).format(
      value,
    );
  const parts = [];
  if (minutes >= 60) parts.push(unit(Math.floor(minutes / 60), "hour"));
  if (minutes % 60 > 0) parts.push(unit(minutes % 60, "minute"));
  return parts.join(" ");
}
