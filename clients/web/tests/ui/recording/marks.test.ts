// Whether a recording runs, where in it a moment lies, and what the list says.
import { expect, it } from "vitest";
import { RecordingMarker_Kind as Kind } from "../../../src/protocol/index.ts";
import { counterWords, listed, type Mark, offsetMs, startKind, stateOf } from "../../../src/ui/recording/marks.ts";

const minute = 60_000;
function mark(kind: Kind, minutes: number, more: Partial<Mark> = {}): Mark {
  const id = `${kind}-${minutes}`;
  const rest = { channel: "audio", ref: "", label: "", by: "rea", announced: false };
  return { id, kind, atMs: minutes * minute, ...rest, ...more };
}
// Announced at 1, runs 10 to 20 and 30 to 50, ended; begun anew at 60.
const evening = [
  mark(Kind.PAUSE, 1, { announced: true }),
  mark(Kind.START, 10),
  mark(Kind.MOMENT, 14),
  mark(Kind.PAUSE, 20),
  mark(Kind.RESUME, 30),
  mark(Kind.QUOTE_MARK, 35),
  mark(Kind.STOP, 50),
  mark(Kind.START, 60),
];
const until = (minutes: number) => evening.filter(({ atMs }) => atMs <= minutes * minute);

it.each([
  [0, "never"],
  [5, "announced"],
  [14, "runs"],
  [25, "paused"],
  [35, "runs"],
  [55, "ended"],
  [61, "runs"],
])("after %i minutes it is %s", (minutes, is) => {
  expect(stateOf(until(minutes), "audio").is).toBe(is);
});
it("one channel says nothing of another", () => {
  expect(stateOf(evening, "video").is).toBe("never");
  expect(stateOf([...evening, mark(Kind.PAUSE, 61, { channel: "video" })], "audio").is).toBe("runs");
});
it("two who start at once start it once", () => {
  const twice = [mark(Kind.START, 10), mark(Kind.START, 11)];
  expect(stateOf(twice, "audio").sinceMs).toBe(10 * minute);
  expect(offsetMs(twice, [], "audio", 12 * minute)).toBe(2 * minute);
});
it("what was paused goes on; what was announced or ended begins", () => {
  expect(startKind(stateOf(until(25), "audio"))).toBe(Kind.RESUME);
  for (const minutes of [5, 55]) expect(startKind(stateOf(until(minutes), "audio"))).toBe(Kind.START);
});

it.each([
  [5, undefined], // only announced
  [10, 0],
  [14, 4],
  [25, 10], // paused: where it stands
  [35, 15],
  [50, 30], // its end
  [55, undefined],
  [61, 1], // a recording of its own
])("minute %i lies %s minutes into the recording", (minutes, into) => {
  const offset = offsetMs(evening, [], "audio", minutes * minute);
  expect(offset === undefined ? undefined : offset / minute).toBe(into);
});
it("what was off the record is not in the recording, also while it lasts", () => {
  const off = [{ fromMs: 12 * minute, toMs: 13 * minute }];
  expect(offsetMs(evening, off, "audio", 14 * minute)).toBe(3 * minute);
  expect(offsetMs(evening, [{ fromMs: 12 * minute, toMs: undefined }], "audio", 14 * minute)).toBe(2 * minute);
});

it("of what was off the record only the interval is listed, the newest first", () => {
  const off = [{ fromMs: 13 * minute, toMs: 15 * minute }];
  const lines = listed(until(20), off).map((line) => (line.is === "off" ? "off" : Kind[line.mark.kind]));
  expect(lines).toEqual(["PAUSE", "off", "START", "PAUSE"]);
});
it("the first pause announces, a later one does not", () => {
  const announces = listed(evening, []).flatMap((line) => (line.is === "mark" && line.announces ? [line.mark.id] : []));
  expect(announces).toEqual([`${Kind.PAUSE}-1`]);
});

it("counts as a recorder does", () => {
  expect([0, 247_900, 3_847_000].map(counterWords)).toEqual(["0:00", "4:07", "1:04:07"]);
});
