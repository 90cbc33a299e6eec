// A table out of text: comma, semicolon, tab, bar or colon between columns, quotes as spreadsheets write them. Whatever cannot be
// read is told with line and column, and nothing is guessed. Pure.

export interface Cell {
  readonly words: string;
  readonly line: number; // from 1, where it begins
  readonly column: number; // from 1, among the cells of its row
}
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly why:
    | "quoteOpen"
    | "afterQuote"
    | "tooLong"
    | "noKind"
    | "noRegion"
    | "noWords"
    | "notYours"
    | "inTrash"
    | "twice";
  readonly said?: string; // what stands there
  readonly over?: number; // characters too many
}
export interface Table {
  readonly separator: string;
  readonly rows: readonly (readonly Cell[])[]; // without empty ones
  readonly problems: readonly Problem[];
}

const separators = [",", ";", "\t", "|", ":"] as const; // the first of those that do as well

// As a file says them: UTF-8 with or without a mark, UTF-16 as spreadsheets export it, else what old programs write.
export function wordsOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
// A workbook, a PDF, a picture: not text at all.
export function isText(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const head = bytes.subarray(0, 4_096);
  return !head.includes(0) && !(a === 0x50 && b === 0x4b) && !(a === 0x25 && b === 0x50);
}

// The one that makes the most columns out of the first lines, the same number in each.
export function separatorOf(text: string): string {
  let best: { readonly separator: string; readonly columns: number } = { separator: ",", columns: 1 };
  for (const separator of separators) {
    const { rows, problems } = split(text.slice(0, 4_000), separator);
    const some = rows.slice(0, 8);
    const columns = some[0]?.length ?? 1;
    const alike = some.filter((row) => row.length === columns).length;
    if (problems.length < 2 && columns > best.columns && alike * 2 > some.length) best = { separator, columns };
  }
  return best.separator;
}

export function tableOf(text: string, separator = separatorOf(text)): Table {
  return split(text.replace(/^\ufeff/, ""), separator);
}

function split(text: string, separator: string): Table {
  const rows: Cell[][] = [];
  const problems: Problem[] = [];
  let row: Cell[] = [];
  let at = 0;
  let line = 1;
  const ends = (char: string | undefined) => char === undefined || char === "\n" || char === "\r";
  const endRow = () => {
    if (row.some(({ words }) => words !== "")) rows.push(row);
    row = [];
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    line += 1;
  };
  while (at < text.length || row.length > 0) {
    const cell = { line, column: row.length + 1 };
    let words = "";
    while (text[at] === " ") at += 1;
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const char = text[at];
        if (char === undefined) {
          problems.push({ ...cell, why: "quoteOpen" });
          break;
        }
        at += 1;
        if (char !== '"') {
          if (char === "\n") line += 1;
          words += char === "\r" ? "" : char;
        } else if (text[at] === '"') {
          words += '"';
          at += 1;
        } else break;
      }
      const from = at;
      while (!ends(text[at]) && text[at] !== separator) at += 1;
      if (text.slice(from, at).trim() !== "")
        problems.push({ line, column: cell.column, why: "afterQuote", said: text.slice(from, at).trim().slice(0, 30) });
    } else {
      const from = at;
      while (!ends(text[at]) && text[at] !== separator) at += 1;
      words = text.slice(from, at);
    }
    row.push({ ...cell, words: words.trim() });
    if (text[at] === separator) {
      at += 1;
      // Nothing after the last separator is a cell too.
      if (ends(text[at])) {
        row.push({ line, column: row.length + 1, words: "" });
        endRow();
      }
    } else endRow();
  }
  return { separator, rows, problems };
}

// A list, a line a card; what marks a line as one of a list goes.
export function lineCells(text: string): readonly Cell[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((words, at) => ({
      words: words.replace(/^\s*(?:[-–—*•·▪◦‣]|\(?\d{1,3}[.)])\s+/, "").trim(),
      line: at + 1,
      column: 1,
    }))
    .filter(({ words }) => words !== "");
}
