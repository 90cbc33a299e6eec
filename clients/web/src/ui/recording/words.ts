// Channels, questions and kinds of marks in words. What a later server knows and this client does not has its own name.
import { RecordingMarker_Kind as Kind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { type CaptureAnswer, isNotes, notesChannel } from "./channels.ts";
import type { ChannelState, Running } from "./marks.ts";

type Keys = { readonly [channel: string]: Key };
const channelKeys: Keys = {
  [notesChannel]: "recording.channel.notes",
  audio: "recording.channel.audio",
  video: "recording.channel.video",
  photograph: "recording.channel.photograph",
};
const signKeys: Keys = {
  [notesChannel]: "recording.sign.notes",
  audio: "recording.sign.audio",
  video: "recording.sign.video",
  photograph: "recording.sign.photograph",
};
const questionKeys: Keys = {
  [notesChannel]: "recording.ask.notes",
  audio: "recording.ask.audio",
  video: "recording.ask.video",
  photograph: "recording.ask.photograph",
};
function keyIn(keys: Keys, channel: string): Key | undefined {
  return keys[isNotes(channel) ? notesChannel : channel];
}

export function channelWord(t: T, channel: string): string {
  const key = keyIn(channelKeys, channel);
  return key ? t(key) : channel;
}
export function channelWords(t: T, channels: readonly string[]): string {
  return channels.map((channel) => channelWord(t, channel)).join(", ");
}
export function signWords(t: T, channel: string): string {
  const key = keyIn(signKeys, channel);
  return key ? t(key) : t("recording.sign.other", { channel });
}
export function questionWords(t: T, channel: string): string {
  const key = keyIn(questionKeys, channel);
  return key ? t(key) : t("recording.ask.other", { channel });
}
export const answerKeys: { readonly [answer in CaptureAnswer]: Key } = {
  accepted: "recording.answer.accepted",
  ask: "recording.answer.ask",
  declined: "recording.answer.declined",
};

const stateKeys: { readonly [is in Running]: Key } = {
  never: "recording.state.never",
  announced: "recording.state.announced",
  runs: "recording.state.runs",
  paused: "recording.state.paused",
  ended: "recording.state.ended",
};
export function stateWords(t: T, state: ChannelState, time: string): string {
  return t(stateKeys[state.is], state.is === "never" ? {} : { time });
}

export function kindWords(t: T, kind: Kind, announces: boolean): string {
  switch (kind) {
    case Kind.START:
      return t("recording.kind.start");
    case Kind.PAUSE:
      return t(announces ? "recording.kind.announced" : "recording.kind.pause");
    case Kind.RESUME:
      return t("recording.kind.resume");
    case Kind.STOP:
      return t("recording.kind.stop");
    case Kind.QUOTE_MARK:
      return t("notes.mark.quote");
    case Kind.DECISION_MARK:
      return t("notes.mark.decision");
    default:
      return t("notes.mark.moment");
  }
}
