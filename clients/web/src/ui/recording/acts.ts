// What people do about being captured, as requests.
import { RecordingMarker_Kind as Kind, type Taken } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { T } from "../language.ts";
import { clockAt } from "../notes/clock.ts";
import type { Room } from "../room/room.ts";
import type { CaptureAnswer } from "./channels.ts";
import { type ChannelState, type Mark, startKind } from "./marks.ts";
import type { Capture } from "./use.ts";
import { channelWord, kindWords } from "./words.ts";

// ---- one's own answers

export function gives(t: T, room: Room, capture: Capture, channel: string, answer: CaptureAnswer): Taken {
  if (capture.answered[channel] === answer) return { ok: true };
  return room.does([{ case: "setCapture", value: { channels: { [channel]: answer } } }], t("recording.kept"));
}

// ---- the recording, for who may

type Setting = Pick<Mark, "kind" | "channel"> & Partial<Pick<Mark, "atMs" | "ref" | "label" | "announced">>;
export function sets(room: Room, mark: Setting, said?: string): Taken {
  return room.does([{ case: "addMarker", value: asked(room, mark) }], said);
}
function asked(room: Room, { kind, channel, atMs, ref = "", label = "", announced = false }: Setting) {
  const at = BigInt(Math.round(atMs ?? room.session.serverMs()));
  return { id: room.session.newId(), kind, channel, atMs: at, ref, label, announced };
}
export function announces(t: T, room: Room, channel: string): Taken {
  const said = t("recording.announced", { channel: channelWord(t, channel) });
  return sets(room, { kind: Kind.PAUSE, channel, announced: true }, said);
}
export function starts(t: T, room: Room, channel: string, state: ChannelState, announced: boolean): Taken {
  const said = t("recording.said.start", { channel: channelWord(t, channel) });
  return sets(room, { kind: startKind(state), channel, announced }, said);
}
export function pauses(t: T, room: Room, channel: string): Taken {
  return sets(room, { kind: Kind.PAUSE, channel }, t("recording.said.pause", { channel: channelWord(t, channel) }));
}
export function ends(t: T, room: Room, channel: string): Taken {
  return sets(room, { kind: Kind.STOP, channel }, t("recording.said.stop", { channel: channelWord(t, channel) }));
}
// At this moment; of the one card that is chosen, if there is one that everybody sees. undefined: it was not taken.
export function marksNow(t: T, room: Room, hands: Hands, channel: string, kind: Kind): Mark | undefined {
  const [only, more] = [...hands.selected.value];
  const card = only !== undefined && more === undefined ? room.session.shown.card(only) : undefined;
  const time = clockAt(room.session.serverMs(), zoneOf(room), "with seconds");
  const said = t("recording.said.mark", { time, kind: kindWords(t, kind, false) });
  const value = asked(room, { kind, channel, ref: card && !card.hidden ? (only ?? "") : "" });
  const { ok } = room.does([{ case: "addMarker", value }], said);
  return ok ? { ...value, atMs: Number(value.atMs), by: room.session.me.participant } : undefined;
}

// Other words are another mark in its place: there is no request that changes one. In the place of one that is gone meanwhile
// stands none.
export function rewords(room: Room, mark: Mark, label: string, ref: string): Taken {
  const value = asked(room, { ...mark, label, ref });
  if (!room.session.shown.find(mark.id)) return room.does([{ case: "addMarker", value }]);
  return room.does([
    { case: "removeMarker", value: { id: mark.id } },
    { case: "addMarker", value },
  ]);
}
export function removes(room: Room, mark: Mark, said: string): Taken {
  return room.does([{ case: "removeMarker", value: { id: mark.id } }], said);
}

export function zoneOf(room: Room): string {
  return room.session.shown.board()?.timeZone ?? "";
}
