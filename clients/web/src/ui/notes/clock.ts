// A moment as the meeting's clock shows it: in the time zone of the place, not of the device.
export function clockAt(ms: number, zone: string, seconds: "with seconds" | "" = ""): string {
  return clockOf(zone, seconds).format(ms);
}

// To make one takes longer than a keystroke may.
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string, seconds: "with seconds" | ""): Intl.DateTimeFormat {
  const known = clocks.get(`${zone} ${seconds}`);
  if (known) return known;
  const parts: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (seconds !== "") parts.second = "2-digit";
  const clock = clockIn(zone, parts);
  clocks.set(`${zone} ${seconds}`, clock);
  return clock;
}
function clockIn(zone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", zone === "" ? parts : { ...parts, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", parts); // a zone that this device does not know
  }
}
