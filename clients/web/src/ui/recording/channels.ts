// The ways in which a board is captured, and what somebody lets be captured of themselves: one answer for each, never for
// several at once. Pure. Defaults are those of facilitation/attribution.md: notes yes, and of anything else, ask first.
import type { Mark } from "./marks.ts";

export const notesChannel = "written_notes";
export const channelsKnown = [notesChannel, "audio", "video", "photograph"] as const;
export const answers = ["accepted", "ask", "declined"] as const;
export type CaptureAnswer = (typeof answers)[number];
export type CaptureAnswers = { readonly [channel: string]: string };

export function isNotes(channel: string): boolean {
  return channel === notesChannel || channel === "notes";
}

// Those of the meeting's policy, and those that were announced on this board since.
export function channelsOf(ofPolicy: readonly string[], marks: readonly Mark[]): readonly string[] {
  const all = new Set(ofPolicy.length > 0 ? ofPolicy : [notesChannel]);
  for (const { channel } of marks) all.add(channel);
  return [...all].sort((a, b) => rank(a) - rank(b));
}
function rank(channel: string): number {
  const at = (channelsKnown as readonly string[]).indexOf(isNotes(channel) ? notesChannel : channel);
  return at < 0 ? channelsKnown.length : at;
}

export function recordableOf(channels: readonly string[]): readonly string[] {
  return channels.filter((channel) => !isNotes(channel));
}
export function notAnnounced(channels: readonly string[]): readonly string[] {
  return channelsKnown.filter((channel) => !isNotes(channel) && !channels.includes(channel));
}

export function answerTo(channel: string, answered: CaptureAnswers): CaptureAnswer {
  const said = answered[channel];
  return answers.find((one) => one === said) ?? (isNotes(channel) ? "accepted" : "ask");
}
// What nobody has answered yet and has to be asked: notes are announced, and taken unless somebody says no.
export function toBeAsked(channels: readonly string[], answered: CaptureAnswers): readonly string[] {
  return channels.filter((channel) => !isNotes(channel) && answered[channel] === undefined);
}
// All of them as they stand, to be sent at joining; undefined: everything is told already.
export function stillToTell(channels: readonly string[], chosen: CaptureAnswers, told: CaptureAnswers) {
  const some = channels.filter((channel) => told[channel] !== answerTo(channel, chosen));
  if (some.length === 0) return undefined;
  return Object.fromEntries(some.map((channel) => [channel, answerTo(channel, chosen)]));
}

// Who gave one answer, and to which channels. To say no is one thing; to want to be asked first, which most people have left
// as it was, is another, and neither is counted among the other.
export interface Answering {
  readonly participant: string;
  readonly channels: readonly string[];
}
export function whoAnswered(
  answer: "declined" | "ask",
  channels: readonly string[],
  choices: Iterable<{ readonly participant: string; readonly channels: CaptureAnswers }>,
): readonly Answering[] {
  const all: Answering[] = [];
  for (const { participant, channels: answered } of choices) {
    const some = channels.filter((channel) => answered[channel] === answer);
    if (some.length > 0) all.push({ participant, channels: some });
  }
  return all;
}
