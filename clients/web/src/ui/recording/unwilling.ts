// Who would rather not be captured, as far as whoever records may know it: by the answers that are sent here, and by calls.
import type { T } from "../language.ts";
import type { Room } from "../room/room.ts";
import { isTelling, withoutSign } from "./acts.ts";
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
  const seen = unwillingOf(channels, choices).map(({ participant, declined, ask }): Said => {
    const parts: string[] = [];
    if (declined.length > 0) parts.push(t("recording.unwilling.no", { channels: channelWords(t, declined) }));
    if (ask.length > 0) parts.push(t("recording.unwilling.ask", { channels: channelWords(t, ask) }));
    return { participant, words: parts.join("; ") };
  });
  const called = [...shown.ofKind("signal")]
    .map(({ body }) => body.value)
    .filter(({ kind, atMs, text }) => kind === "help" && atMs !== 0n && isTelling(text))
    .filter(({ participant }) => !seen.some((one) => one.participant === participant))
    .map(({ participant, text }): Said => ({ participant, words: withoutSign(text) }));
  return [...seen, ...called];
}
