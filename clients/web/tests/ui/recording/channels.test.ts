// How a board is captured, and what somebody lets be captured of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RecordingMarker_Kind as Kind } from "../../../src/protocol/index.ts";
import {
  answerTo,
  channelsOf,
  notAnnounced,
  recordableOf,
  stillToTell,
  toBeAsked,
  whoAnswered,
} from "../../../src/ui/recording/channels.ts";

const announced = {
  id: "m1",
  kind: Kind.PAUSE,
  channel: "video",
  atMs: 1,
  ref: "",
  label: "",
  by: "fay",
  announced: true,
};

it("channels are the policy's, and those announced since, in one order", () => {
  expect(channelsOf(["audio", "written_notes"], [])).toEqual(["written_notes", "audio"]);
  expect(channelsOf(["audio", "written_notes"], [announced])).toEqual(["written_notes", "audio", "video"]);
  expect(channelsOf(["sketches", "audio"], [])).toEqual(["audio", "sketches"]);
});
it("a board without a policy takes notes", () => {
  expect(channelsOf([], [])).toEqual(["written_notes"]);
  expect(recordableOf(channelsOf([], []))).toEqual([]);
  expect(notAnnounced(["written_notes", "audio"])).toEqual(["video", "photograph"]);
});

it("whoever has not answered lets notes be taken, and is asked before anything else", () => {
  expect(answerTo("written_notes", {})).toBe("accepted");
  for (const channel of ["audio", "video", "photograph", "sketches"]) expect(answerTo(channel, {})).toBe("ask");
  expect(answerTo("audio", { audio: "declined" })).toBe("declined");
  expect(answerTo("audio", { audio: "not_applicable" })).toBe("ask");
});
it("only what is new is asked, each by itself, and an answer is an answer", () => {
  expect(toBeAsked(["written_notes", "audio", "video"], { audio: "declined" })).toEqual(["video"]);
  expect(toBeAsked(["audio"], { audio: "not_applicable" })).toEqual([]);
});
it("what was told already is not told again", () => {
  const channels = ["written_notes", "audio"];
  expect(stillToTell(channels, {}, {})).toEqual({ written_notes: "accepted", audio: "ask" });
  expect(stillToTell(channels, { audio: "declined" }, { written_notes: "accepted", audio: "ask" })).toEqual({
    audio: "declined",
  });
  expect(stillToTell(channels, {}, { written_notes: "accepted", audio: "ask" })).toBeUndefined();
});
it("whoever said no, and whoever wants to be asked, are named apart, each with what", () => {
  const choices = [
    { participant: "ann", channels: { audio: "accepted" } },
    { participant: "ben", channels: { audio: "declined", video: "ask", photograph: "declined" } },
    { participant: "eva", channels: { audio: "ask", video: "ask" } },
  ];
  expect(whoAnswered("declined", ["audio", "video"], choices)).toEqual([{ participant: "ben", channels: ["audio"] }]);
  expect(whoAnswered("ask", ["audio", "video"], choices)).toEqual([
    { participant: "ben", channels: ["video"] },
    { participant: "eva", channels: ["audio", "video"] },
  ]);
});

it("the answers of others are sent to whom the questions name: who leads, who takes notes", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../../../facilitation/policy/README.md"), "utf8");
  const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const head = rows.find(([, first]) => first === "who sees") ?? [];
  const row = rows.find(([, first]) => first?.includes("capture choices")) ?? [];
  const seen = head.filter((_role, at) => row[at] === "yes");
  expect(seen).toEqual(["rapporteur", "facilitator", "co-facilitator"]);
});
