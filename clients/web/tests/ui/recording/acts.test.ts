// Words that a mark is given right after it was set.
import { expect, it } from "vitest";
import { RecordingMarker_Kind as Kind, type Verb } from "../../../src/index.ts";
import { marksNow, rewords } from "../../../src/ui/recording/acts.ts";
import type { Room } from "../../../src/ui/room/room.ts";

const t = ((key: string) => key) as Parameters<typeof marksNow>[0];
function stage(takes = true) {
  const there = new Set<string>();
  const log: string[] = [];
  let next = 0;
  const does = (verbs: readonly Verb[]) => {
    if (!takes) return { ok: false };
    for (const verb of verbs) {
      if (verb.case === "addMarker" && verb.value.id) there.add(verb.value.id);
      log.push(`${verb.case} ${verb.case === "addMarker" ? `${verb.value.id} “${verb.value.label}”` : ""}`.trim());
    }
    return { ok: true };
  };
  const shown = {
    find: (id: string) => (there.has(id) ? {} : undefined),
    board: () => undefined,
    card: () => undefined,
  };
  const session = { newId: () => `m${++next}`, serverMs: () => 1_800_000_000_000, me: { participant: "rea" }, shown };
  const room = { does, session } as unknown as Room;
  const hands = { selected: { value: new Set<string>() } } as unknown as Parameters<typeof marksNow>[2];
  return { room, hands, there, log };
}

it("a moment stands before it has words, and is another with them", () => {
  const { room, hands, log } = stage();
  const mark = marksNow(t, room, hands, "audio", Kind.MOMENT);
  expect(mark).toMatchObject({ id: "m1", kind: Kind.MOMENT, channel: "audio", by: "rea", label: "" });
  if (mark) rewords(room, mark, "the top", "");
  expect(log).toEqual(["addMarker m1 “”", "removeMarker", "addMarker m2 “the top”"]);
});
it("taken back meanwhile, it stands again with its words", () => {
  const { room, hands, there, log } = stage();
  const mark = marksNow(t, room, hands, "audio", Kind.MOMENT);
  there.clear();
  if (mark) rewords(room, mark, "the top", "");
  expect(log).toEqual(["addMarker m1 “”", "addMarker m2 “the top”"]);
});
it("a moment that is not taken asks for no words", () => {
  const { room, hands } = stage(false);
  expect(marksNow(t, room, hands, "audio", Kind.MOMENT)).toBeUndefined();
});
