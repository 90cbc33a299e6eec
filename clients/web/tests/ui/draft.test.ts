// A card that was begun is found again where and as what it was begun.
import { beforeEach, expect, it } from "vitest";
import { CardKind } from "../../src/protocol/index.ts";
import { draftOf, forgetDraft, keepDraft, keepPlace, keepWords, placeFor } from "../../src/ui/composer/draft.ts";

const all = () => true;
const none = () => false;
const begun = { region: "r6", cluster: "g1", kind: CardKind.TENSION };

beforeEach(() => forgetDraft("board"));

it("words, time and place are kept together, and forgotten together", () => {
  expect(draftOf("board")).toEqual({ words: "", writtenMs: 0, place: undefined });
  keepWords("board", "Who pays?", 12);
  keepPlace("board", begun);
  expect(draftOf("board")).toEqual({ words: "Who pays?", writtenMs: 12, place: begun });
  forgetDraft("board");
  expect(draftOf("board")).toEqual({ words: "", writtenMs: 0, place: undefined });
});
it("what was discarded is had back as it was", () => {
  keepWords("board", "Who pays?", 12);
  keepPlace("board", begun);
  const discarded = draftOf("board");
  forgetDraft("board");
  keepDraft("board", discarded);
  expect(draftOf("board")).toEqual({ words: "Who pays?", writtenMs: 12, place: begun });
});
it("it goes on there, whatever region one happens to be at", () => {
  expect(placeFor({ region: "r1", merely: true }, begun, all, all)).toEqual(begun);
});
it("it goes elsewhere when somebody says so, as what it was begun", () => {
  expect(placeFor({ region: "r2" }, begun, all, all)).toEqual({ region: "r2", kind: CardKind.TENSION });
});
it("where the region is gone, or the group, it lies where there is something", () => {
  expect(placeFor({ region: "r1", merely: true }, begun, (id) => id === "r1", all)).toEqual({
    region: "r1",
    kind: CardKind.TENSION,
  });
  expect(placeFor({ region: "r1", merely: true }, begun, all, none)).toEqual({ region: "r6", kind: CardKind.TENSION });
});
it("a new one lies where one is, at the point that was shown", () => {
  expect(placeFor({ region: "r1", at: { x: 3, y: 4 } }, undefined, all, all)).toEqual({
    region: "r1",
    at: { x: 3, y: 4 },
  });
});
