// The folders of the core look only downward, and none of them looks at how it looks.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const layers = ["protocol", "text", "document", "replica", "storage", "connection"]; // the lowest first

function filesOf(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("generated"))
    .map((name) => join(src, folder, name));
}

// The folders of src that a file imports from, its own left out; and packages.
function importsOf(file: string, folder: string): { folders: string[]; packages: string[] } {
  const named = [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)";/gms)];
  const from = named.map(([, name = ""]) => name);
  const inside = from.filter((name) => name.startsWith(".")).map((name) => relative(src, resolve(dirname(file), name)));
  return {
    folders: [...new Set(inside.map((path) => path.split("/")[0] ?? ""))].filter((name) => name !== folder),
    packages: from.filter((name) => !name.startsWith(".")),
  };
}

describe.each(layers)("src/%s", (folder) => {
  const files = filesOf(folder);

  it("looks only downward", () => {
    expect(files.length).toBeGreaterThan(1);
    const allowed = new Set(layers.slice(0, layers.indexOf(folder)));
    for (const file of files)
      for (const other of importsOf(file, folder).folders) expect([file, allowed.has(other)]).toEqual([file, true]);
  });

  it("uses no package but protobuf and, for snapshots, fflate", () => {
    for (const file of files)
      for (const name of importsOf(file, folder).packages)
        expect([file, name.startsWith("@bufbuild/protobuf") || name === "fflate"]).toEqual([file, true]);
  });

  it("asks for the time, for chance and for the page only at the outermost edge", () => {
    const world =
      /\b(Date\.now|performance\.now|Math\.random|crypto\.getRandomValues|document\.addEventListener|window\.)/;
    for (const file of files) {
      if (file.endsWith("connection/surroundings.ts")) continue;
      expect([file, world.test(readFileSync(file, "utf8"))]).toEqual([file, false]);
    }
  });
});
