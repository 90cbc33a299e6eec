// Whether one leads a meeting, as this device was told when it was open last: a board does not know, and offers the way to
// the console only to whoever may go it. The server's word counts.
import { forget, keep, kept } from "../kept.ts";

export function noteLeading(meeting: string, leads: boolean): void {
  if (leads) keep(`leads.${meeting}`, true);
  else forget(`leads.${meeting}`);
}
export function leadsMeeting(meeting: string): boolean {
  return meeting !== "" && kept<boolean>(`leads.${meeting}`) === true;
}
