// Who would rather not be captured, and who wants to be asked first: by the answers of others, which are sent to whoever leads
// and whoever takes notes.
import type { Room } from "../room/room.ts";
import { type Answering, whoAnswered } from "./channels.ts";
import type { Capture } from "./use.ts";

export interface Reserved {
  readonly declined: readonly Answering[];
  readonly ask: readonly Answering[];
}
export function reservedIn(room: Room, { channels }: Capture): Reserved {
  const { shown, me } = room.session;
  const choices = [...shown.ofKind("captureChoice")]
    .map(({ body }) => body.value)
    .filter(({ participant }) => participant !== me.participant);
  return { declined: whoAnswered("declined", channels, choices), ask: whoAnswered("ask", channels, choices) };
}
