// A moment as the meeting's clock shows it: in the time zone of the place, not of the device.
export function clockAt(ms: number, zone: string, seconds: "with seconds" | "" = ""): string {
  const parts: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (seconds !== "") parts.second = "2-digit";
  try {
    return new Intl.DateTimeFormat("en-GB", zone === "" ? parts : { ...parts, timeZone: zone }).format(ms);
  } catch {
    return new Intl.DateTimeFormat("en-GB", parts).format(ms); // a zone that this device does not know
  }
}
