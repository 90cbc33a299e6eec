// A change that is stored at once does not make the word flicker.
import { expect, it } from "vitest";
import { Calm, calmMs } from "../../../src/ui/room/calm.ts";

it("what is over within moments is never said", () => {
  const calm = new Calm<string>();
  expect(calm.says("saved", false, 0)).toEqual({ said: "saved" });
  for (const at of [1_000, 2_000, 3_000]) {
    expect(calm.says("sending (1)", true, at)).toEqual({ said: "saved", again: calmMs });
    expect(calm.says("sending (2)", true, at + 390)).toEqual({ said: "saved", again: 10 });
    expect(calm.says("saved", false, at + 399)).toEqual({ said: "saved" });
  }
});
it("what lasts is said, as it is by then, and what ends is said at once", () => {
  const calm = new Calm<string>();
  calm.says("saved", false, 0);
  calm.says("sending (1)", true, 1_000);
  expect(calm.says("sending (3)", true, 1_000 + calmMs)).toEqual({ said: "sending (3)" });
  expect(calm.says("sending (4)", true, 1_500)).toEqual({ said: "sending (4)" });
  expect(calm.says("saved", false, 1_600)).toEqual({ said: "saved" });
});
it("what does not pass by itself is said at once, also in the midst of it", () => {
  const calm = new Calm<string>();
  calm.says("saved", false, 0);
  calm.says("sending (1)", true, 1_000);
  expect(calm.says("offline", false, 1_010)).toEqual({ said: "offline" });
  expect(calm.says("sending (1)", true, 1_020)).toEqual({ said: "offline", again: calmMs });
});
it("to begin with there is nothing that could stay", () => {
  expect(new Calm<string>().says("sending (1)", true, 5)).toEqual({ said: "sending (1)" });
});
