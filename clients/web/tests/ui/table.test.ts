// Lists and tables, as people paste and drop them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Column, cardsOf, columnsOf, type Known, regionCalled } from "../../src/ui/import/cards.ts";
import { isText, lineCells, separatorOf, tableOf, wordsOf } from "../../src/ui/import/table.ts";

const words = (text: string, separator?: string) =>
  (separator === undefined ? tableOf(text) : tableOf(text, separator)).rows.map((row) => row.map((cell) => cell.words));
const told = (text: string) => tableOf(text).problems.map(({ line, column, why }) => `${line}:${column} ${why}`);

describe("a list", () => {
  it("is a card a line, without empty lines and without what marks a line as one of a list", () => {
    const text =
      "- Sponge streets\r\n\r\n  • Paid wetlands\n3. Open sensors\n(4) Clean berths\n– Take-back\n2035 is the year\n-5 degrees";
    expect(lineCells(text).map((cell) => cell.words)).toEqual([
      "Sponge streets",
      "Paid wetlands",
      "Open sensors",
      "Clean berths",
      "Take-back",
      "2035 is the year",
      "-5 degrees",
    ]);
  });

  it("knows on which line each stood", () => {
    expect(lineCells("one\n\n\ntwo").map(({ line }) => line)).toEqual([1, 4]);
  });
});

describe("a table", () => {
  it.each([
    ["comma", "a,b\nc,d", ","],
    ["semicolon", "a;b\nc;d", ";"],
    ["tab", "a\tb\nc\td", "\t"],
    ["bar", "a|b\nc|d", "|"],
    ["colon", "a:b\nc:d", ":"],
  ])("with a %s between columns is told by its rows", (_, text, separator) => {
    expect(separatorOf(text)).toBe(separator);
    expect(words(text)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("keeps separators, quotes and line ends that stand in quotes", () => {
    expect(words('"one, two","say ""hello""","two\r\nlines"\nx,y,z')).toEqual([
      ["one, two", 'say "hello"', "two\nlines"],
      ["x", "y", "z"],
    ]);
  });

  it("takes semicolons where commas stand in the words", () => {
    expect(words("Text;Kind\nRain, and more rain;risk\nFields, low ones;idea")).toEqual([
      ["Text", "Kind"],
      ["Rain, and more rain", "risk"],
      ["Fields, low ones", "idea"],
    ]);
  });

  it("leaves out empty rows, and keeps empty cells", () => {
    expect(words("a,,c\n\n,,\n,b,", ",")).toEqual([
      ["a", "", "c"],
      ["", "b", ""],
    ]);
  });

  it("says where a quotation mark was opened and never closed", () => {
    expect(told('a,b\nc,"open\nand on')).toEqual(["2:2 quoteOpen"]);
  });

  it("says where something stands after a closed quotation mark", () => {
    expect(told('a,b\n"c" d,e')).toEqual(["2:1 afterQuote"]);
    expect(tableOf('"c" d,e').problems[0]?.said).toBe("d");
  });

  it("counts lines as an editor does, also after cells of several lines", () => {
    const { rows } = tableOf('"one\ntwo\nthree",x\nfour,y');
    expect(rows.map((row) => row[0]?.line)).toEqual([1, 4]);
  });

  it("comes back as it was written, whatever stands in it", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((some) => some.replaceAll("\r", "").trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(",", ";", "\t", "|", ":"), (rows, separator) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)).join("\n");
        expect(words(text, separator)).toEqual(rows.filter((row) => row.some((one) => one !== "")));
        expect(tableOf(text, separator).problems).toEqual([]);
      }),
    );
  });
});

describe("a file", () => {
  const bytes = (...some: number[]) => new Uint8Array(some);
  it("is read as UTF-8, as UTF-16 with its mark, or as old programs write", () => {
    expect(wordsOf(new TextEncoder().encode("Tõnurist"))).toBe("Tõnurist");
    expect(wordsOf(bytes(0xff, 0xfe, 0x54, 0, 0xf5, 0))).toBe("Tõ");
    expect(wordsOf(bytes(0xfe, 0xff, 0, 0x54, 0, 0xf5))).toBe("Tõ");
    expect(wordsOf(bytes(0x54, 0xf5))).toBe("Tõ");
    expect(tableOf(wordsOf(new TextEncoder().encode("\ufeffText,Kind\na,b"))).rows[0]?.[0]?.words).toBe("Text");
  });

  it("that is no text is told from one that is", () => {
    expect(isText(new TextEncoder().encode("a,b"))).toBe(true);
    expect(isText(bytes(0xff, 0xfe, 0x54, 0))).toBe(true);
    expect(isText(bytes(0x50, 0x4b, 3, 4))).toBe(false); // a workbook
    expect(isText(new TextEncoder().encode("%PDF-1.7"))).toBe(false);
    expect(isText(bytes(1, 0, 2))).toBe(false);
  });
});

