// Cards out of a list or a table, and what stands in the way of them. Pure.
import type { CardKind } from "../../index.ts";
import { charactersLeft } from "../board/limits.ts";
import type { Cell, Problem, Table } from "./table.ts";

export type Column = "words" | "kind" | "region" | "source" | "id" | "nothing";
export interface Draft {
  readonly id?: string; // the table has one
  readonly there?: Card; // the card of that id, as it is on the board: it is brought up to date
  readonly words: string;
  readonly kind: CardKind;
  readonly region: string;
  readonly source?: string; // where it is from
  readonly line: number;
}
export interface Read {
  readonly cards: readonly Draft[];
  readonly alike: number; // rows whose card says the same already
  readonly problems: readonly Problem[];
}
export interface Card {
  readonly words: string;
  readonly kind: CardKind;
  readonly region: string;
  readonly source: string;
}
// What a table's id is on a board: the card's own, as exports have it, or one that is made of it, so that the same table
// brought a second time finds the cards of the first.
export interface Known {
  readonly id: string;
  readonly card?: Card;
  readonly problem?: "notYours" | "inTrash";
}
export interface Board {
  readonly regions: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly kind: CardKind;
  }[];
  readonly kindOf: (words: string) => CardKind | undefined; // by its name in any language
  readonly known: (id: string) => Known;
}

// What people call the columns.
const named = ["words", "kind", "region", "source", "id"] as const;
const names: { readonly [column in (typeof named)[number]]: RegExp } = {
  words:
    /^(text|words?|card|content|idea|title|description|texte|mots|carte|texto|palabras|tarjeta|palavras|cart[ãa]o|testo|parole|scheda|wort|wörter|karte|inhalt|sisu|sõnad|kaart|نص|النص|بطاقة|كلمات)$/,
  kind: /^(kind|type|sort|category|genre|catégorie|tipo|clase|categor[íi]a|genere|art|typ|kategorie|liik|tüüp|نوع|النوع)$/,
  source:
    /^(sources?|reference|references|origin|url|quelle|quellen|beleg|fuente|fuentes|referencia|fonte|fontes|fonti|refer[êe]ncia|riferimento|référence|allikas|allikad|مصدر|المصدر|مرجع)$/,
  id: /^((item|card|external)?[ _-]?id|identifiant|identificador|identificativo|kennung|tunnus|المعرف|معرف)$/,
  region:
    /^(region|zone|column|section|area|place|région|colonne|columna|regi[óo]n|coluna|região|colonna|regione|zona|bereich|spalte|ala|veerg|piirkond|منطقة|عمود)$/,
};
function columnNamed(words: string): Column {
  const name = words.toLowerCase();
  for (const column of named) if (names[column].test(name)) return column;
  return "nothing";
}

// Whether the first row looks like names of columns that nobody here knows: short and each once, over a column of words that
// are much longer. Somebody can still say otherwise.
function looksHeaded({ rows: [first = [], ...others], separator }: Table): boolean {
  const names = first.map(({ words }) => words);
  const short = (name: string) => name !== "" && name.length <= 40 && !/[.!?…]$|^[\d\s.,%-]+$/.test(name);
  if (separator === ":" || names.length < 2 || others.length < 2) return false;
  if (!names.every(short) || new Set(names).size < names.length) return false;
  const below = (at: number) => others.map((row) => row[at]?.words ?? "");
  if (names.some((name, at) => below(at).includes(name))) return false;
  return names.some((name, at) => below(at).every((words) => words.length >= 12 && words.length >= 2 * name.length));
}
function longestOf(rows: Table["rows"], width: number): number {
  const lengths = Array.from({ length: width }, (_, at) =>
    rows.reduce((sum, row) => sum + (row[at]?.words.length ?? 0), 0),
  );
  return lengths.indexOf(Math.max(...lengths));
}

