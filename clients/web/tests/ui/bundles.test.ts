// Words come with the parts that say them: whichever way a part is fetched, its words are learnt on that way (ui/*/door.ts), or
// everybody has them from the start. Else people read "export.epub".
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../../src");
const locales = join(src, "locales");
const plural = /_(zero|one|two|few|many|other)$/;
const keysIn = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^ {2}"?([\w.]+)"?:/gm)].map(([, key = ""]) => key.replace(plural, ""));
const ofDocuments = "documents"; // the words of every document, in no folder
const atFirst = "join";
const bundles = [
  ofDocuments,
  ...readdirSync(locales).filter((name) => name !== atFirst && existsSync(join(locales, name, "en-GB.ts"))),
];
const fileOf = (bundle: string) => join(locales, bundle === ofDocuments ? "" : bundle, "en-GB.ts");
const bundleOf = new Map(bundles.flatMap((bundle) => keysIn(fileOf(bundle)).map((key) => [key, bundle] as const)));

const texts = new Map<string, string>();
function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, "utf8").replace(/^\s*\/\/.*$/gm, "");
  texts.set(file, known);
  return known;
}
// They keep keys for whoever draws them, who has the words.
const drawnElsewhere: ReadonlySet<string> = new Set([
  "ui/quotations/own.ts", // a call on the meeting's page counts what waits; what fails is said beside what was tried
]);
const isInside = (from: string) => from.startsWith(".") && /\.tsx?$/.test(from);
const pathFrom = (file: string, from: string) => resolve(dirname(file), from);

// Statements at the left edge.
function statementsOf(file: string): readonly string[] {
  return textOf(file).split(/\n(?=(?:export|import|const|let|function|async function)\b)/);
}
// Which bundle a name stands for: `const words: Words = { ... }`, or one that another door has.
function bundleNamed(file: string, name: string): string {
  const own = statementsOf(file).find((one) => new RegExp(`^(export )?const ${name}: Words\\b`).test(one));
  const bundle = /locales\/(?:(\w+)\/)?en-GB/.exec(own ?? "");
  if (bundle) return bundle[1] ?? ofDocuments;
  const from = new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from "([^"]+)"`, "m").exec(textOf(file))?.[1];
  if (!from) throw new Error(`${relative(src, file)} learns ${name}, and nobody knows which words that are`);
  return bundleNamed(pathFrom(file, from), name);
}
const learnt = (file: string, statement: string) =>
  [...statement.matchAll(/\blearn\((\w+)\)/g)].map(([, name = ""]) => bundleNamed(file, name));

function withWordsOf(file: string): readonly string[] {
  const own = statementsOf(file).find((one) => /^(export )?async function withWords\b/.test(one));
  if (own) return learnt(file, own);
  const from = /^import \{[^}]*\bwithWords\b[^}]*\} from "([^"]+)"/m.exec(textOf(file))?.[1] ?? "";
  return withWordsOf(pathFrom(file, from));
}

interface Way {
  readonly to: string;
  readonly learns: readonly string[];
}
function waysFrom(file: string): readonly Way[] {
  const statements = statementsOf(file);
  return statements.flatMap((statement) => {
    const stays = /^(?:import|export)\s(?!type\b)[^;]*?from "([^"]+)";/gm;
    const ways: Way[] = [...statement.matchAll(stays)].map(([, to = ""]) => ({ to, learns: [] }));
    const learns = [
      ...learnt(file, statement),
      ...(/\bwithWords\(/.test(statement) ? withWordsOf(file) : []),
      ...(/\blater[<(]/.test(statement) ? ["later"] : []), // ui/parts/later.tsx
    ];
    for (const [, to = ""] of statement.matchAll(/\bimport\("([^"]+)"\)/g)) ways.push({ to, learns });
    return ways
      .filter(({ to }) => isInside(to))
      .map(({ to, learns: some }) => ({ to: pathFrom(file, to), learns: some }));
  });
}

// Every set of bundles with which each file may be drawn first.
function everyWay(): ReadonlyMap<string, readonly ReadonlySet<string>[]> {
  const ways = new Map<string, Map<string, ReadonlySet<string>>>();
  const open: (readonly [string, ReadonlySet<string>])[] = [[join(src, "ui/main.tsx"), new Set()]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [file, has] = next;
    const known = ways.get(file) ?? new Map<string, ReadonlySet<string>>();
    ways.set(file, known);
    const name = [...has].sort().join();
    if (known.has(name) || file.startsWith(locales)) continue;
    known.set(name, has);
    for (const { to, learns } of waysFrom(file)) open.push([to, new Set([...has, ...learns])]);
  }
  return new Map([...ways].map(([file, sets]) => [file, [...sets.values()]]));
}

// Keys that a file says: "guide.title", and `export.${format}` with whatever may stand there.
function saidIn(file: string): readonly string[] {
  const text = textOf(file);
  const said = [...text.matchAll(/"([\w.]+)"/g)].flatMap(([, key = ""]) => (bundleOf.has(key) ? [key] : []));
  const made = [...text.matchAll(/(?<=\bt\(\s*)`([^`]+)`|`([^`]+)`(?=\)? (?:as|satisfies) Key\b)/g)].flatMap(
    ([, given, told]) => {
      const words = given ?? told ?? "";
      const pattern = new RegExp(`^${words.replace(/\./g, "\\.").replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`);
      return [...bundleOf.keys()].filter((key) => pattern.test(key));
    },
  );
  return [...new Set([...said, ...made])];
}

describe("words and the parts that say them", () => {
  const ways = everyWay();
  it("are looked for in all of the interface", () => {
    expect(ways.size).toBeGreaterThan(300);
    expect(bundles.filter((bundle) => ![...ways.values()].some((sets) => sets.some((has) => has.has(bundle))))).toEqual(
      [],
    );
  });
  it("come together, whichever way a part is fetched", () => {
    const missing = [...ways].flatMap(([file, sets]) =>
      file.startsWith(join(src, "ui/")) && !drawnElsewhere.has(relative(src, file))
        ? saidIn(file).flatMap((key) => {
            const bundle = bundleOf.get(key) ?? "";
            const without = sets.find((has) => !has.has(bundle));
            if (!without) return [];
            return [
              `${relative(src, file)} says ${key} of ${bundle}, and may be there with: ${[...without].join(", ") || "none"}`,
            ];
          })
        : [],
    );
    expect(missing).toEqual([]);
  });
});
