// What a meeting recommends to read.
import { readFileSync } from "node:fs";
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ResourceSchema } from "../../src/index.ts";
import { citationOf, isAddress, looksCutOff } from "../../src/ui/meeting/reading.ts";

describe("reading", () => {
  it("SYS-45: of the list of 2019 the ninth address is told to be broken, and no other", () => {
    const file = readFileSync(new URL("../../../../facilitation/meetings/bellagio-2019.yaml", import.meta.url), "utf8");
    const listed = [...file.matchAll(/id: (res-\d+), series: "?([^",]*).*?url: "?([^",}]*)/g)];
    expect(listed).toHaveLength(9);
    const broken = listed.filter(([, , series = "", url = ""]) => looksCutOff({ series, url }));
    expect(broken.map(([, id]) => id)).toEqual(["res-9"]);
  });

  it.each([
    ["https://example.org/wp2017-01", false],
    ["https://example.org/wp2017-0", true],
    ["https://example.org/wp2017", true],
    ["https://example.org/papers", false],
    ["", false],
  ])("Working Paper 2017-01 at %s", (url, cut) => {
    expect(looksCutOff({ series: "Working Paper 2017-01", url })).toBe(cut);
  });

  it("an address that would run something is none", () => {
    expect(["https://a.example", "HTTP://a.example"].every(isAddress)).toBe(true);
    expect(["javascript:alert(1)", "data:text/html,x", "file:///etc", ""].some(isAddress)).toBe(false);
  });
});

describe("SYS-45: what is cited", () => {
  const said = (more: object, most = 400) => citationOf(create(ResourceSchema, more), most);
  it("is one line, as it is printed, a broken address too", () => {
    expect(
      said({
        authors: ["A. One", "B. Two"],
        title: "Missions",
        series: "Paper 2017-01",
        url: "http://x.example/2017-0",
      }),
    ).toBe("A. One, B. Two. Missions. Paper 2017-01. http://x.example/2017-0");
    expect(said({ series: "Special issue" })).toBe("Special issue");
  });
  it("has no address where that would not fit, and half of none", () => {
    expect(said({ title: "Missions", url: "http://x.example/" }, 12)).toBe("Missions");
  });
});
