// What the tools do to the words, as pure changes of an editor's state. Each is its own opposite.
import { syntaxTree } from "@codemirror/language";
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type TransactionSpec,
} from "@codemirror/state";

export type Does = (state: EditorState) => TransactionSpec | undefined;

// ---------------------------------------------------------------- within a line

const inlineMarks = { StrongEmphasis: "**", Emphasis: "*", Strikethrough: "~~" } as const;
type Inline = keyof typeof inlineMarks;

export function within(state: EditorState, name: string, { from, to }: SelectionRange = state.selection.main) {
  for (const side of [1, -1] as const)
    for (let node = syntaxTree(state).resolveInner(from, side); node.parent; node = node.parent)
      if (node.name === name && node.from <= from && node.to >= to) return node;
  return undefined;
}

export const inline =
  (name: Inline): Does =>
  (state) =>
    state.changeByRange((range) => {
      const mark = inlineMarks[name];
      const node = within(state, name, range);
      const around = (from: number, to: number) => state.sliceDoc(Math.max(0, from), to);
      const { head } = range;
      // Begun and not used; or used, and done with.
      if (range.empty && !node && around(head - mark.length, head + mark.length) === mark + mark)
        return {
          changes: { from: head - mark.length, to: head + mark.length },
          range: EditorSelection.cursor(head - mark.length),
        };
      if (range.empty && node && head === node.to - mark.length) return { range: EditorSelection.cursor(node.to) };
      if (node) {
        const changes = [
          { from: node.from, to: node.from + mark.length },
          { from: node.to - mark.length, to: node.to },
        ];
        const back = (at: number) =>
          Math.min(Math.max(at, node.from + mark.length), node.to - mark.length) - mark.length;
        return { changes, range: EditorSelection.range(back(range.anchor), back(range.head)) };
      }
      const { from, to } = trimmed(state, range.empty ? (state.wordAt(range.head) ?? range) : range);
      const after = EditorSelection.range(from + mark.length, to + mark.length);
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: range.empty && from !== to ? EditorSelection.cursor(range.head + mark.length) : after,
      };
    });

// A blank inside would keep it from being bold.
function trimmed(state: EditorState, { from, to }: { readonly from: number; readonly to: number }) {
  const words = state.sliceDoc(from, to);
  const start = words.length - words.trimStart().length;
  return words.trim() === "" ? { from, to } : { from: from + start, to: from + words.trimEnd().length };
}

// The words chosen become a link, or an address becomes one with its words to be written; then what is missing is chosen.
export const link: Does = (state) => {
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  const isAddress = /^(https?:\/\/|www\.|mailto:)\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const missing = isAddress
    ? EditorSelection.cursor(from + 1)
    : EditorSelection.range(from + words.length + 3, from + insert.length - 1);
  return { changes: { from, to, insert }, selection: words === "" ? EditorSelection.cursor(from + 1) : missing };
};

// ---------------------------------------------------------------- whole lines

const beginnings = { heading: "## ", list: "- ", numbered: "1. ", quotation: "> " } as const;
export type Beginning = keyof typeof beginnings;
const forms: { readonly [name in Beginning]: RegExp } = {
  heading: /^#{1,6} /,
  list: /^[-*+] /,
  numbered: /^\d{1,9}[.)] /,
  quotation: /^> ?/,
};
const indent = /^\s*/;

export function begins(state: EditorState, name: Beginning): boolean {
  const line = state.doc.lineAt(state.selection.main.head).text;
  return forms[name].test(line.replace(indent, ""));
}

export const lines =
  (name: Beginning): Does =>
  (state) => {
    const { from, to } = state.selection.main;
    const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
    const all = Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at));
    const some = all.length > 1 ? all.filter(({ text }) => text.trim() !== "") : all;
    const parts = some.map((line) => {
      const start = line.from + (indent.exec(line.text)?.[0].length ?? 0);
      const rest = line.text.slice(start - line.from);
      const was =
        Object.values(forms)
          .find((form) => form.test(rest))
          ?.exec(rest)?.[0] ?? "";
      return { start, was, is: forms[name].test(rest) };
    });
    const off = parts.every(({ is }) => is);
    const changes = parts.map(({ start, was }, at): ChangeSpec => {
      const insert = off ? "" : name === "numbered" ? `${at + 1}. ` : beginnings[name];
      return { from: start, to: start + was.length, insert };
    });
    const made = state.changes(changes);
    return { changes: made, selection: state.selection.map(made, 1) };
  };

// Deeper in a list, or out again.
export const deeper =
  (by: 1 | -1): Does =>
  (state) => {
    const { from, to } = state.selection.main;
    const changes: ChangeSpec[] = [];
    for (let number = state.doc.lineAt(from).number; number <= state.doc.lineAt(to).number; number += 1) {
      const line = state.doc.line(number);
      const item = /^(\s*)([-*+]|\d{1,9}[.)]) /.exec(line.text);
      if (!item) continue;
      const step = /\d/.test(item[2] ?? "") ? 3 : 2;
      if (by > 0) changes.push({ from: line.from, insert: " ".repeat(step) });
      else if (item[1]) changes.push({ from: line.from, to: line.from + Math.min(step, item[1].length) });
    }
    return changes.length === 0 ? undefined : { changes };
  };

// Enter goes on with a list or a quotation, and out of it where nothing was written.
export const newLine: Does = (state) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const begun = /^(\s*)(?:([-*+]) |(\d{1,9})([.)]) |(> ?))/.exec(line.text);
  if (!main.empty || !begun || main.head < line.from + begun[0].length) return undefined;
  if (line.text.trim() === begun[0].trim())
    return { changes: { from: line.from, to: line.to }, selection: EditorSelection.cursor(line.from) };
  const [, space = "", bullet, number, dot = "", quoted] = begun;
  const next = bullet ? `${bullet} ` : number ? `${Number(number) + 1}${dot} ` : (quoted ?? "");
  return put(state, `\n${space}${next}`);
};

// ---------------------------------------------------------------- words put in

// In place of what is chosen, with a blank before it where a word would touch it.
export function put(state: EditorState, words: string): TransactionSpec {
  const { from, to } = state.selection.main;
  return {
    changes: { from, to, insert: words },
    selection: EditorSelection.cursor(from + words.length),
    scrollIntoView: true,
  };
}
export function putApart(state: EditorState, words: string): TransactionSpec {
  const { from, to } = state.selection.main;
  const before = from > 0 && /\S/.test(state.sliceDoc(from - 1, from)) ? " " : "";
  const after = /\s/.test(state.sliceDoc(to, to + 1)) ? "" : " ";
  return put(state, before + words + after);
}
// On a line of its own, as the mark of a moment is.
export function putOnLine(state: EditorState, words: string): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.head);
  const insert = line.text.trim() === "" ? `${words} ` : `\n${words} `;
  return {
    changes: { from: line.to, insert },
    selection: EditorSelection.cursor(line.to + insert.length),
    scrollIntoView: true,
  };
}
