// React Aria keeps each element in which a transition runs until all its properties have ended. Of an element that leaves the
// page meanwhile it hears the first end only (`once`, in its runAfterTransition), so one with several stays in memory for
// good, with all that was taken off the page beside it. `background` is several.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ui = join(import.meta.dirname, "../../src/ui");
const one = /^(none|(background-color|color|opacity|translate|scale|rotate|transform) [^,]+)$/;

it("no element has two properties in transition", () => {
  const sheets = readdirSync(ui, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  const all = sheets.flatMap((name) =>
    [...readFileSync(join(ui, name), "utf8").matchAll(/transition(?:-property)?:\s*([^;}]+)/g)].map(
      ([, what = ""]) => `${name}: ${what.trim()}`,
    ),
  );
  expect(all.length).toBeGreaterThan(2);
  expect(all.filter((line) => !one.test(line.slice(line.indexOf(": ") + 2)))).toEqual([]);
});
