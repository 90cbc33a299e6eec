// Somebody's own words. What becomes of them is the server's to say; what was typed is given back if it is refused.
import { create } from "@bufbuild/protobuf";
import { CaptureChoiceSchema, RecordingMarkerSchema } from "../../protocol/index.ts";
import { just, nothing } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

export const captureQuote: Knowledge<"captureQuote"> = { words: (asked) => asked.text };
export const setQuote: Knowledge<"setQuote"> = { words: (asked) => asked.text ?? "" };
export const requestAttribution: Knowledge<"requestAttribution"> = { words: (asked) => asked.saidAs };
export const reportGrant: Knowledge<"reportGrant"> = { words: (asked) => asked.evidence };
export const answerAttribution: Knowledge<"answerAttribution"> = { words: (asked) => asked.text };

// One's own answers; another answer is another request, so there is nothing to take back.
export const setCapture: Knowledge<"setCapture"> = {
  guess(guess, { channels }) {
    const id = `choice.${guess.me}`;
    const answered =
      guess.changed(id, "captureChoice") ??
      guess.fresh(id, "captureChoice", create(CaptureChoiceSchema, { participant: guess.me }));
    if (answered) answered.channels = { ...answered.channels, ...channels };
  },
};

// Marks are set in passing and by one key, so that a wrong one has to go as easily.
export const addMarker: Knowledge<"addMarker"> = {
  guess(guess, { id, kind, channel, atMs, ref, label, announced }) {
    const at = atMs === undefined || atMs === 0n ? BigInt(guess.wallMs) : atMs;
    const marker = { kind, channel, atMs: at, ref, label, by: guess.me, announced };
    guess.fresh(id, "recordingMarker", create(RecordingMarkerSchema, marker));
  },
  wayBack:
    ({ id }) =>
    (now) =>
      now.find(id)?.body.case === "recordingMarker" ? just({ case: "removeMarker", value: { id } }) : nothing("gone"),
  words: (asked) => asked.label,
};

export const removeMarker: Knowledge<"removeMarker"> = {
  guess(guess, { id }) {
    if (guess.document.find(id)?.body.case === "recordingMarker") guess.removed(id);
  },
  wayBack(asked, before, newId) {
    const was = before.find(asked.id)?.body;
    if (was?.case !== "recordingMarker") return undefined;
    const { kind, channel, atMs, ref, label, announced } = was.value;
    const value = { id: newId(), kind, channel, atMs, ref, label, announced };
    return (now) => (now.board() ? just({ case: "addMarker", value }) : nothing("gone"));
  },
};