describe("cards out of a table", () => {
  const board = {
    regions: [
      { id: "r1", number: 1, title: "Challenges", kind: 11 },
      { id: "r2", number: 2, title: "Direction of travel", kind: 12 },
    ],
    kindOf: (said: string) => ({ risk: 8, idea: 1 })[said.trim().toLowerCase()],
    known: (id: string): Known => known.get(id) ?? { id: `of ${id}` },
  };
  const known = new Map<string, Known>();
  const there = (words: string, problem?: "notYours" | "inTrash"): Known => ({
    id: words.toLowerCase(),
    card: { words, kind: 8, region: "r2", source: "" },
    ...(problem ? { problem } : {}),
  });
  const read = (text: string, columns?: readonly Column[]) => {
    const table = tableOf(text);
    const guessed = columnsOf(table);
    const rows = table.rows.slice(guessed.headed ? 1 : 0);
    return cardsOf(rows, columns ?? guessed.columns, { region: "r1", kind: undefined }, board);
  };

  it("are mapped by what the columns are called, in whatever order", () => {
    const { cards, problems } = read("Region,Kind,Text\n2,Risk,Storm overflows\nchallenges,,Closed beaches");
    expect(cards).toEqual([
      { words: "Storm overflows", kind: 8, region: "r2", line: 2 },
      { words: "Closed beaches", kind: 11, region: "r1", line: 3 },
    ]);
    expect(problems).toEqual([]);
  });

  it("are mapped by names in other languages", () => {
    expect(columnsOf(tableOf("Zone;Texte;Type\na;b;c")).columns).toEqual(["region", "words", "kind"]);
    expect(columnsOf(tableOf("Karte,Art,Bereich\na,b,c")).columns).toEqual(["words", "kind", "region"]);
  });

  it("have the first column for their words where nothing is named, and the first row is a card too", () => {
    const { cards } = read("Storm overflows,whoever\nClosed beaches,whatever");
    expect(cards.map((card) => card.words)).toEqual(["Storm overflows", "Closed beaches"]);
  });

  it("come from a spreadsheet's cells, with where they are from; the first column has the words, whatever it is called", () => {
    const pasted = "Remark\tSource\tKind\nStorm overflows\tAnnual report,\n p. 3\tRisk\nClosed beaches\t\t";
    const cells = pasted.replace("Annual report,\n p. 3", '"Annual report,\n p. 3"');
    expect(read(cells).cards).toEqual([
      { words: "Storm overflows", kind: 8, region: "r1", source: "Annual report, p. 3", line: 2 },
      { words: "Closed beaches", kind: 11, region: "r1", line: 4 },
    ]);
    const long = read(`Text\tSource\nRain\t${"x".repeat(403)}`);
    expect(long.problems.map(({ column, why, over }) => `${column} ${why} ${over}`)).toEqual(["2 tooLong 3"]);
  });

  it("take the kind that their region suggests where none is given", () => {
    expect(read("Text,Region\nBy 2035,Direction of travel").cards[0]?.kind).toBe(12);
  });

  it("that cannot be read are told with line and column, and the others are there", () => {
    const { cards, problems } = read(
      `Text,Kind,Region\nRain,rsk,1\n${"x".repeat(290)},idea,2\nSun,idea,9\n,idea,1\nWind,idea,1`,
    );
    expect(
      problems.map(({ line, column, why, said, over }) => `${line}:${column} ${why} ${said ?? over ?? ""}`.trim()),
    ).toEqual(["2:2 noKind rsk", "3:1 tooLong 10", "4:3 noRegion 9", "5:1 noWords"]);
    expect(cards.map((card) => card.words)).toEqual(["Wind"]);
  });

  it("have the regions that stand in a column, though nothing names it; bare numbers may be anything", () => {
    const isRegion = (words: string) => !/^\d+$/.test(words) && regionCalled(words, board) !== undefined;
    const pasted = tableOf("Rain\tlast year\tChallenges\nWind\t\t\nSun\t\tdirection of travel");
    expect(columnsOf(pasted, isRegion)).toEqual({
      columns: ["words", "nothing", "region"],
      headed: false,
      named: false,
    });
    expect(columnsOf(tableOf("Rain\t1\nSun\t2"), isRegion).columns).toEqual(["words", "nothing"]);
  });

  it("are headed by names that nobody knows, where they are short and stand over words that are not", () => {
    const some = tableOf(
      "Thema;Beitrag;Wer\nWasser;Wir zahlen für Regen, der keinem gehört;Ida\nWärme;Niemand hat nach den Kellern gefragt;Bo",
    );
    expect(columnsOf(some)).toEqual({ columns: ["nothing", "words", "nothing"], headed: true, named: false });
    const rows = "Rain falls on us;Ida\nWho pays for the pumps?;Bo\nNobody asked the cellars;Ada";
    expect(columnsOf(tableOf(rows)).headed).toBe(false);
    // A name that stands among what it would name is none.
    const twice = "Wer;Was\nIda;Wir zahlen für Regen\nWer;Niemand hat gefragt, wozu";
    expect(columnsOf(tableOf(twice)).headed).toBe(false);
    expect(columnsOf(tableOf("Year;Number of pumps that run\n2020;12\n2021;14")).headed).toBe(false);
  });

  it("are not read out of colons in a list, but where the columns are named", () => {
    expect(columnsOf(tableOf("Idea: trees along the streets\nRisk: nobody waters them")).headed).toBe(false);
    expect(columnsOf(tableOf("Kind:Text\nrisk:nobody waters them")).columns).toEqual(["kind", "words"]);
  });

  it("with an id bring the card of that id up to date, and a card that is not there is added with it", () => {
    known.set("7", there("Rain"));
    known.set("8", there("Sun"));
    known.set("9", there("=Wind"));
    const { cards, alike, problems } = read(
      "id,text,kind,region,source\n7,Rain all night,,,\n8,Sun,risk,2,\n9,'=Wind,,1,Report\nX-1,Snow,,,",
    );
    expect(cards.map(({ id, there: card, words: said, region }) => [id, card?.words, said, region])).toEqual([
      ["rain", "Rain", "Rain all night", "r2"],
      ["=wind", "=Wind", "=Wind", "r1"],
      ["of X-1", undefined, "Snow", "r1"],
    ]);
    expect(alike).toBe(1);
    expect(problems).toEqual([]);
  });

  // As facilitation/exports writes them.
  it("that were exported come back as they are: nothing of them would change", () => {
    const file = join(import.meta.dirname, "../../../../tests/facilitation/exports/golden/demo.csv.txt");
    const sheet =
      readFileSync(file, "utf8")
        .split("\n\n")
        .find((one) => one.startsWith("cards\n"))
        ?.slice("cards\n".length) ?? "";
    const rows = tableOf(sheet).rows.slice(1);
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const [, , id = "", , said = "", source = "", region = ""] = row.map((cell) => cell.words);
      known.set(id, { id, card: { words: said, kind: 1, region, source } });
    }
    const regions = [...new Set(rows.map((row) => row[6]?.words ?? ""))];
    const there = { ...board, kindOf: () => 1, regions: regions.map((id) => ({ id, number: 0, title: id, kind: 1 })) };
    const { columns } = columnsOf(tableOf(sheet));
    const { cards, alike, problems } = cardsOf(rows, columns, { region: "", kind: undefined }, there);
    expect([cards, alike, problems]).toEqual([[], rows.length, []]);
  });

  it("with an id of somebody else's card, of one in the trash, or twice, are told", () => {
    known.set("a", there("Rain", "notYours"));
    known.set("b", there("Sun", "inTrash"));
    known.set("c", there("Wind", "notYours"));
    const { cards, alike, problems } = read("id,text\na,Rain all night\nb,Sun all day\nc,Wind\nd,Snow\nd,More snow");
    expect(problems.map(({ line, column, why }) => `${line}:${column} ${why}`)).toEqual([
      "2:1 notYours",
      "3:1 inTrash",
      "6:1 twice",
    ]);
    expect([cards.map(({ words: said }) => said), alike]).toEqual([["Snow"], 1]);
  });

  it("count characters as people do", () => {
    expect(
      cardsOf([lineCells("🌊".repeat(280))], ["words"], { region: "r1", kind: undefined }, board).problems,
    ).toEqual([]);
  });
});
