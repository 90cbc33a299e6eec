// How this board is captured, as it stands now, for whoever draws it.
import { useMemo } from "react";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { type CaptureAnswers, channelsOf } from "./channels.ts";
import { type Interval, intervalsOf, type Mark, marksOf } from "./marks.ts";

export interface Capture {
  readonly marks: readonly Mark[];
  readonly intervals: readonly Interval[];
  readonly channels: readonly string[];
  readonly answered: CaptureAnswers; // by the person at this screen
}

export function captureOf(room: Room): Capture {
  const { shown, me } = room.session;
  const marks = marksOf(shown);
  const choice = shown.find(`choice.${me.participant}`)?.body;
  return {
    marks,
    intervals: intervalsOf(shown),
    channels: channelsOf(shown.board()?.policy?.captureChannels ?? [], marks),
    answered: choice?.case === "captureChoice" ? choice.value.channels : {},
  };
}
export function useCapture(room: Room): Capture {
  const version = useTopic(room, "board");
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  return useMemo(() => captureOf(room), [room, version]);
}
