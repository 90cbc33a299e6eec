// A dialogue is closed in its head, by the one button that all of them have there (ui/parts/Sheet.tsx).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ui = join(import.meta.dirname, "../../src/ui");

it("no dialogue has a second button that says the same as the one in its head", () => {
  const sheets = readdirSync(ui, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => ({ name, text: readFileSync(join(ui, name), "utf8") }))
    .filter(({ name, text }) => /from "[./]*parts\/Sheet\.tsx"/.test(text) && name !== "parts/Sheet.tsx");
  expect(sheets.length).toBeGreaterThan(30);
  expect(sheets.filter(({ text }) => text.includes('{t("close")}')).map(({ name }) => name)).toEqual([]);
});
