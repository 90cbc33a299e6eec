// A device that several people use: what is forgotten is forgotten whole, and nobody's words with it.
import { beforeEach, expect, it } from "vitest";
import { type Place, placeAt, placesTaken } from "../../../src/ui/join/places.ts";
import { forget, keep, kept, keptLike } from "../../../src/ui/kept.ts";
import { type Device, forgets } from "../../../src/ui/ways/forgetting.ts";
import { type Entry, entriesOf } from "../../../src/ui/ways/taken.ts";

const place = { participant: "ben", name: "Ben", policy: "", read: true, personal: "token", meeting: "" };
const joins = (document: string, more: Partial<Place> = {}) => keep(`place.${document}`, { ...place, ...more });
function entry(id: string): Entry {
  const taken = placesTaken().flatMap(({ document }) => ({ document, place: placeAt(document) ?? place }));
  const found = entriesOf(taken).find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}
// What happened, in order.
function device(more: Partial<Device> = {}) {
  const happened: string[] = [];
  const on: Device = {
    leaves: async ({ document }) => happened.push(`leaves ${document}`) > 0,
    forgetOf: async (owners) => {
      happened.push(`forgets ${owners.map(({ document }) => document).join()}`);
      return 0;
    },
    signOut: async () => {
      happened.push(
        keptLike("").some((name) => JSON.stringify(kept(name)).includes("token")) ? "too early" : "signs out",
      );
      return { ok: true, value: undefined };
    },
    ...more,
  };
  return { on, happened };
}

beforeEach(() => {
  for (const name of keptLike("")) forget(name);
  keep("settings", {});
});

it("a board without a meeting, with its record: nothing is left, and the session ends when all of it is gone", async () => {
  joins("b");
  joins("b.record");
  keep("draft.b.record", "words");
  keep("introduction", { name: "Ben" });
  const { on, happened } = device();
  expect(await forgets(entry("b"), on)).toBe("done");
  expect(happened).toEqual(["leaves b", "leaves b.record", "forgets b,b.record", "signs out"]);
  expect(keptLike("")).toEqual(["settings"]);
});
it("the session goes on while one is somewhere else, too", async () => {
  joins("b");
  joins("b.record");
  joins("c.record");
  keep("introduction", { name: "Ben" });
  const { on, happened } = device();
  expect(await forgets(entry("b"), on)).toBe("done");
  expect(happened).not.toContain("signs out");
  expect(keptLike("")).toEqual(["introduction", "place.c.record", "settings"]);
});
it("words that wait on this page, or on another, stay with all of it", async () => {
  joins("b");
  const before = keptLike("");
  for (const waiting of [{ leaves: async () => false }, { forgetOf: async () => 1 }]) {
    const { on, happened } = device(waiting);
    expect(await forgets(entry("b"), on)).toBe("unsent");
    expect(happened).not.toContain("signs out");
    expect(keptLike("")).toEqual(before);
    expect(placeAt("b")?.personal).toBe("token");
  }
});
it("what the browser could not remove is not said to be forgotten, and the session goes on", async () => {
  joins("b");
  const { on, happened } = device({ forgetOf: () => Promise.reject(new Error("the database does not open")) });
  expect(await forgets(entry("b"), on)).toBe("failed");
  expect(happened).toEqual(["leaves b"]);
  expect(placeAt("b")).toBeDefined();
});
it("without the server all of it goes but the way to try again, which lets nobody in", async () => {
  joins("b");
  keep("draft.b", "words");
  const unreached = device({ signOut: async () => ({ ok: false, status: 0, code: "", sentence: "" }) });
  expect(await forgets(entry("b"), unreached.on)).toBe("unreached");
  expect(keptLike("")).toEqual(["place.b", "settings"]);
  expect(placeAt("b")?.personal).toBeUndefined();
  expect(await forgets(entry("b"), device().on)).toBe("done");
  expect(keptLike("")).toEqual(["settings"]);
});
