// Who would rather not be captured: by the answers of others, which are sent to whoever leads and whoever takes notes.
import type { T } from "../language.ts";
import type { Room } from "../room/room.ts";
import { unwillingOf } from "./channels.ts";
import type { Capture } from "./use.ts";
import { channelWords } from "./words.ts";

interface Said {
  readonly participant: string;
  readonly words: string;
}
export function unwillingIn(t: T, room: Room, { channels }: Capture): readonly Said[] {
  const { shown, me } = room.session;
  const choices = [...shown.ofKind("captureChoice")]
    .map(({ body }) => body.value)
    .filter(({ participant }) => participant !== me.participant);
  return unwillingOf(channels, choices).map(({ participant, declined, ask }): Said => {
    const parts: string[] = [];
    if (declined.length > 0) parts.push(t("recording.unwilling.no", { channels: channelWords(t, declined) }));
    if (ask.length > 0) parts.push(t("recording.unwilling.ask", { channels: channelWords(t, ask) }));
    return { participant, words: parts.join("; ") };
  });
}