// Whether the first row names the columns, and what they are. Where none is called the words, the first that is not called
// something else has them; where no name is known, the column in which most is said. `named`: some name is known.
export function columnsOf(
  { rows, separator }: Table,
  isRegion: (words: string) => boolean = () => false,
): { readonly columns: readonly Column[]; readonly headed: boolean; readonly named: boolean } {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const first = Array.from({ length: width }, (_, at) => columnNamed(rows[0]?.[at]?.words ?? ""));
  const names = first.filter((column) => column !== "nothing").length;
  // "Idea: trees along the streets" is no table, though a colon stands in it.
  const headed = names >= (separator === ":" ? 2 : 1) && rows.length > 1;
  const words = first.includes("words") ? -1 : first.indexOf("nothing");
  const columns = first.map((column, at) =>
    at === words ? "words" : first.indexOf(column) === at ? column : "nothing",
  );
  if (headed && columns.includes("words")) return { columns, headed, named: true };
  // Nothing says what they are, but what stands in them may: a column that is nothing but regions of the board.
  const looks = looksHeaded({ rows, separator, problems: [] });
  const body = looks ? rows.slice(1) : rows;
  const said = looks ? longestOf(body, width) : 0;
  const regions = first.findIndex((_, at) => {
    const cells = body.flatMap((row) => row[at]?.words || []);
    return at !== said && cells.length > 0 && cells.every(isRegion);
  });
  const column = (at: number): Column => (at === said ? "words" : at === regions ? "region" : "nothing");
  return { columns: first.map((_, at) => column(at)), headed: looks, named: false };
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
  const ids = new Set<string>();
  let alike = 0;
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
    const named = cell("id");
    const known = named && named.words !== "" ? board.known(named.words) : undefined;
    const there = known?.card;
    const at = named && { line: named.line, column: named.column, said: named.words.slice(0, 40) };
    if (at && known && ids.has(known.id)) problems.push({ ...at, why: "twice" });
    if (known) ids.add(known.id);
    const region = regionOf(cell("region"), there?.region ?? fallback.region, board, problems);
    const kind = kindIn(cell("kind"), board, problems);
    const source = cell("source");
    const longer = (source?.words.length ?? 0) - mostSource;
    if (source && longer > 0) problems.push({ line: source.line, column: source.column, why: "tooLong", over: longer });
    if (problems.length > before) continue;
    const suggested = board.regions.find(({ id }) => id === region)?.kind;
    const said = undefused(words.words);
    const from = source && undefused(source.words).replace(/\s+/g, " ");
    const draft: Draft = {
      words: said,
      region,
      kind: kind ?? there?.kind ?? fallback.kind ?? suggested ?? 1,
      line: words.line,
      ...(from !== undefined && (from !== "" || there) ? { source: from } : {}),
      ...(known ? { id: known.id } : {}),
      ...(there ? { there } : {}),
    };
    if (there && says(draft, there)) alike += 1;
    else if (at && known?.problem) problems.push({ ...at, why: known.problem });
    else cards.push(draft);
  }
  return { cards, alike, problems };
}
function says({ words, region, kind, source }: Draft, there: Card): boolean {
  const same = words === there.words.trim() && region === there.region && kind === there.kind;
  return same && (source === undefined || source === there.source);
}
// As exports write words that a spreadsheet would take for a formula: with an apostrophe before them.
const undefused = (words: string) => words.replace(/^'(?=[=+\-@\t\r])/, "");

// By number or title; "2", "2 Direction of travel", "direction of travel".
export function regionCalled(words: string, { regions }: Pick<Board, "regions">): Board["regions"][number] | undefined {
  const said = words.toLowerCase().replace(/\s+/g, " ");
  return regions.find(({ id, number, title }) => {
    const name = title.toLowerCase().replace(/\s+/g, " ");
    return said === String(number) || said === name || said === `${number} ${name}` || said === id.toLowerCase();
  });
}
function regionOf(cell: Cell | undefined, otherwise: string, board: Board, problems: Problem[]): string {
  if (!cell || cell.words === "") return otherwise;
  const found = regionCalled(cell.words, board);
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
