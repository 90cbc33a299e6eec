// Times as the person's language writes them.
import { languageShown } from "./language.ts";

// "14:32"; with the day, where that is not today.
export function clockTime(ms: number, nowMs = Date.now()): string {
  const time = new Date(ms);
  const today = time.toDateString() === new Date(nowMs).toDateString();
  const day: Intl.DateTimeFormatOptions = today ? {} : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(languageShown(), { ...day, hour: "2-digit", minute: "2-digit" }).format(time);
}
