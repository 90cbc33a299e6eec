// Cards out of a list or a table, and what stands in the way of them. Pure.
import type { CardKind } from "../../index.ts";
import { charactersLeft } from "../board/limits.ts";
import type { Cell, Problem, Table } from "./table.ts";

export type Column = "words" | "kind" | "region" | "source" | "nothing";
export interface Draft {
  readonly words: string;
  readonly kind: CardKind;
  readonly region: string;
  readonly source?: string; // where it is from
  readonly line: number;
}
export interface Read {
  readonly cards: readonly Draft[];
  readonly problems: readonly Problem[];
}
export interface Board {
  readonly regions: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly kind: CardKind;
  }[];
  readonly kindOf: (words: string) => CardKind | undefined; // by its name in any language
}

// What people call the columns.
const named = ["words", "kind", "region", "source"] as const;
const names: { readonly [column in (typeof named)[number]]: RegExp } = {
  words:
    /^(text|words?|card|content|idea|title|description|texte|mots|carte|texto|palabras|tarjeta|palavras|cart[ãa]o|testo|parole|scheda|wort|wörter|karte|inhalt|sisu|sõnad|kaart|نص|النص|بطاقة|كلمات)$/,
  kind: /^(kind|type|sort|category|genre|catégorie|tipo|clase|categor[íi]a|genere|art|typ|kategorie|liik|tüüp|نوع|النوع)$/,
  source:
    /^(sources?|reference|references|origin|url|quelle|quellen|beleg|fuente|fuentes|referencia|fonte|fontes|fonti|refer[êe]ncia|riferimento|référence|allikas|allikad|مصدر|المصدر|مرجع)$/,
  region:
    /^(region|zone|column|section|area|place|région|colonne|columna|regi[óo]n|coluna|região|colonna|regione|zona|bereich|spalte|ala|veerg|piirkond|منطقة|عمود)$/,
};
function columnNamed(words: string): Column {
  const name = words.toLowerCase();
  for (const column of named) if (names[column].test(name)) return column;
  return "nothing";
}

// Whether the first row names the columns, and what they are. Where none is called the words, the first that is not called
// something else has them.
export function columnsOf({ rows }: Table): { readonly columns: readonly Column[]; readonly headed: boolean } {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const first = Array.from({ length: width }, (_, at) => columnNamed(rows[0]?.[at]?.words ?? ""));
  const headed = first.some((column) => column !== "nothing") && rows.length > 1;
  const words = first.includes("words") ? -1 : first.indexOf("nothing");
  const columns = first.map((column, at) =>
    at === words ? "words" : first.indexOf(column) === at ? column : "nothing",
  );
  if (headed && columns.includes("words")) return { columns, headed };
  return { columns: first.map((_, at) => (at === 0 ? "words" : "nothing")), headed: false };
}

const mostSource = 400; // as the server takes it

export function cardsOf(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  fallback: { readonly region: string; readonly kind: CardKind | undefined },
  board: Board,
): Read {
  const cards: Draft[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const cell = (column: Column) => row[columns.indexOf(column)];
    const before = problems.length;
    const words = cell("words");
    if (!words || words.words === "") {
      problems.push({ line: row[0]?.line ?? 0, column: columns.indexOf("words") + 1, why: "noWords" });
      continue;
    }
    const over = -charactersLeft(words.words);
    if (over > 0) problems.push({ line: words.line, column: words.column, why: "tooLong", over });
    const region = regionOf(cell("region"), fallback.region, board, problems);
    const kind = kindIn(cell("kind"), board, problems);
    const source = cell("source");
    const longer = (source?.words.length ?? 0) - mostSource;
    if (source && longer > 0) problems.push({ line: source.line, column: source.column, why: "tooLong", over: longer });
    if (problems.length > before) continue;
    const suggested = board.regions.find(({ id }) => id === region)?.kind;
    cards.push({
      words: words.words,
      region,
      kind: kind ?? fallback.kind ?? suggested ?? 1,
      line: words.line,
      ...(source && source.words !== "" ? { source: source.words.replace(/\s+/g, " ") } : {}),
    });
  }
  return { cards, problems };
}

// By number or title; "2", "2 Direction of travel", "direction of travel".
function regionOf(cell: Cell | undefined, otherwise: string, { regions }: Board, problems: Problem[]): string {
  if (!cell || cell.words === "") return otherwise;
  const said = cell.words.toLowerCase().replace(/\s+/g, " ");
  const found = regions.find(({ id, number, title }) => {
    const name = title.toLowerCase().replace(/\s+/g, " ");
    return said === String(number) || said === name || said === `${number} ${name}` || said === id;
  });
  if (found) return found.id;
  problems.push({ line: cell.line, column: cell.column, why: "noRegion", said: cell.words.slice(0, 40) });
  return otherwise;
}
function kindIn(cell: Cell | undefined, { kindOf }: Board, problems: Problem[]): CardKind | undefined {
  if (!cell || cell.words === "") return undefined;
  const kind = kindOf(cell.words);
  if (kind === undefined)
    problems.push({ line: cell.line, column: cell.column, why: "noKind", said: cell.words.slice(0, 40) });
  return kind;
}
